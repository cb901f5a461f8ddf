using Theriac.Kernel;
using Theriac.People;
using Theriac.Plant;
using Theriac.Recipes;

namespace Theriac.Batches;

/// <summary>What must hold before anything is done on the floor. Legal order is checked here, whoever calls (P11-10f).</summary>
internal static class Guards
{
    /// <summary>A person of the floor at an enrolled terminal of the batch's site.</summary>
    public static Refusal? OnFloor(Scene scene) => AtTerminal(scene) ?? HasRole(scene, Role.Operator, Role.Supervisor);

    public static Refusal? AtTerminal(Scene scene) => TerminalGate.Fault(scene.Who.Terminal, scene.Order.Site);

    public static Refusal? HasRole(Scene scene, params ReadOnlySpan<Role> roles) =>
        scene.Who.HasAny(roles) ? null : BatchesRefusals.RoleMissing(scene.Order.Site, roles.ToArray());

    /// <param name="step">While the batch is being paused, a step that is begun may still be finished.</param>
    public static Refusal? Running(Scene scene, string? step = null) => scene.State switch
    {
        { IsFinal: true } => BatchesRefusals.BatchDecided(scene.State),
        { Lifecycle: Lifecycle.Running } => null,
        { Lifecycle: Lifecycle.Idle } => BatchesRefusals.BatchNotStarted(),
        { Lifecycle: Lifecycle.Pausing } when step is not null && scene.State.Steps.GetValueOrDefault(step) is { IsBegun: true } => null,
        { Lifecycle: Lifecycle.Pausing } => BatchesRefusals.BatchPausing(scene.State),
        { Lifecycle: Lifecycle.Paused } => BatchesRefusals.BatchPaused(scene.State),
        { Lifecycle: Lifecycle.Holding or Lifecycle.Held } => BatchesRefusals.BatchHeld(scene.State),
        _ => BatchesRefusals.BatchEnded(scene.State),
    };

    /// <summary>The record may still change: work began, and nobody decided about the batch.</summary>
    public static Refusal? Open(Scene scene) => scene.State switch
    {
        { IsFinal: true } => BatchesRefusals.BatchDecided(scene.State),
        { Lifecycle: Lifecycle.Idle } => BatchesRefusals.BatchNotStarted(),
        _ => null,
    };

    /// <summary>A step whose entry a person of the floor may correct, with a reason (A11-9).</summary>
    public static Outcome<StepPlace> Correctable(Scene scene, string step, string? reason)
    {
        if ((OnFloor(scene) ?? Open(scene)) is { } refusal)
            return refusal;
        if (!scene.Recipe.TryGetStep(step, out var place))
            return BatchesRefusals.StepUnknown(step);
        if (string.IsNullOrWhiteSpace(reason))
            return BatchesRefusals.ReasonMissing();
        return Qualified(scene, place.Phase, place.Instruction) is { } unqualified ? unqualified : Outcome<StepPlace>.Ok(place);
    }

    public static Refusal? Qualified(Scene scene, ExecutionNode node, Instruction? instruction)
    {
        foreach (var needed in ControlRecipe.QualificationsOf(node, instruction))
        {
            if (!scene.Who.Qualifications.Contains(needed))
                return BatchesRefusals.QualificationMissing(needed);
        }

        return null;
    }

    /// <summary>Work that may be done now: its turn has come, it is not complete, and its material may be used.</summary>
    public static Outcome<ExecutionNode> Work(Scene scene, string id, params ReadOnlySpan<ExecutionNodeKind> kinds) =>
        Turn(scene, id, kinds).Then(node => MaterialHolds.Blocking(scene, node) is { } hold
            ? MaterialRefusals.MaterialNotUsable(hold)
            : Outcome<ExecutionNode>.Ok(node));

    private static Outcome<ExecutionNode> Turn(Scene scene, string id, params ReadOnlySpan<ExecutionNodeKind> kinds)
    {
        if (!scene.Recipe.Graph.TryGetNode(id, out var node) || !kinds.Contains(node.Kind))
            return BatchesRefusals.WorkUnknown(id);
        if (scene.State.CompletedWork.Contains(id))
            return ChangesRefusals.WorkAlreadyDone(node.Number);
        return scene.Recipe.EnabledIn(scene.State).Contains(id)
            ? Outcome<ExecutionNode>.Ok(node)
            : BatchesRefusals.OutOfOrder(node.Number);
    }

    /// <summary>The one step of its phase whose turn it is; not while its material is on hold or rejected (C-110).</summary>
    public static Outcome<StepPlace> Step(Scene scene, string id) => StepInTurn(scene, id).Then(place =>
        MaterialHolds.Blocking(scene, place) is { } hold ? MaterialRefusals.MaterialNotUsable(hold) : Outcome<StepPlace>.Ok(place));

    private static Outcome<StepPlace> StepInTurn(Scene scene, string id)
    {
        if (!scene.Recipe.TryGetStep(id, out var place))
            return BatchesRefusals.StepUnknown(id);
        if (scene.State.Step(place).Completed is not null)
            return BatchesRefusals.StepAlreadyDone(place.Number);
        if (scene.State.IsOpenAgain(place))
            return place;
        var work = Turn(scene, place.Phase.Id, ExecutionNodeKind.Phase);
        if (!work.Try(out var phase, out var refusal))
            return refusal.Code == "work-already-done" ? BatchesRefusals.StepAlreadyDone(place.Number) : BatchesRefusals.OutOfOrder(place.Number);
        var before = phase.Instructions.Take(place.Index)
            .FirstOrDefault(one => scene.State.Steps.GetValueOrDefault(one.Instruction.Id)?.Completed is null);
        return before is null ? place : BatchesRefusals.OutOfOrder(place.Number).With("first", before.Number);
    }

    /// <summary>Guards of every entry on the floor, in the order in which a person would want to hear them.</summary>
    public static Outcome<StepPlace> FloorStep(Scene scene, string id)
    {
        if ((OnFloor(scene) ?? Running(scene, id)) is { } refusal)
            return refusal;
        return Step(scene, id).Then(place =>
            Qualified(scene, place.Phase, place.Instruction) is { } unqualified ? unqualified : Outcome<StepPlace>.Ok(place));
    }
}
