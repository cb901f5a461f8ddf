using System.Security.Cryptography;
using System.Text;
using Theriac.Kernel;

namespace Theriac.Batches;

/// <summary>Why something is an item of the review by exception.</summary>
internal enum ItemKind
{
    Exception,
    Correction,
    Late,
    HandTyped,
    LeftOut,
    RefusedAttempt,
    SignatureMissing,
    Alert,
    Interruption,

    /// <summary>A step was repeated or reopened.</summary>
    Redone,
}

/// <param name="Key">Stable name of the item.</param>
/// <param name="Hash">Of what the item says now: a changed item is unseen again.</param>
internal sealed record ReviewItem(
    string Key, string Hash, ItemKind Kind, Grade? Grade, string? Step, string? Number, string Text, Stamp? Stamp, bool Open)
{
    /// <summary>The text with what rules and refusals said in the reader's language; the hash is over <see cref="Text"/>.</summary>
    public Func<string, string>? Told { get; init; }

    public string In(string language) => Told?.Invoke(language) ?? Text;

    public static ReviewItem Of(
        string key, ItemKind kind, string? step, string? number, string text, Stamp? stamp, Grade? grade = null, bool open = false)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{key}\n{text}\n{grade}\n{open}"));
        return new ReviewItem(key, Convert.ToHexStringLower(hash.AsSpan(0, 8)), kind, grade, step, number, text, stamp, open);
    }
}

/// <summary>What a reviewer has to look at; everything else passed its rules.</summary>
internal static class ReviewItems
{
    public static IReadOnlyList<ReviewItem> Of(BatchState state, ControlRecipe recipe)
    {
        List<ReviewItem> items = [];
        items.AddRange(state.Exceptions.OrderByDescending(one => one.Grade).Select(one => ReviewItem.Of(
            $"exception:{one.Id}", ItemKind.Exception, one.Opened.Step, one.Opened.Number,
            $"{one.Opened.Description} {one.Conclusion?.Conclusion}", one.Stamp, one.Grade, one.IsOpen) with
        {
            Told = language => $"{one.Opened.In(language)} {one.Conclusion?.Conclusion}",
        }));
        foreach (var place in recipe.Steps)
        {
            if (state.Steps.TryGetValue(place.Id, out var step))
                items.AddRange(OfStep(place, step));
        }

        items.AddRange(Completeness.Missing(state, recipe)
            .Where(one => one.Code is "signature-missing" or "signature-superseded")
            .Select(one => ReviewItem.Of(
                $"{one.Code}:{one.Item}", ItemKind.SignatureMissing, one.Item, one.Number, one.Detail, null, open: true) with
            {
                Told = language => one.In(language).Detail,
            }));
        items.AddRange(state.Attempts.Select(one => ReviewItem.Of(
            $"attempt:{one.Stamp.Number}", ItemKind.RefusedAttempt, null, one.Facts.GetValueOrDefault("step"),
            $"{one.Command}: {one.Detail}", one.Stamp) with
        {
            Told = language => $"{BatchPhrases.All.Word(language, "command", one.Command)}: {one.In(language)}",
        }));
        if (state.Interruption is { } interruption)
            items.Add(ReviewItem.Of("interruption", ItemKind.Interruption, null, null, interruption.Text, interruption.Stamp));
        return items;
    }

    public static IReadOnlyList<ReviewItem> Unseen(BatchState state, IReadOnlyList<ReviewItem> items, string reviewer) =>
        [.. items.Where(item => state.Seen.GetValueOrDefault(BatchState.SeenKey(item.Key, reviewer)) != item.Hash)];

    private static IEnumerable<ReviewItem> OfStep(StepPlace place, StepState step)
    {
        foreach (var (value, index) in step.Values.Select((value, index) => (value, index)))
        {
            var text = $"{place.Number}: {value.Value} {value.Unit?.Symbol}".TrimEnd();
            if (value.Reason is { } reason)
                yield return Item(place, $"correction:{place.Id}:{index}", ItemKind.Correction, $"{text}, {reason}", value.Stamp);
            if (value.Verdict == Verdict.Alert)
                yield return Item(place, $"alert:{place.Id}:{index}", ItemKind.Alert, text, value.Stamp);
        }

        foreach (var (key, shown, late, stamp) in step.LateEntries)
        {
            var paper = late.Paper is { } on ? $" ({on.Form}, {on.By})" : "";
            yield return Item(place, $"late:{place.Id}:{key}", ItemKind.Late, $"{place.Number}: {shown}, {Micros.ToText(late.HappenedAt)}: {late.Reason}{paper}", stamp);
        }

        foreach (var charge in step.Charges.Where(charge => charge.LotSource == EntrySource.Typed))
        {
            yield return Item(
                place, $"typed:{place.Id}:{charge.Index}", ItemKind.HandTyped, $"{place.Number}: {charge.Lot} {charge.Quantity}", charge.Stamp);
        }

        if (step.Equipment is { Source: EntrySource.Typed } equipment)
            yield return Item(place, $"typed:{place.Id}", ItemKind.HandTyped, $"{place.Number}: {equipment.Equipment}", equipment.Stamp);
        foreach (var (run, index) in step.Earlier.Select((run, index) => (run, index)))
        {
            var was = run.Was.Value is { } value ? $" {value.Value} {value.Unit?.Symbol}".TrimEnd() : "";
            yield return Item(place, $"redone:{place.Id}:{index}", ItemKind.Redone, $"{place.Number}:{was} {run.Reason}", run.Stamp);
        }

        if (step.NotDone is { } notDone)
            yield return Item(place, $"left-out:{place.Id}", ItemKind.LeftOut, $"{place.Number}: {notDone.Reason}", notDone.Stamp);
    }

    private static ReviewItem Item(StepPlace place, string key, ItemKind kind, string text, Stamp stamp) =>
        ReviewItem.Of(key, kind, place.Id, place.Number, text, stamp);
}
