using Microsoft.Extensions.Configuration;
using Theriac.Kernel;

namespace Theriac.Edge;

/// <summary>What an instance is for. Each is an instance of its own; a recipe moves between them as a signed package.</summary>
public enum InstanceStage
{
    Development,
    Validation,
    Production,
}

/// <summary>Name and stage of this instance, as screens and packages say them.</summary>
/// <param name="Name">Configuration <c>Instance:Name</c>.</param>
/// <param name="Stage">Configuration <c>Instance:Kind</c>: development, validation or production; production where nothing is said.</param>
public sealed record InstanceIdentity(string Name, InstanceStage Stage)
{
    public const int NameMax = 100;

    /// <exception cref="InvalidOperationException">The configuration says something else: an instance must not guess what it is for.</exception>
    public static InstanceIdentity Of(IConfiguration? configuration)
    {
        var name = configuration?["Instance:Name"]?.Trim();
        var kind = configuration?["Instance:Kind"]?.Trim();
        if (name?.Length > NameMax) throw new InvalidOperationException($"Instance:Name has {name.Length} characters; {NameMax} at most.");
        if (string.IsNullOrEmpty(kind)) return new InstanceIdentity(string.IsNullOrEmpty(name) ? "Theriac" : name, InstanceStage.Production);
        return EnumWords.TryRead<InstanceStage>(kind, out var stage)
            ? new InstanceIdentity(string.IsNullOrEmpty(name) ? "Theriac" : name, stage)
            : throw new InvalidOperationException($"Instance:Kind is {kind}; it is development, validation or production.");
    }
}
