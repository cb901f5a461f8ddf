using System.Security.Cryptography;
using System.Text;
using Theriac.Kernel;
using Theriac.People;
using Theriac.Recipes;

namespace Theriac.Batches;

/// <summary>Why something is an item of the review by exception; the order is the one in which they are read.</summary>
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

    /// <summary>Somebody of the batch was given a role, or lost one, while it ran.</summary>
    RoleChange,

    /// <summary>What is stored is not what was signed (A11D-13b).</summary>
    SignatureVoid,

    /// <summary>A rule of the recipe that was never evaluated, or that failed without an exception: nothing is unchecked in silence.</summary>
    RuleNotMet,

    /// <summary>A step was repeated or reopened.</summary>
    Redone,

    /// <summary>A change of the running batch.</summary>
    Change,

    /// <summary>A shift was handed over, and nobody took it over.</summary>
    Handover,
}

/// <param name="Key">Stable name of the item.</param>
/// <param name="Hash">Of what the item says now: a changed item is unseen again.</param>
internal sealed record ReviewItem(
    string Key, string Hash, ItemKind Kind, Grade? Grade, string? Step, string? Number, string Text, Stamp? Stamp, bool Open)
{
    /// <summary>The text with what rules and refusals said in the reader's language; the hash is over <see cref="Text"/>.</summary>
    public Func<string, string>? Told { get; init; }

    /// <summary>Questions about it, with their answers.</summary>
    public IReadOnlyList<QuestionState> Questions { get; init; } = [];

    /// <summary>An open question stands in the way of the review.</summary>
    public bool IsReturned => Questions.Any(one => one.IsOpen);

    public string In(string language) => Told?.Invoke(language) ?? Text;

    public static ReviewItem Of(
        string key, ItemKind kind, string? step, string? number, string text, Stamp? stamp, Grade? grade = null, bool open = false) =>
        new(key, HashOf($"{key}\n{text}\n{grade}\n{open}"), kind, grade, step, number, text, stamp, open);

    /// <summary>A question, and again its answer, change the item: the reviewer looks at it anew.</summary>
    public ReviewItem With(IReadOnlyList<QuestionState> questions) => questions.Count == 0 ? this : this with
    {
        Questions = questions,
        Hash = HashOf(Hash + string.Concat(questions.Select(one => $"\n{one.Id} {one.Answer?.Text}"))),
    };

    private static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 8));
}

/// <summary>What a reviewer has to look at; everything else passed its rules.</summary>
internal static class ReviewItems
{
    private static readonly ItemKind[] Order =
    [
        ItemKind.Exception, ItemKind.Interruption, ItemKind.Correction, ItemKind.Late, ItemKind.HandTyped, ItemKind.LeftOut, ItemKind.Redone, ItemKind.Change, ItemKind.Handover, ItemKind.Alert,
        ItemKind.RefusedAttempt, ItemKind.RoleChange, ItemKind.SignatureVoid, ItemKind.SignatureMissing, ItemKind.RuleNotMet,
    ];

    /// <summary>The worst exceptions first, then by kind, then as they came.</summary>
    public static IReadOnlyList<ReviewItem> Of(Scene scene)
    {
        var (state, recipe) = (scene.State, scene.Recipe);
        List<ReviewItem> items = [.. OfRecord(state, recipe), .. AuditItems.Of(scene)];
        items.AddRange(OfRules(state, recipe, items));
        var questions = state.Questions.ToLookup(one => one.Item, StringComparer.Ordinal);
        return [.. items.Select(one => one.With([.. questions[one.Key]])).OrderBy(one => Array.IndexOf(Order, one.Kind))];
    }

    public static IReadOnlyList<ReviewItem> Unseen(BatchState state, IReadOnlyList<ReviewItem> items, string reviewer) =>
        [.. items.Where(item => state.Seen.GetValueOrDefault(BatchState.SeenKey(item.Key, reviewer)) != item.Hash)];

