using Theriac.Kernel;
using Theriac.Recipes;

namespace Theriac.Batches;

/// <summary>A phase is begun before its first entry, or ended when it has no steps of its own.</summary>
/// <param name="Late">Of an end: when the work was done.</param>
internal sealed record PhaseCommand(string Phase, string? Justification = null, LateInput? Late = null);

internal static class StartPhaseDecision
{
    public static Outcome<Telling> Start(Scene scene, PhaseCommand command)
    {
        if (!Find(scene, command).Try(out var phase, out var refusal))
            return refusal;
        if (scene.State.Work.GetValueOrDefault(phase.Id)?.Started is not null)
            return ChangesRefusals.WorkAlreadyDone(phase.Number);
        var telling = new Telling(scene);
        return Begin.Phase(telling, phase, command.Justification, byItself: false) is { } notNow ? notNow : telling;
    }

    /// <summary>Only a phase without steps is ended by hand; all others end with their last step.</summary>
    public static Outcome<Telling> Complete(Scene scene, PhaseCommand command)
    {
        if (!Find(scene, command).Try(out var phase, out var refusal))
            return refusal;
        if (phase.Instructions.Count > 0)
            return ChangesRefusals.PhaseHasSteps(phase.Number);
        if (LateEntries.Read(scene, phase, command.Late, out var late) is { } wrongTime)
            return wrongTime;
        var telling = new Telling(scene);
        if (Begin.Phase(telling, phase, command.Justification, byItself: false) is { } notNow)
            return notNow;
        Advance.Phase(telling, phase, LateEntries.Open(telling, phase, late));
        return telling;
    }

    private static Outcome<ExecutionNode> Find(Scene scene, PhaseCommand command)
    {
        if ((Guards.OnFloor(scene) ?? Guards.Running(scene)) is { } refusal)
            return refusal;
        return Guards.Work(scene, command.Phase, ExecutionNodeKind.Phase).Then(phase =>
            Guards.Qualified(scene, phase, null) is { } unqualified ? unqualified : Outcome<ExecutionNode>.Ok(phase));
    }
}
