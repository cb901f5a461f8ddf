using Theriac.Recipes;

namespace Theriac.Batches;

/// <summary>
/// What follows by itself: a step that has all it needs is complete, a phase whose steps are complete ends, transitions that
/// open by themselves fire, the procedure's end completes the batch. All of it is part of the same append.
/// </summary>
internal static class Advance
{
    public static void Step(Telling telling, StepPlace place)
    {
        var step = telling.State.Step(place);
        if (step.Completed is null && StepRules.IsSatisfied(place.Instruction, step))
            telling.Tell(new StepCompleted(ControlRecipe.OutlineOf(place.Phase).Id, place.Phase.Id, place.Id, place.Number));
        // The step after it may be one that the master leaves out here.
        if (step.Completed is not null || telling.State.Step(place).Completed is not null)
            Deciding.Steps(telling, place.Phase);
        if (telling.State.CompletedWork.Contains(place.Phase.Id))
            Complete(telling);
        else if (place.Phase.Instructions.All(one => telling.State.Steps.GetValueOrDefault(one.Instruction.Id)?.Completed is not null))
            Phase(telling, place.Phase);
        Pause(telling);
    }

    /// <summary>The step boundary that a pause waits for: nothing is begun any more.</summary>
    public static void Pause(Telling telling)
    {
        if (telling.State.Lifecycle == Lifecycle.Pausing && !telling.State.Steps.Values.Any(step => step.IsBegun))
            telling.Tell(new BatchPaused(telling.By));
    }

    public static void Phase(Telling telling, ExecutionNode phase, LateEntry? late = null)
    {
        if (telling.State.CompletedWork.Contains(phase.Id))
            return;
        EndPhase(telling, phase, late);
        Procedure(telling);
    }

    public static void EndPhase(Telling telling, ExecutionNode phase, LateEntry? late = null) =>
        telling.Tell(new PhaseCompleted(
            ControlRecipe.OutlineOf(phase).Id, phase.Id, phase.Number, phase.Instructions.Count, telling.By, late));

    public static void Procedure(Telling telling)
    {
        var graph = telling.Scene.Recipe.Graph;
        var now = Deciding.Settle(telling);
        var fired = graph.Nodes
            .Where(node => node.Kind is ExecutionNodeKind.AutomaticTransition or ExecutionNodeKind.ExpressionTransition
                && now.Done.Contains(node.Id) && !telling.State.CompletedWork.Contains(node.Id))
            .Select(node => node.Id).Where(id => !telling.State.Fired.Contains(id)).ToList();
        var skipped = now.Skipped.Where(id => !telling.State.SkippedNodes.Contains(id)).Order(StringComparer.Ordinal).ToList();
        telling.Tell(new ProcedureAdvanced(fired, skipped, now.Enabled));
        if (now.IsComplete)
            End(telling);
    }

    // The last step that was opened again may be what the end of the batch waited for.
    public static void Complete(Telling telling)
    {
        if (telling.Scene.Recipe.Graph.StateAfter(telling.State.CompletedWork, telling.State.Decisions).IsComplete)
            End(telling);
    }

    private static void End(Telling telling)
    {
        // What is held or paused does not end by itself: it is looked at again when it goes on.
        if (telling.State.Lifecycle is not (Lifecycle.Running or Lifecycle.Pausing) || telling.Scene.Recipe.Steps.Any(telling.State.IsOpenAgain))
            return;
        telling.Tell(new BatchCompleted(telling.State.Steps.Count));
    }
}