    private static IEnumerable<ReviewItem> OfRecord(BatchState state, ControlRecipe recipe)
    {
        foreach (var one in state.Exceptions.OrderByDescending(one => one.Grade))
        {
            yield return ReviewItem.Of(
                $"exception:{one.Id}", ItemKind.Exception, one.Opened.Step, one.Opened.Number,
                $"{one.Opened.Description} {one.Conclusion?.Conclusion}", one.Stamp, one.Grade, one.IsOpen) with
            {
                Told = language => $"{one.Opened.In(language)} {one.Conclusion?.Conclusion}",
            };
        }

        foreach (var place in recipe.Steps)
        {
            if (!state.Steps.TryGetValue(place.Id, out var step))
                continue;
            foreach (var item in OfStep(place, step))
                yield return item;
        }

        foreach (var item in OfLateWork(state))
            yield return item;
        foreach (var result in state.LabResults.Where(result => result.Reason is not null))
        {
            yield return ReviewItem.Of(
                $"lab:{result.Step}:{result.Test}:{result.Stamp.Number}", ItemKind.Correction, result.Step, result.Number,
                $"{result.Number} {result.Title}: {result.Value} {result.Unit?.Symbol}, {result.Reason}", result.Stamp);
        }

        foreach (var one in state.Changes)
        {
            yield return ReviewItem.Of(
                $"change:{one.Id}", ItemKind.Change, one.Requested.Step?.After ?? one.Requested.Equipment?.Steps[0],
                one.Requested.Step?.AfterNumber ?? one.Requested.Equipment?.Numbers[0],
                $"{one.Id}: {one.Requested.Reason} {one.Declined?.Text}".TrimEnd(), one.Stamp, open: one.IsPending);
        }

        foreach (var one in state.Handovers.Where(one => one.Taken is null))
        {
            yield return ReviewItem.Of($"handover:{one.Id}", ItemKind.Handover, null, null, $"{one.Id}: not taken over.", one.Stamp, open: one.Standing == HandoverStanding.Open) with
            {
                Told = language => $"{one.Id}: {(one.IsReplaced ? HandoverTexts.Replaced : HandoverTexts.Open).In(language)}",
            };
        }

        if (state.Interruption is { } interruption)
            yield return ReviewItem.Of("interruption", ItemKind.Interruption, null, null, interruption.Text, interruption.Stamp);
    }

    // A rule without a result, or one that failed and of which no other item tells.
    private static IEnumerable<ReviewItem> OfRules(BatchState state, ControlRecipe recipe, IReadOnlyList<ReviewItem> items)
    {
        if (state.Lifecycle != Lifecycle.Complete)
            yield break;
        var told = items.Select(item => item.Step).OfType<string>().ToHashSet(StringComparer.Ordinal);
        foreach (var rule in RuleBook.Results(state, recipe).Where(rule => rule.Passed != true && !told.Contains(rule.Item.Split('#')[0])))
        {
            if (rule.Passed == false && state.Exceptions.Any(one => one.Opened.Phase == rule.Item))
                continue;
            yield return ReviewItem.Of(
                $"rule:{rule.Rule}:{rule.Item}", ItemKind.RuleNotMet, recipe.TryGetStep(rule.Item, out _) ? rule.Item : null, rule.Number,
                $"{rule.Number} {rule.Rule}: {(rule.Passed is null ? "not run" : "failed")}", null, open: true) with
            {
                Told = language => BatchPhrases.All.Say(language, Edge.Sentence.Of(
                    rule.Passed is null ? "review.rule-not-run" : "review.rule-failed", ("number", rule.Number), ("rule", rule.Rule))),
            };
        }
    }

    // Conditions and phases without steps.
    private static IEnumerable<ReviewItem> OfLateWork(BatchState state) =>
        from work in state.Work.Values
        where work is { Late: not null, Ended: not null }
        orderby work.Ended!.Number
        select ReviewItem.Of(
            $"late:{work.Id}", ItemKind.Late, null, work.Number, LateText(work.Number, Micros.ToText(work.Ended!.At), work.Late!), work.Ended);

