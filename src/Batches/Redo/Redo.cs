using Theriac.Kernel;
using Theriac.People;
using Theriac.Recipes;

namespace Theriac.Batches;

/// <summary>A complete step is done once more, with a reason.</summary>
internal sealed record RepeatCommand(string Step, string Reason);

/// <summary>A step, or every complete step of a phase, is opened again.</summary>
internal sealed record ReopenCommand(string Reason, string? Step = null, string? Phase = null) : SignedCommand;

/// <summary>What was done is done again; nothing that was entered goes away, and steps that came after it stand as they are.</summary>
internal static class RedoDecision
{
    /// <summary>By whoever works on the phase while it is at work; a significant step by a supervisor.</summary>
    public static Outcome<Telling> Repeat(Scene scene, RepeatCommand command)
    {
        if ((Guards.OnFloor(scene) ?? Guards.Running(scene)) is { } refusal)
            return refusal;
        if (!Find(scene, command.Step).Try(out var place, out refusal))
            return refusal;
        if (scene.State.CompletedWork.Contains(place.Phase.Id))
            return BatchesRefusals.PhaseEnded(place.Phase.Number);
        if (place.Instruction.Kind == InstructionKind.ChargeIn)
            return BatchesRefusals.StepNotRepeatable(place.Number);
        if (LeaveOutDecision.IsSignificant(place.Instruction) && Guards.HasRole(scene, Role.Supervisor) is { } notAlone)
            return notAlone;
        if ((Guards.Qualified(scene, place.Phase, place.Instruction) ?? Reason(command.Reason)) is { } no)
            return no;
        var telling = new Telling(scene);
        var exception = Open(telling, ExceptionKind.StepRepeated, GradeOf(scene, place), place, place.Number, "done again", command.Reason);
        telling.Tell(new StepRepeated(
            ControlRecipe.OutlineOf(place.Phase).Id, place.Phase.Id, place.Id, place.Number, command.Reason.Trim(), exception, telling.By));
        return telling;
    }

    /// <summary>By a supervisor's signature, also after the phase has ended; charges stay, and more may be added.</summary>
    public static Outcome<Telling> Reopen(Scene scene, ReopenCommand command, Signature? signature)
    {
        if ((Guards.HasRole(scene, Role.Supervisor) ?? Guards.Running(scene) ?? Reason(command.Reason)) is { } refusal)
            return refusal;
        if (!Places(scene, command).Try(out var places, out refusal))
            return refusal;
        var telling = new Telling(scene);
        if (signature is null)
            return telling;
        var whole = command.Step is null ? places[0].Phase : null;
        var exception = Open(
            telling, ExceptionKind.StepReopened, places.Max(place => GradeOf(scene, place)), whole is null ? places[0] : null,
            whole?.Number ?? places[0].Number, "reopened", command.Reason, whole?.Id);
        foreach (var place in places)
        {
            telling.Tell(new StepReopened(
                ControlRecipe.OutlineOf(place.Phase).Id, place.Phase.Id, place.Id, place.Number, command.Reason.Trim(), exception,
                Stale(telling, place, places), telling.By, signature));
        }

        return telling;
    }

    /// <summary>The steps that the command opens again; those that cannot be undone stay closed when a whole phase is named.</summary>
    public static Outcome<IReadOnlyList<StepPlace>> Places(Scene scene, ReopenCommand command)
    {
        if (command.Step is { } id)
            return Find(scene, id).Map(place => (IReadOnlyList<StepPlace>)[place]);
        if (command.Phase is not { } phase || !scene.Recipe.Graph.TryGetNode(phase, out var node) || node.Kind != ExecutionNodeKind.Phase)
            return BatchesRefusals.WorkUnknown(command.Phase ?? "");
        List<StepPlace> places = [.. node.Instructions.Select((one, i) => new StepPlace(node, i, one)).Where(place => Find(scene, place.Id).IsOk)];
        return places.Count == 0 ? BatchesRefusals.StepNotDone(node.Number) : Outcome<IReadOnlyList<StepPlace>>.Ok(places);
    }

    private static Outcome<StepPlace> Find(Scene scene, string id)
    {
        if (!scene.Recipe.TryGetStep(id, out var place))
            return BatchesRefusals.StepUnknown(id);
        var step = scene.State.Step(place);
        if (step.Completed is null)
            return BatchesRefusals.StepNotDone(place.Number);
        // Packs have their numbers, and what the master leaves out was not done.
        return step.IsLeftOut || place.Instruction.Kind == InstructionKind.CommissionPacks
            ? BatchesRefusals.StepNotRepeatable(place.Number)
            : place;
    }

    // A value outside its limits that is measured again is what an investigation is about (OOS).
    private static Grade GradeOf(Scene scene, StepPlace place)
    {
        var step = scene.State.Step(place);
        var outside = step.Values.Any(value => value.Verdict == Verdict.Outside)
            || step.Rows.Any(row => row.Cells.Values.Any(cell => cell.Verdict == Verdict.Outside));
        return outside || place.Instruction.Critical ? Grade.Major
            : LeaveOutDecision.IsSignificant(place.Instruction) ? Grade.Minor : Grade.Information;
    }

    private static string Open(
        Telling telling, ExceptionKind kind, Grade grade, StepPlace? place, string number, string what, string reason, string? phase = null) =>
        telling.Open(
            kind, grade, place, $"{number}: {what}.", new Dictionary<string, string> { ["reason"] = reason.Trim() }, reason.Trim(), phase: phase);

    private static List<string> Stale(Telling telling, StepPlace place, IReadOnlyList<StepPlace> reopened) =>
        [.. CorrectDecision.Dependents(telling.State, place).Concat(Recalculation.Dependents(telling.State, telling.Scene.Recipe, place))
            .Where(id => telling.State.Steps.GetValueOrDefault(id)?.Completed is not null && reopened.All(one => one.Id != id))
            .Distinct().Order(StringComparer.Ordinal)];

    private static Refusal? Reason(string reason) => string.IsNullOrWhiteSpace(reason) ? BatchesRefusals.ReasonMissing() : null;
}
