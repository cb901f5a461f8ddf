using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;
using Theriac.Kernel;

namespace Theriac.Ledger;

/// <summary>All fact types of all modules, and their JSON.</summary>
public sealed class FactTypes
{
    private readonly FrozenDictionary<string, Type> _byName;
    private readonly FrozenDictionary<Type, string> _byType;

    public FactTypes(IEnumerable<FactAssembly> modules)
    {
        var types = modules.Select(module => module.Assembly).Append(typeof(FactTypes).Assembly).Distinct()
            .SelectMany(assembly => assembly.GetTypes())
            .Select(type => (Type: type, Fact: type.GetCustomAttribute<FactAttribute>()))
            .Where(pair => pair.Fact is not null).ToList();
        _byName = types.ToFrozenDictionary(pair => pair.Fact!.Type, pair => pair.Type);
        _byType = types.ToFrozenDictionary(pair => pair.Type, pair => pair.Fact!.Type);
    }

    public IEnumerable<string> Names => _byName.Keys;

    public string NameOf(IFact fact) =>
        _byType.TryGetValue(fact.GetType(), out var name)
            ? name
            : throw new InvalidOperationException($"{fact.GetType().Name} lacks [Fact] or its module is not registered by AddFacts.");

    /// <summary>Canonical JSON of a fact.</summary>
    public static byte[] Write(IFact fact) => CanonicalJson.Of<object>(fact, KernelJson.Options);

    /// <summary>The fact in its newest shape; null when this version does not know the type.</summary>
    public IFact? Read(Entry entry)
    {
        if (!_byName.TryGetValue(entry.Type, out var type))
            return null;
        var fact = (IFact?)JsonSerializer.Deserialize(entry.Payload.Span, type, KernelJson.Options);
        while (fact is IUpcast old)
            fact = old.UpcastFact();
        return fact;
    }
}

/// <summary>Says that a module's assembly holds facts; registered by <c>AddFacts</c>.</summary>
public sealed record FactAssembly(Assembly Assembly);
