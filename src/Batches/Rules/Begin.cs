using Theriac.Kernel;
using Theriac.People;
using Theriac.Recipes;

namespace Theriac.Batches;

/// <summary>The start of work: explicitly, or with its first entry.</summary>
internal static class Begin
{
    /// <summary>
    /// Starts the phase unless it runs already. Too early is refused; too late needs a justification, for the overrun is
    /// a deviation that is documented with the time elapsed (C-111).
    /// </summary>
    /// <param name="byItself">False when a person begins the phase, and not its first entry: only automatic mode lets it begin by itself.</param>
    public static Refusal? Phase(Telling telling, ExecutionNode phase, string? justification, bool byItself = true)
    {
        if (telling.State.Work.GetValueOrDefault(phase.Id)?.Started is not null)
            return null;
        if (Mode(telling.Scene, phase, justification, byItself) is { } notSo)
            return notSo;
        if (Times(telling, phase, justification, out var checks, out var overruns) is { } refusal)
            return refusal;
        Turns(telling, phase);
        telling.Tell(new PhaseStarted(
            phase.Id, phase.Number, telling.By, checks, telling.State.Mode == BatchMode.Manual ? justification?.Trim() : null));
        OpenOverruns(telling, phase, overruns, justification);
        return null;
    }

    private static Refusal? Mode(Scene scene, ExecutionNode phase, string? reason, bool byItself) => scene.State.Mode switch
    {
        BatchMode.Automatic => null,
        BatchMode.SemiAutomatic => byItself ? BatchesRefusals.PhaseNotBegun(phase.Number) : null,
        _ when byItself || !scene.Who.HasAny(Role.Supervisor) => BatchesRefusals.PhaseNotPicked(phase.Number),
        _ => string.IsNullOrWhiteSpace(reason) ? BatchesRefusals.ReasonMissing() : null,
    };

    /// <summary>A turn of an interval that begins is no longer left out, whatever ends meanwhile.</summary>
    public static void Turns(Telling telling, ExecutionNode work)
    {
        foreach (var gate in telling.Scene.Recipe.Graph.DecidedByStartOf(work))
        {
            if (!telling.State.Decisions.ContainsKey(gate.Id))
                telling.Tell(new WayDecided(gate.Id, DecisionKind.Until, gate.Title, gate.Successors[0], []));
        }
    }

    /// <summary>Evaluates the time rules of a piece of work that is about to begin.</summary>
    public static Refusal? Times(
        Telling telling, ExecutionNode work, string? justification, out List<Check> checks, out List<StartCheck> overruns)
    {
        var now = telling.Scene.Now;
        var all = TimeRuleCheck.At(telling.Scene, work.Id).ToList();
        checks = [.. all.Select(one => one.Check)];
        overruns = [.. all.Where(one => !one.Check.Passed && (one.Rule.IsLatest || !one.Rule.HasClock))];
        // Nobody can say how long it was while the clock is wrong.
        if (telling.Scene.Clock is { } fault && all.Exists(one => one.Rule.HasClock && one.Timer is not null))
            return ChangesRefusals.ClockNotTrusted(fault);
        var early = all.Find(one => !one.Check.Passed && one.Rule is { HasClock: true, IsLatest: false });
        if (early is not null)
            return ChangesRefusals.TooEarly(work.Number, early.Timer!, now);
        if (overruns.Count == 0 || !string.IsNullOrWhiteSpace(justification))
            return null;
        return overruns[0].Timer is { } timer
            ? ChangesRefusals.HoldTimeOverrun(work.Number, timer, now)
            : ChangesRefusals.OrderNotKept(work.Number, overruns[0].Rule);
    }

    public static void OpenOverruns(Telling telling, ExecutionNode work, List<StartCheck> overruns, string? justification)
    {
        foreach (var (rule, timer, check) in overruns)
        {
            var after = rule.AfterElement;
            var facts = new Dictionary<string, string>
            {
                ["after"] = rule.AfterElement,
                ["before"] = rule.BeforeElement,
                ["limit"] = check.Expected,
                ["elapsed"] = check.Actual,
            };
            var (kind, said) = rule switch
            {
                { Kind: TimeLinkKind.AtStart } => (ExceptionKind.OrderNotKept, $"{work.Number}: begun before {after} had begun."),
                { Kind: TimeLinkKind.NotInParallel } => (ExceptionKind.OrderNotKept, $"{work.Number}: begun while {after} was running."),
                { Interval: true } => (
                    ExceptionKind.IntervalMissed, $"{work.Number}: begun {check.Actual} after the first turn; the interval allows {check.Expected}."),
                { IsFromStart: true } => (
                    ExceptionKind.HoldTimeOverrun, $"{work.Number}: begun {check.Actual} after the start of {after}; the limit is {check.Expected}."),
                _ => (ExceptionKind.HoldTimeOverrun, $"{work.Number}: begun {check.Actual} after the end of {after}; the limit is {check.Expected}."),
            };
            var grade = kind == ExceptionKind.HoldTimeOverrun ? Grade.Major : Grade.Minor;
            telling.Open(kind, grade, null, said, facts, justification, phase: work.Id);
        }
    }
}
