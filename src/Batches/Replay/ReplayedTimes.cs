using Theriac.Kernel;
using Theriac.Recipes;

namespace Theriac.Batches;

/// <summary>Hold times, minimum times and intervals of a version over the times at which a past batch began and ended its work.</summary>
internal static class ReplayedTimes
{
    public static IEnumerable<ReplayResult> Of(BatchState state, ControlRecipe recipe)
    {
        foreach (var rule in recipe.Graph.TimeRules)
        {
            if (TimeRuleCheck.FirstStart(state, rule.Limits) is { } started && TimeRuleCheck.TimerOf(state, rule) is { } timer)
                yield return Judge(state, recipe, rule, timer, started);
        }
    }

    private static ReplayResult Judge(BatchState state, ControlRecipe recipe, TimeRule rule, RunningTimer timer, long started)
    {
        var would = rule.IsLatest ? started > timer.DueAt : started < timer.DueAt;
        var was = rule.IsLatest && state.Exceptions.Exists(one => IsOverrun(one.Opened, rule));
        var first = recipe.Graph[rule.Limits.First(id => state.Work.GetValueOrDefault(id)?.Started?.At == started)];
        var said = would ? rule.IsLatest ? "outside" : "refused" : "within";
        return new ReplayResult(was, would, new ReplayChange(
            state.Id, state.Order?.Recipe.Version ?? "", rule.BeforeElement, first.Number, first.Title, TimeRuleCheck.Elapsed(timer, started),
            was ? "outside" : "within", said, $"{(rule.IsLatest ? "≤" : "≥")} {rule.Duration}"));
    }

    // Late by another rule of the same work is late by that rule, not by this one.
    private static bool IsOverrun(ExceptionOpened opened, TimeRule rule) =>
        opened.Kind is ExceptionKind.HoldTimeOverrun or ExceptionKind.IntervalMissed
        && opened.Phase is { } phase && rule.Limits.Contains(phase)
        && opened.Facts.GetValueOrDefault("after") == rule.AfterElement;
}