    private static string LateText(string number, string shown, LateEntry late) =>
        $"{number}: {shown}, {Micros.ToText(late.HappenedAt)}: {late.Reason}{(late.Paper is { } on ? $" ({on.Form}, {on.By})" : "")}";

    private static IEnumerable<ReviewItem> OfStep(StepPlace place, StepState step)
    {
        foreach (var (value, index) in step.Values.Select((value, index) => (value, index)))
        {
            var text = $"{place.Number}: {value.Value} {value.Unit?.Symbol}".TrimEnd();
            if (value.Reason is { } reason)
                yield return Item(place, $"correction:{place.Id}:{index}", ItemKind.Correction, $"{text}, {reason}", value.Stamp);
            if (value.Verdict == Verdict.Alert)
                yield return Item(place, $"alert:{place.Id}:{index}", ItemKind.Alert, text, value.Stamp);
            if (place.Instruction.Critical && IsRead(place.Instruction.Kind) && value is { Source: EntrySource.Typed, Charge: null, Reason: null })
                yield return Item(place, $"typed:{place.Id}:value:{index}", ItemKind.HandTyped, text, value.Stamp);
        }

        foreach (var row in step.Rows)
        {
            foreach (var item in OfRow(place, row))
                yield return item;
        }

        foreach (var (key, shown, late, stamp) in step.LateEntries)
            yield return Item(place, $"late:{place.Id}:{key}", ItemKind.Late, LateText(place.Number, shown, late), stamp);

        foreach (var charge in step.Charges.Where(charge => charge.LotSource == EntrySource.Typed))
        {
            yield return Item(
                place, $"typed:{place.Id}:{charge.Index}", ItemKind.HandTyped, $"{place.Number}: {charge.Lot} {charge.Quantity}", charge.Stamp);
        }

        foreach (var charge in step.Charges.Where(charge => charge.Return is not null))
        {
            yield return Item(
                place, $"returned:{place.Id}:{charge.Index}", ItemKind.Correction,
                $"{place.Number}: {charge.Lot} {charge.Quantity} − {charge.Returned} = {charge.Net}, {charge.Return!.Text}", charge.Return.Stamp);
        }

        foreach (var one in step.Dispensed.Where(one => one.Fact.Weight.Source == EntrySource.Typed || one.Fact.From.Source == EntrySource.Typed || !one.IsValid))
        {
            yield return Item(
                place, $"weighed:{place.Id}:{one.Fact.Index}", one.IsValid ? ItemKind.HandTyped : ItemKind.Correction,
                $"{place.Number}: {one.Id} {one.Net} {one.Voided?.Text}".TrimEnd(), one.Stamp);
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

    // What is only said to be done, or answered by a tap, was not typed from anything.
    private static bool IsRead(InstructionKind kind) => kind is InstructionKind.Number or InstructionKind.EnvironmentalReading
        or InstructionKind.SampleResult or InstructionKind.Weigh or InstructionKind.Yield or InstructionKind.Reconciliation;

    private static IEnumerable<ReviewItem> OfRow(StepPlace place, RowState row)
    {
        foreach (var (change, index) in row.Changes.Select((change, index) => (change, index)))
        {
            yield return Item(
                place, $"correction:{place.Id}:{row.Row}:{index}", ItemKind.Correction,
                $"{place.Number}.{row.Row}: {change.Old} → {change.New}, {change.Reason}", change.Stamp);
        }

        if (row.Cells.Values.Any(cell => cell.Verdict == Verdict.Alert))
        {
            var values = string.Join(" · ", place.Instruction.Columns.Where(column => row.Cells.ContainsKey(column.Id)).Select(column => row.Cells[column.Id].Value));
            yield return Item(place, $"alert:{place.Id}:row:{row.Row}", ItemKind.Alert, $"{place.Number}.{row.Row}: {values}", row.Stamp);
        }
    }

    private static ReviewItem Item(StepPlace place, string key, ItemKind kind, string text, Stamp stamp) =>
        ReviewItem.Of(key, kind, place.Id, place.Number, text, stamp);
}
