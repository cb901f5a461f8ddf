using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;
using Theriac.Recipes;

namespace Theriac.Batches.Print;

/// <summary>
/// What somebody wrote, or a machine told, at whatever depth of a fact, and the sentence about it does not say: nothing that was entered is
/// left out of the copies.
/// </summary>
internal static class FactRemarks
{
    // Places in the recipe and names within the record: they say nothing to who reads the audit trail, and its sentence names the step.
    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        "Phase", "Step", "Number", "Operation", "Transition", "Node", "Way", "Element", "After", "AfterNumber", "Id", "ItemHash", "Job",
        "Steps", "Stale", "Fired", "Skipped", "Enabled",
    };

    // What an exception is about is told by its sentence, in the reader's language; its facts are what that was made of.
    private static readonly HashSet<string> Told = new(StringComparer.Ordinal) { "Description", "Facts" };

    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Telling = [];

    public static IReadOnlyList<string> Of(IFact fact, string sentence) => fact is AttemptRefused ? [] :
    [
        .. TextsOf(fact).Where(text => text.Length > 0 && !sentence.Contains(text, StringComparison.Ordinal)).Distinct(StringComparer.Ordinal),
    ];

    private static IEnumerable<string> TextsOf(object? value) => value switch
    {
        null => [],
        string text => [text],
        // Who it was stands in the entry; that a rule was asked, and what it said, in the section of its step.
        By or Check => [],
        Signature one => one.Comment is { } comment ? [comment] : [],
        Unit or Quantity or RoundedShare or LocalizedText or Limits => [],
        IReadOnlyDictionary<string, string> pairs => pairs.Values,
        IEnumerable many => many.Cast<object?>().SelectMany(TextsOf),
        _ => Telling.GetOrAdd(value.GetType(), Properties).SelectMany(property => TextsOf(property.GetValue(value))),
    };

    private static PropertyInfo[] Properties(Type type) => type is { IsPrimitive: false, IsEnum: false, IsValueType: false }
        ? [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(one =>
            !(Names.Contains(one.Name) && IsText(one.PropertyType)) && !(type == typeof(ExceptionOpened) && Told.Contains(one.Name)))]
        : [];

    private static bool IsText(Type type) =>
        type == typeof(string) || type.IsAssignableTo(typeof(IEnumerable<string>)) || type.IsAssignableTo(typeof(IReadOnlyDictionary<string, string>));
}
