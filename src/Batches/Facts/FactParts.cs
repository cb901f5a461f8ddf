using System.Collections.Concurrent;
using System.Reflection;
using Theriac.Ledger;

namespace Theriac.Batches;

/// <summary>Members of a fact by their kind: a fact that comes later is found without being named, and so is a member by another name.</summary>
internal static class FactParts
{
    /// <summary>Signatures, or people, of a fact. They stand beside its other members, never deeper, which a test holds.</summary>
    public static IEnumerable<T> Of<T>(IFact fact)
        where T : class
    {
        foreach (var property in Kept<T>.By.GetOrAdd(fact.GetType(), static type => [.. type.GetProperties().Where(one => one.PropertyType == typeof(T))]))
        {
            if (property.GetValue(fact) is T part)
                yield return part;
        }
    }

    private static class Kept<T>
    {
        public static readonly ConcurrentDictionary<Type, PropertyInfo[]> By = [];
    }
}
