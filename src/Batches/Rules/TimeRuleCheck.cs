using Theriac.Kernel;
using Theriac.Recipes;

namespace Theriac.Batches;

/// <summary>A time rule whose clock runs: when it began, and when it is due.</summary>
internal sealed record RunningTimer(TimeRule Rule, long EndedAt, long DueAt);

/// <summary>Minimum and hold times, in whole microseconds of the server's clock (C-111).</summary>
internal static class TimeRuleCheck
{
    /// <summary>
    /// Rules that decide about the start of this work: it is the first of its element, and the element before has ended.
    /// </summary>
    public static IEnumerable<RunningTimer> At(Scene scene, string work) =>
        Running(scene.State, scene.Recipe).Where(timer => timer.Rule.Limits.Contains(work));

    /// <summary>All rules whose clock runs now.</summary>
    public static IEnumerable<RunningTimer> Running(BatchState state, ControlRecipe recipe)
    {
        foreach (var rule in recipe.Graph.TimeRules)
        {
            if (rule.Limits.Any(id => state.Work.GetValueOrDefault(id)?.Started is not null))
                continue;
            if (EndOf(state, rule) is { } ended)
                yield return new RunningTimer(rule, ended, ended + MicrosOf(rule.Duration));
        }
    }

    public static Check ToCheck(RunningTimer timer, long now)
    {
        var passed = timer.Rule.Kind == TimeLinkKind.NoLaterAfterEnd ? now <= timer.DueAt : now >= timer.DueAt;
        return new Check(NameOf(timer.Rule), passed, $"{timer.Rule.Duration}", Elapsed(timer, now));
    }

    public static string NameOf(TimeRule rule) => rule.Kind == TimeLinkKind.NoLaterAfterEnd ? "hold-time" : "minimum-time";

    /// <summary>Elapsed since the end before, to the minute: <c>5 h 07 min</c>.</summary>
    public static string Elapsed(RunningTimer timer, long now)
    {
        var minutes = (now - timer.EndedAt) / (60 * Micros.PerSecond);
        return $"{minutes / 60} h {minutes % 60:00} min";
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

    private static long MicrosOf(Quantity duration) =>
        (long)decimal.Ceiling(duration.To(Unit.Second).Then(seconds => seconds.Times(Micros.PerSecond)).Value.Value);
}
