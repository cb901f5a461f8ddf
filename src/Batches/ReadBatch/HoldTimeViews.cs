using Theriac.Kernel;

namespace Theriac.Batches;

/// <summary>A hold time whose clock began: what it follows and what it holds back, until when, and when that began.</summary>
internal sealed record HoldTimeView(string After, string Before, string From, string DueAt, string? EndedAt, IReadOnlyList<string> Limits);

internal static class HoldTimeViews
{
    /// <summary>Those that run and those that are over, for the timeline; without the checks at an interval.</summary>
    public static IReadOnlyList<HoldTimeView> Of(Scene scene) =>
    [
        .. from rule in scene.Recipe.Graph.TimeRules
           where TimeRuleCheck.NameOf(rule) == "hold-time"
           let timer = TimeRuleCheck.TimerOf(scene.State, rule)
           where timer is not null
           orderby timer.EndedAt
           select new HoldTimeView(
               rule.AfterElement, rule.BeforeElement, Micros.ToText(timer.EndedAt), Micros.ToText(timer.DueAt), Ended(scene.State, rule.Limits), rule.Limits),
    ];

    // Held back until the first of it began; of what was skipped or never reached, until the end of the batch.
    private static string? Ended(BatchState state, IReadOnlyList<string> limits) =>
        (TimeRuleCheck.FirstStart(state, limits) ?? state.Ended?.At) is { } at ? Micros.ToText(at) : null;
}
