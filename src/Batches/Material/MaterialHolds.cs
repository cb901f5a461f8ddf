using Theriac.Kernel;
using Theriac.People;
using Theriac.Recipes;

namespace Theriac.Batches;

internal sealed record DecideMaterialCommand(string Hold, MaterialDecision Decision, string Reason) : SignedCommand;

/// <summary>
/// What an in-process check found out of its limits is not worked on until quality has decided (C-110): the check itself goes on, the steps
/// and phases that come after it do not, and what runs beside it is not touched.
/// </summary>
internal static class MaterialHolds
{
    /// <summary>Kinds by which material in work is checked; a sample by what the laboratory finds in it.</summary>
    public static bool IsCheck(InstructionKind kind) => kind is InstructionKind.Table or InstructionKind.Sample or InstructionKind.SampleResult;

    /// <summary>One hold for each check: more of the same out of its limits belong to it until it is decided.</summary>
    public static void Hold(Telling telling, StepPlace place, ReadValue value, string exception)
    {
        // A procedure on equipment has no material in work: its exception and its acceptance decide.
        if (telling.Scene.Order.Procedure is not null || !IsCheck(place.Instruction.Kind) || telling.State.MaterialHolds.Exists(one => one.Fact.Step == place.Id && one.Standing != MaterialStanding.Usable))
            return;
        telling.Tell(new MaterialHeld(
            $"{telling.State.Id}-M{telling.State.MaterialHolds.Count + 1}", place.Phase.Id, place.Id, place.Number, value.Shown, value.Expected, exception,
            telling.By));
    }

    /// <summary>What keeps this step from being worked on; null while nothing does.</summary>
    public static MaterialHoldState? Blocking(Scene scene, StepPlace place) => Blocking(scene.State, scene.Recipe, place);

    public static MaterialHoldState? Blocking(BatchState state, ControlRecipe recipe, StepPlace place) => Open(state).FirstOrDefault(hold =>
        hold.Fact.Phase == place.Phase.Id ? IndexOf(place.Phase, hold) < place.Index : IsBehind(recipe, place.Phase.Id, hold));

    public static MaterialHoldState? Blocking(Scene scene, ExecutionNode work) =>
        Open(scene.State).FirstOrDefault(hold => hold.Fact.Phase != work.Id && IsBehind(scene.Recipe, work.Id, hold));

    public static IEnumerable<MaterialHoldState> Open(BatchState state) => state.MaterialHolds.Where(one => one.Standing != MaterialStanding.Usable);

    public static Outcome<Telling> Decide(Scene scene, DecideMaterialCommand command, Signature? signature)
    {
        if (Guards.HasRole(scene, Role.QaReviewer) is { } refusal)
            return refusal;
        if (scene.State.IsFinal)
            return BatchesRefusals.BatchDecided(scene.State);
        if (scene.State.Performers.ContainsKey(scene.Who.UserId))
            return MaterialRefusals.MaterialOwnWork();
        if (!Find(scene.State, command.Hold).Try(out var hold, out refusal))
            return refusal;
        if (string.IsNullOrWhiteSpace(command.Reason))
            return BatchesRefusals.ReasonMissing();
        var telling = new Telling(scene);
        if (signature is not null)
            telling.Tell(new MaterialDecided(hold.Id, command.Decision, command.Reason.Trim(), signature));
        return telling;
    }

    public static Outcome<MaterialHoldState> Find(BatchState state, string? id)
    {
        var hold = state.MaterialHolds.Find(one => string.Equals(one.Id, id?.Trim(), StringComparison.OrdinalIgnoreCase));
        return hold is null ? MaterialRefusals.MaterialHoldUnknown(id ?? "")
            : hold.Decided is not null ? MaterialRefusals.MaterialDecidedAlready(hold) : Outcome<MaterialHoldState>.Ok(hold);
    }

    public static IEnumerable<Blocker> Blockers(BatchState state) => Open(state).Select(one => one.Standing == MaterialStanding.Rejected
        ? new Blocker("material-rejected", one.Fact.Step, one.Fact.Number, $"The material checked at {one.Fact.Number} is rejected.", Role.QaReviewer)
        : new Blocker("material-on-hold", one.Fact.Step, one.Fact.Number, $"The material checked at {one.Fact.Number} is on hold.", Role.QaReviewer));

    private static int IndexOf(ExecutionNode phase, MaterialHoldState hold)
    {
        var at = phase.Instructions.TakeWhile(one => one.Instruction.Id != hold.Fact.Step).Count();
        return at < phase.Instructions.Count ? at : -1;
    }

    /// <summary>Whether the work is reached through the phase that the check stands in.</summary>
    private static bool IsBehind(ControlRecipe recipe, string work, MaterialHoldState hold)
    {
        if (!recipe.Graph.TryGetNode(hold.Fact.Phase, out var from))
            return true;
        HashSet<string> seen = [];
        Queue<string> next = new(from.Successors);
        while (next.TryDequeue(out var id))
        {
            if (!seen.Add(id))
                continue;
            if (id == work)
                return true;
            foreach (var after in recipe.Graph[id].Successors)
                next.Enqueue(after);
        }

        return false;
    }
}
