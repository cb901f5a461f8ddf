using Theriac.People;
using Theriac.Recipes;

namespace Theriac.Batches;

/// <summary>
/// What this caller may do now, so that a screen offers nothing that would be refused. The decisions stay the only judges.
/// </summary>
internal static class LegalActions
{
    public static IReadOnlyList<ActionView> Of(Scene scene)
    {
        List<ActionView> actions = [];
        if (StartBatchDecision.Decide(scene).IsOk)
            actions.Add(new ActionView("start", null, null));
        if (scene.State.Lifecycle is Lifecycle.Running or Lifecycle.Pausing && Guards.AtTerminal(scene) is null)
        {
            foreach (var id in BatchViews.EnabledNow(scene))
                actions.AddRange(OfWork(scene, scene.Recipe.Graph[id]));
        }

        actions.AddRange(OfChangedSteps(scene));
        actions.AddRange(OfDoneSteps(scene));
        actions.AddRange(OfChanges(scene));
        actions.AddRange(OfBatch(scene));
        return actions;
    }

    private static IEnumerable<ActionView> OfWork(Scene scene, ExecutionNode node)
    {
        var mayWork = Guards.OnFloor(scene) is null;
        var current = BatchViews.CurrentStep(scene.State, node);
        if (Guards.Running(scene, current) is not null || IsBlocked(scene, node, current))
            return [];
        if (node.Kind != ExecutionNodeKind.Phase)
            return mayWork ? [new ActionView("sign-transition", null, node.Id)] : [];
        if (scene.State.Mode != BatchMode.Automatic && scene.State.Work.GetValueOrDefault(node.Id)?.Started is null)
            return MayBegin(scene, mayWork) ? [new ActionView("start-phase", null, node.Id)] : [];
        if (node.Instructions.Count == 0)
            return mayWork ? [new ActionView("complete-phase", null, node.Id)] : [];
        return current is not null && scene.Recipe.TryGetStep(current, out var place) ? OfStep(scene, place, mayWork) : [];
    }

    /// <summary>Its material is on hold or rejected.</summary>
    public static bool IsBlocked(Scene scene, ExecutionNode node, string? current) => (current is not null && scene.Recipe.TryGetStep(current, out var place)
        ? MaterialHolds.Blocking(scene, place)
        : MaterialHolds.Blocking(scene, node)) is not null;

    private static bool MayBegin(Scene scene, bool mayWork) =>
        mayWork && (scene.State.Mode == BatchMode.SemiAutomatic || scene.Who.HasAny(Role.Supervisor));

    private static IEnumerable<ActionView> OfStep(Scene scene, StepPlace place, bool mayWork)
    {
        var needs = StepViews.NeedsOf(place.Instruction, scene.State.Step(place));
        if (mayWork && Guards.Qualified(scene, place.Phase, place.Instruction) is null)
        {
            if (place.Instruction.Kind == InstructionKind.ChargeIn && scene.State.Step(place).Signatures.IsEmpty)
                yield return new ActionView("charge-in", place.Id, null);
            if (place.Instruction is { Kind: InstructionKind.Weigh, MaterialCode: not null } && scene.State.Step(place) is { Signatures.IsEmpty: true } weighed
                && (weighed.Value is null || weighed.Dispensed.Count > 0))
                yield return new ActionView("dispense", place.Id, null);
            if (place.Instruction.Kind == InstructionKind.Table && needs.Contains(Need.Value))
                yield return new ActionView("record-row", place.Id, null);
            if (place.Instruction.Kind == InstructionKind.Timer && scene.State.Step(place).TimerStarted is null)
                yield return new ActionView("start-timer", place.Id, null);
            else if (needs.Contains(Need.Value) && (scene.IsTried || place.Instruction is not { Kind: InstructionKind.Weigh, MaterialCode: not null }))
                yield return new ActionView("record-value", place.Id, null);
            if (needs.Contains(Need.Equipment))
                yield return new ActionView("check-in-equipment", place.Id, null);
            if (needs.Contains(Need.Performed) && (needs.Contains(Need.Value) || StepRules.HasItsData(place.Instruction, scene.State.Step(place))))
                yield return new ActionView("sign-step", place.Id, null);
            yield return new ActionView("leave-out", place.Id, null);
        }

        if (needs.Contains(Need.Signers))
            yield return new ActionView("sign-block", place.Id, null);
        if (needs is [Need.Verified])
            yield return new ActionView("verify-step", place.Id, null);
    }

    // A supervisor may reopen any complete step: it is said once, a batch has thousands of them.
    private static IEnumerable<ActionView> OfDoneSteps(Scene scene)
    {
        if (scene.State.Lifecycle != Lifecycle.Running || scene.State.IsFinal)
            yield break;
        if (scene.Who.HasAny(Role.Supervisor))
            yield return new ActionView("reopen", null, null);
        if (Guards.OnFloor(scene) is not null)
            yield break;
        foreach (var node in scene.Recipe.EnabledIn(scene.State).Select(id => scene.Recipe.Graph[id]))
        {
            for (var i = 0; i < node.Instructions.Count; i++)
            {
                var place = new StepPlace(node, i, node.Instructions[i]);
                if (scene.State.Step(place).Completed is not null && RedoDecision.Repeat(scene, new RepeatCommand(place.Id, "-")).IsOk)
                    yield return new ActionView("repeat", place.Id, null);
            }
        }
    }

