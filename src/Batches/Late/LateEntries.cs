using Theriac.Kernel;
using Theriac.Recipes;

namespace Theriac.Batches;

/// <summary>What a person claims about an entry that is made later than it happened. The server's time counts; this is data (DI-C).</summary>
/// <param name="Gap">Since when there was no network: the entries of one gap share one exception, and one reason.</param>
/// <param name="Form">Number of the paper form that it is copied from.</param>
/// <param name="OnPaperBy">Who wrote it there.</param>
/// <param name="More">Of charges on paper: more follow for the same step.</param>
internal sealed record LateInput(
    DateTimeOffset HappenedAt, string? Reason = null, DateTimeOffset? Gap = null, string? Form = null, string? OnPaperBy = null, bool More = false);

/// <summary>Late means a reason and an exception, for every kind of entry.</summary>
internal static class LateEntries
{
    /// <summary>What is entered later than this counts as late (DI-C).</summary>
    public const long AfterMicros = 15 * 60 * Micros.PerSecond;

    /// <summary>A claim is in minutes, and clocks may differ a little.</summary>
    private const long ClaimMicros = 60 * Micros.PerSecond;

    /// <summary>Entries of one gap are confirmed within a shift; what comes later has a reason of its own.</summary>
    private const long GapMicros = 12 * 60 * 60 * Micros.PerSecond;

    public static Refusal? Read(Scene scene, StepPlace place, LateInput? input, out LateEntry? late)
    {
        late = null;
        if (input?.Form is not { } form)
            return Claimed(scene, input, out late);
        var at = Micros.From(input.HappenedAt);
        if (at > scene.Now + Micros.PerSecond)
            return WeighingRefusals.TimeInFuture();
        if (OfPaper(scene, place, input, form, out late) is { } notOnIt)
            return notOnIt;
        return scene.State.Started is { } started && at < started.At - ClaimMicros ? ClaimsRefusals.TimeBeforeBatch(started.At) : null;
    }

    /// <summary>Of what no paper form holds: a condition that is signed, a phase that ends, the start of a timer, packs.</summary>
    public static Refusal? Read(Scene scene, ExecutionNode work, LateInput? input, out LateEntry? late)
    {
        late = null;
        return input?.Form is { } form ? PaperFormsRefusals.PaperOtherStep(form, work.Number) : Claimed(scene, input, out late);
    }

    private static Refusal? Claimed(Scene scene, LateInput? input, out LateEntry? late)
    {
        late = null;
        if (input is null)
            return null;
        var at = Micros.From(input.HappenedAt);
        if (at > scene.Now + Micros.PerSecond)
            return WeighingRefusals.TimeInFuture();
        if (scene.State.Started is { } started && at < started.At - ClaimMicros)
            return ClaimsRefusals.TimeBeforeBatch(started.At);
        if (scene.Now - at < AfterMicros)
            return null;
        if (string.IsNullOrWhiteSpace(input.Reason))
            return WeighingRefusals.LateReasonMissing();
        if (input.Gap is { } since && at < Micros.From(since) - ClaimMicros)
            return ClaimsRefusals.TimeBeforeGap(Micros.From(since));
        late = new LateEntry(at, input.Reason.Trim(), input.Gap is { } gap ? Micros.From(gap) : null);
        return null;
    }

    private static Refusal? OfPaper(Scene scene, StepPlace place, LateInput input, string id, out LateEntry? late)
    {
        late = null;
        if (!PaperForms.Open(scene.State, id).Try(out var form, out var refusal))
            return refusal;
        if (!form.Issued.Steps.Contains(place.Id))
            return PaperFormsRefusals.PaperOtherStep(form.Id, place.Number);
        var at = Micros.From(input.HappenedAt);
        if (at < form.Stamp.At - ClaimMicros)
            return PaperFormsRefusals.PaperTimeBeforeForm(form.Id, form.Stamp.At);
        if (string.IsNullOrWhiteSpace(input.OnPaperBy) || input.OnPaperBy.Length > PaperForms.NameMax)
            return PaperFormsRefusals.PaperPersonMissing();
        var reason = string.IsNullOrWhiteSpace(input.Reason) ? form.Issued.Reason : input.Reason.Trim();
        late = new LateEntry(at, reason, Paper: new OnPaper(form.Id, input.OnPaperBy.Trim()));
        return null;
    }

    /// <summary>The entry joins the open exception of its gap, or of what is copied from paper; the first of them opens it.</summary>
    public static LateEntry? Open(Telling telling, StepPlace place, LateEntry? late) => Join(telling, place, place.Phase, place.Number, late);

    public static LateEntry? Open(Telling telling, ExecutionNode work, LateEntry? late) => Join(telling, null, work, work.Number, late);

    private static LateEntry? Join(Telling telling, StepPlace? place, ExecutionNode work, string number, LateEntry? late)
    {
        if (late is null)
            return null;
        var there = telling.State.Exceptions.Find(one =>
            one.IsOpen && (late.Paper is not null || telling.Scene.Now - one.Stamp.At <= GapMicros) && Covers(one.Opened, late, telling.By));
        return late with { Exception = there?.Id ?? Tell(telling, place, work, number, late) };
    }

    private static bool Covers(ExceptionOpened opened, LateEntry late, By by) =>
        opened is { Kind: ExceptionKind.LateEntry, ByRule: true } && (late.Paper is not null
            ? opened.Facts.ContainsKey("form")
            : late.Gap is { } gap && opened.By.Id == by.Id && opened.Facts.GetValueOrDefault("no-network-since") == Micros.ToText(gap));

    private static string Tell(Telling telling, StepPlace? place, ExecutionNode work, string number, LateEntry late)
    {
        var facts = new Dictionary<string, string> { ["happenedAt"] = Micros.ToText(late.HappenedAt) };
        if (late.Gap is { } gap)
            facts["no-network-since"] = Micros.ToText(gap);
        if (late.Paper is { } paper)
            facts["form"] = paper.Form;
        var said = late switch
        {
            { Paper: { } on } => $"{number} and what follows: copied from paper form {on.Form}.",
            { Gap: { } since } => $"{number} and what follows: entered after the network was gone since {Micros.ToText(since)}.",
            _ => $"{number}: entered later than it happened.",
        };
        return telling.Open(ExceptionKind.LateEntry, Grade.Information, place, said, facts, late.Reason, phase: work.Id);
    }
}
