using System.Collections.Concurrent;
using System.Reflection;
using Theriac.Ledger;

namespace Theriac.Batches.Print;

/// <summary>What somebody wrote, or a machine told, and the sentence about the fact does not say: nothing that was entered is left out in print.</summary>
internal static class FactRemarks
{
    // Places in the recipe and names within the record: they say nothing to who reads the audit trail, and its sentence names the step.
    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        "Phase", "Step", "Number", "Operation", "Transition", "Node", "Way", "Element", "Id", "Item", "ItemHash", "Job", "Description",
    };

    private static readonly ConcurrentDictionary<Type, IReadOnlyList<PropertyInfo>> Texts = [];

    public static IReadOnlyList<string> Of(IFact fact, string sentence) => fact is AttemptRefused ? [] :
    [
        .. Texts.GetOrAdd(fact.GetType(), type => [.. type.GetProperties().Where(IsText)])
            .Select(property => property.GetValue(fact) switch { string text => text, LateEntry late => late.Reason, _ => null })
            .OfType<string>().Where(text => text.Length > 0 && !sentence.Contains(text, StringComparison.Ordinal)).Distinct(StringComparer.Ordinal),
    ];

    public static bool IsText(PropertyInfo property) =>
        property.PropertyType == typeof(LateEntry) || (property.PropertyType == typeof(string) && !Names.Contains(property.Name));
}