    private static IEnumerable<ActionView> OfChangedSteps(Scene scene)
    {
        if (Guards.AtTerminal(scene) is not null || Guards.Open(scene) is not null)
            yield break;
        foreach (var place in scene.Recipe.Steps)
        {
            if (!scene.State.Steps.TryGetValue(place.Id, out var step) || step.Completed is null || step.NotDone is not null)
                continue;
            var needs = StepViews.NeedsOf(place.Instruction, step);
            if (needs.Contains(Need.Performed) && Guards.OnFloor(scene) is null)
                yield return new ActionView("sign-step", place.Id, null);
            else if (needs is [Need.Verified])
                yield return new ActionView("verify-step", place.Id, null);
        }
    }

    private static IEnumerable<ActionView> OfChanges(Scene scene)
    {
        if (RequestChange.MayAsk(scene, "-", Role.Operator, Role.Supervisor) is null)
        {
            yield return new ActionView("request-equipment", null, null);
            if (scene.State.Started is not null)
                yield return new ActionView("request-step", null, null);
            if (scene.Who.HasAny(Role.Supervisor))
                yield return new ActionView("request-version", null, null);
        }

        if (scene.State.IsFinal || !scene.Who.HasAny(Role.QaReviewer))
            yield break;
        foreach (var hold in scene.State.MaterialHolds.Where(one => one.Decided is null && !scene.State.Performers.ContainsKey(scene.Who.UserId)))
            yield return new ActionView("decide-material", hold.Fact.Step, hold.Id);
        foreach (var change in scene.State.Changes.Where(one => one.IsPending))
        {
            if (!scene.State.HasEnded && change.Requested.By.Id != scene.Who.UserId)
                yield return new ActionView("authorise-change", null, change.Id);
            yield return new ActionView("decline-change", null, change.Id);
        }
    }

    private static IEnumerable<ActionView> OfState(Scene scene)
    {
        var (state, mayPause, mayHold) = (scene.State, ChangeStateDecision.MayPause(scene) is null, scene.Who.HasAny(Role.Supervisor, Role.QaReviewer));
        if (state.IsFinal || state.HasEnded)
            yield break;
        if (mayPause && state.Lifecycle == Lifecycle.Running)
            yield return new ActionView("pause", null, null);
        if (state.Lifecycle == Lifecycle.Holding && Guards.OnFloor(scene) is null)
            yield return new ActionView("confirm-safe-state", null, null);
        var paused = state.Lifecycle is Lifecycle.Pausing or Lifecycle.Paused;
        if ((paused && mayPause) || (state.Lifecycle == Lifecycle.Held && mayHold))
            yield return new ActionView("resume", null, null);
        if (mayHold && (paused || state.Lifecycle == Lifecycle.Running))
            yield return new ActionView("hold", null, null);
        if (scene.Who.HasAny(Role.Supervisor))
            yield return new ActionView("set-mode", null, null);
    }

    private static IEnumerable<ActionView> OfBatch(Scene scene)
    {
        var (state, who) = (scene.State, scene.Who);
        if (!state.IsFinal)
            yield return new ActionView("open-exception", null, null);
        foreach (var action in OfState(scene))
            yield return action;
        if (Handover.May(scene))
        {
            yield return new ActionView("hand-over", null, null);
            if (state.OpenHandover is { } handed)
                yield return new ActionView("take-over", null, handed.Id);
        }

        if (!state.HasEnded && who.HasAny(Role.Supervisor, Role.QaReviewer))
        {
            yield return new ActionView("stop", null, null);
            yield return new ActionView("abort", null, null);
            yield return new ActionView("issue-paper-form", null, null);
        }

        if (!state.HasEnded)
            yield break;
        if (scene.Order.Procedure is not null)
        {
            if (Procedures.Accept(scene, new AcceptProcedureCommand(), null).IsOk)
                yield return new ActionView("accept-procedure", null, null);
            yield break;
        }

        if (!state.IsFinal && who.HasAny(Role.QaReviewer))
        {
            if (!scene.State.ReviewIsCurrent)
                yield return new ActionView("review", null, null);
            if (!scene.State.TrailReviewIsCurrent)
                yield return new ActionView("review-audit-trail", null, null);
        }

        foreach (var action in OfLot(scene))
            yield return action;
    }

    // Each market is a decision of its own, and after the first there are still holds and other markets.
    private static IEnumerable<ActionView> OfLot(Scene scene)
    {
        var (state, who) = (scene.State, scene.Who);
        if (state.LotRejected is not null)
            yield break;
        var open = scene.Rules.At(scene.Order.Site).Where(rule => !state.Markets.ContainsKey(scene.MarketOf(rule)) && who.HasAny(rule.Certifies)).ToList();
        if (open.Count > 0 && state.Hold is null)
            yield return new ActionView("certify", null, null);
        if (!who.HasAny(Role.QualifiedPerson, Role.QaReviewer))
            yield break;
        yield return new ActionView("reject", null, null);
        if (state.Hold is null)
            yield return new ActionView("hold-lot", null, null);
        if (state.Hold is not null || state.Markets.Values.Any(one => one.Hold is not null))
            yield return new ActionView("lift-hold", null, null);
    }
}
