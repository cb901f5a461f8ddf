using Theriac.Kernel;
using Theriac.Recipes;

namespace Theriac.Batches;

/// <summary>A time rule whose clock runs: when it began, and when it is due.</summary>
internal sealed record RunningTimer(TimeRule Rule, long EndedAt, long DueAt);

/// <summary>A time rule as it stands when work is about to begin; without a timer its clock does not run.</summary>
internal sealed record StartCheck(TimeRule Rule, RunningTimer? Timer, Check Check);

/// <summary>Minimum and hold times, intervals and what runs beside what, in whole microseconds of the server's clock (C-111).</summary>
internal static class TimeRuleCheck
{
    /// <summary>Rules that decide about the start of this work: it is the first of its element.</summary>
    public static IEnumerable<StartCheck> At(Scene scene, string work) =>
        from rule in scene.Recipe.RulesBefore(work)
        where !HasStarted(scene.State, rule.Limits)
        let timer = TimerOf(scene.State, rule)
        select new StartCheck(rule, timer, ToCheck(scene.State, rule, timer, scene.Now));

    /// <summary>All rules whose clock runs now.</summary>
    public static IEnumerable<RunningTimer> Running(BatchState state, ControlRecipe recipe) =>
        recipe.Graph.TimeRules.Where(rule => !IsOver(state, rule)).DistinctBy(KeyOf).Select(rule => TimerOf(state, rule)).OfType<RunningTimer>();

    // Of a loop at an interval only the turn that is next runs down; the clock of all of them began with the first.
    private static object KeyOf(TimeRule rule) => rule.Interval ? (rule.Kind, rule.AfterElement) : rule;

    public static string NameOf(TimeRule rule) => rule switch
    {
        { Interval: true, IsLatest: true } => "interval",
        { Interval: true } => "interval-earliest",
        { Kind: TimeLinkKind.NoLaterAfterEnd } => "hold-time",
        { Kind: TimeLinkKind.NoEarlierAfterEnd } => "minimum-time",
        { Kind: TimeLinkKind.NoLaterAfterStart } => "latest-start",
        { Kind: TimeLinkKind.NoEarlierAfterStart } => "earliest-start",
        { Kind: TimeLinkKind.AtStart } => "at-start",
        _ => "not-in-parallel",
    };

    public static string ExpectedOf(TimeRule rule) => rule.Duration is { } duration ? $"{duration}" : rule.AfterElement;

    /// <summary>Elapsed since the clock began, to the minute: <c>5 h 07 min</c>.</summary>
    public static string Elapsed(RunningTimer timer, long now) => Elapsed(timer.EndedAt, now);

    public static string Elapsed(long since, long now)
    {
        var minutes = (now - since) / (60 * Micros.PerSecond);
        return $"{minutes / 60} h {minutes % 60:00} min";
    }

    private static Check ToCheck(BatchState state, TimeRule rule, RunningTimer? timer, long now)
    {
        var passed = rule.Kind switch
        {
            TimeLinkKind.AtStart => HasStarted(state, rule.Of) || rule.Of.All(id => IsBehind(state, id)),
            TimeLinkKind.NotInParallel => !HasStarted(state, rule.Of) || rule.Of.All(id => IsBehind(state, id)),
            _ => timer is null || (rule.IsLatest ? now <= timer.DueAt : now >= timer.DueAt),
        };
        return new Check(NameOf(rule), passed, ExpectedOf(rule), timer is null ? "–" : Elapsed(timer, now));
    }

    // What was held back has begun, or will never begin.
    private static bool IsOver(BatchState state, TimeRule rule) =>
        HasStarted(state, rule.Limits) || rule.Limits.All(id => state.SkippedNodes.Contains(id));

    private static bool HasStarted(BatchState state, IReadOnlyList<string> work)
    {
        foreach (var id in work)
        {
            if (state.Work.GetValueOrDefault(id)?.Started is not null)
                return true;
        }

        return false;
    }

    private static bool IsBehind(BatchState state, string work) => state.SkippedNodes.Contains(work) || state.CompletedWork.Contains(work);

    /// <summary>The clock of a rule as the record has it; null where it did not begin to run.</summary>
    public static RunningTimer? TimerOf(BatchState state, TimeRule rule) =>
        rule.Duration is { } duration && (rule.IsFromStart ? StartOf(state, rule) : EndOf(state, rule)) is { } from
            ? new RunningTimer(rule, from, from + MicrosOf(duration))
            : null;

    private static long? StartOf(BatchState state, TimeRule rule) => FirstStart(state, rule.Of);

    /// <summary>When the first of this work began.</summary>
    public static long? FirstStart(BatchState state, IReadOnlyList<string> work)
    {
        long? first = null;
        foreach (var id in work)
        {
            if (state.Work.GetValueOrDefault(id)?.Started is { } started && !(first <= started.At))
                first = started.At;
        }

        return first;
    }

    private static long? EndOf(BatchState state, TimeRule rule)
    {
        long last = 0;
        foreach (var id in rule.Of)
        {
            if (state.SkippedNodes.Contains(id))
                continue;
            if (state.Work.GetValueOrDefault(id)?.Ended is not { } ended)
                return null;
            last = Math.Max(last, ended.At);
        }

        return last == 0 ? null : last;
    }

    public static long MicrosOf(Quantity duration) =>
        (long)decimal.Ceiling(duration.To(Unit.Second).Then(seconds => seconds.Times(Micros.PerSecond)).Value.Value);
}
