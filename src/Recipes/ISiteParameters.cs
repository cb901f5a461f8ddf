using Theriac.Kernel;
using Theriac.Ledger;

namespace Theriac.Recipes;

/// <summary>What one site sets for one version of a recipe, in the form "theriac-parameters/1": the other half of a control recipe.</summary>
/// <remarks>Only what differs from the master stands here. Its hash is SHA-256 over its canonical JSON, like a recipe's.</remarks>
public sealed record ParameterSet
{
    public const string FormatName = "theriac-parameters/1";

    public string Format { get; init; } = FormatName;

    /// <summary>Id of the recipe.</summary>
    public required string Id { get; init; }

    public required string Version { get; init; }

    /// <summary>Hash of the master that the values were set for.</summary>
    public required string Recipe { get; init; }

    public required string Site { get; init; }

    public required IReadOnlyList<ParameterValue> Values { get; init; }

    /// <summary>SHA-256 over the canonical JSON, in lower-case hex: what a batch is bound to beside the recipe's.</summary>
    public string Hash() => ParameterJson.HashOf(this);

    /// <summary>The parameter as it holds at this site for a batch of this named size: what is not said here is the master's.</summary>
    /// <param name="batchSize">Id of a <see cref="NamedBatchSize"/>, or null for a recipe without.</param>
    public FormulaParameter At(FormulaParameter master, string? batchSize)
    {
        var here = Values.Where(one => one.Parameter == master.Id && (one.BatchSize is null || one.BatchSize == batchSize))
            .OrderBy(one => one.BatchSize is null).ToList(); // What names the size goes before what holds for all.
        return master with
        {
            Value = here.Select(one => one.Value).FirstOrDefault(value => value is not null) ?? master.Value,
            Range = here.Select(one => one.Range).FirstOrDefault(range => range is not null) ?? master.Range,
        };
    }
}

/// <summary>Set-point, range, or both, that one parameter has at a site.</summary>
public sealed record ParameterValue
{
    /// <summary>Id of a formula parameter with a <see cref="FormulaParameter.Scope"/>.</summary>
    public required string Parameter { get; init; }

    /// <summary>Id of a named batch size; absent: for all of them.</summary>
    public string? BatchSize { get; init; }

    public Quantity? Value { get; init; }

    /// <summary>In the unit of the master's value.</summary>
    public Limits? Range { get; init; }
}

/// <summary>A parameter set that was approved, with its hash.</summary>
/// <param name="At">The stream version that a decision relies on: another approved set changes it.</param>
public sealed record ApprovedParameters(ParameterSet Set, string Hash, StreamVersion At);

/// <summary>What other modules may ask about the parameters of sites.</summary>
public interface ISiteParameters
{
    /// <summary>The set that new batches of this version take at this site; null when the site sets nothing of its own.</summary>
    Task<ApprovedParameters?> FindAsync(string id, string version, string site, CancellationToken cancellation = default);

    /// <summary>An approved set by its hash, also one that was replaced since: what a running batch follows. Null for any other.</summary>
    Task<ParameterSet?> FindByHashAsync(string id, string site, string hash, CancellationToken cancellation = default);
}
