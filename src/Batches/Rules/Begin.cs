using Theriac.Kernel;
using Theriac.Recipes;

namespace Theriac.Batches;

/// <summary>The start of work: explicitly, or with its first entry.</summary>
internal static class Begin
{
    /// <summary>
    /// Starts the phase unless it runs already. Too early is refused; too late needs a justification, for the overrun is
    /// a deviation that is documented with the time elapsed (C-111).
    /// </summary>
    public static Refusal? Phase(Telling telling, ExecutionNode phase, string? justification)
    {
        if (telling.State.Work.GetValueOrDefault(phase.Id)?.Started is not null)
            return null;
        if (Times(telling, phase, justification, out var checks, out var overruns) is { } refusal)
            return refusal;
        telling.Tell(new PhaseStarted(phase.Id, phase.Number, telling.By, checks));
        OpenOverruns(telling, phase, overruns, justification);
        return null;
    }

    /// <summary>Evaluates the time rules of a piece of work that is about to begin.</summary>
    public static Refusal? Times(
        Telling telling, ExecutionNode work, string? justification, out List<Check> checks, out List<RunningTimer> overruns)
    {
        var now = telling.Scene.Now;
        var timers = TimeRuleCheck.At(telling.Scene, work.Id).ToList();
        checks = [.. timers.Select(timer => TimeRuleCheck.ToCheck(timer, now))];
        overruns = [.. timers.Where(timer => timer.Rule.Kind == TimeLinkKind.NoLaterAfterEnd && now > timer.DueAt)];
        var early = timers.Find(timer => timer.Rule.Kind == TimeLinkKind.NoEarlierAfterEnd && now < timer.DueAt);
        if (early is not null)
            return BatchesRefusals.TooEarly(work.Number, early, now);
        return overruns.Count > 0 && string.IsNullOrWhiteSpace(justification)
            ? BatchesRefusals.HoldTimeOverrun(work.Number, overruns[0], now)
            : null;
    }

    public static void OpenOverruns(Telling telling, ExecutionNode work, List<RunningTimer> overruns, string? justification)
    {
        foreach (var timer in overruns)
        {
            var facts = new Dictionary<string, string>
            {
                ["after"] = timer.Rule.AfterElement,
                ["before"] = timer.Rule.BeforeElement,
                ["limit"] = timer.Rule.Duration.ToString(),
                ["elapsed"] = TimeRuleCheck.Elapsed(timer, telling.Scene.Now),
            };
            telling.Open(
                ExceptionKind.HoldTimeOverrun, Grade.Major, null,
                $"{work.Number}: begun {facts["elapsed"]} after the end of {timer.Rule.AfterElement}; the limit is {timer.Rule.Duration}.",
                facts, justification, phase: work.Id);
        }
    }
}
