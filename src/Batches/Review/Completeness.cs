using Theriac.People;
using Theriac.Recipes;

namespace Theriac.Batches;

/// <summary>Something that keeps a record from review or a batch from release, and who must act.</summary>
/// <param name="Item">Step, exception or part of the record.</param>
/// <param name="Who">Role that can act.</param>
internal sealed record Blocker(string Code, string Item, string Number, string Detail, Role Who);

/// <summary>
/// The slots of 211.188(b) for every step that was in the way of this batch. A branch that was not chosen has none.
/// </summary>
internal static class Completeness
{
    public static IReadOnlyList<Blocker> Missing(BatchState state, ControlRecipe recipe)
    {
        List<Blocker> missing = [];
        if (state.Started is null)
            missing.Add(new Blocker("start-missing", "batch", "", "The batch was not started.", Role.Supervisor));
        if (state.Lifecycle == Lifecycle.Complete)
            missing.AddRange(recipe.Graph.Work.Where(node => !state.SkippedNodes.Contains(node.Id)).SelectMany(node => OfWork(state, node)));
        missing.AddRange(recipe.Steps.SelectMany(place => OfStep(state, place)));
        missing.AddRange(PaperForms.Missing(state));
        missing.AddRange(state.Changes.Where(one => one.IsPending).Select(one => new Blocker(
            "change-undecided", one.Id, "", $"Change {one.Id} is neither authorised nor declined.", Role.QaReviewer)));
        missing.AddRange(state.Exceptions.Where(one => one.Justifications.Count == 0).Select(one =>
            new Blocker("justification-missing", one.Id, one.Opened.Number ?? "", $"Exception {one.Id} has no justification.", Role.Operator)));
        return missing;
    }

    // Dates of start and end, and the signature of a transition.
    private static IEnumerable<Blocker> OfWork(BatchState state, ExecutionNode node)
    {
        var work = state.Work.GetValueOrDefault(node.Id);
        if (IsByMaster(state, node))
            yield break;
        if (work?.Started is null || work.Ended is null)
            yield return new Blocker("work-not-done", node.Id, node.Number, $"{node.Number} was not carried out.", Role.Operator);
        if (node.Kind != ExecutionNodeKind.Phase && work?.Signature is null)
            yield return new Blocker("signature-missing", node.Id, node.Number, $"{node.Number} is not signed.", Role.Operator);
    }

    // A transition that its expression opened, a phase of which the master left out every step.
    private static bool IsByMaster(BatchState state, ExecutionNode node) => node.Kind == ExecutionNodeKind.Phase
        ? node.Instructions.Count > 0 && node.Instructions.All(one => state.Steps.GetValueOrDefault(one.Instruction.Id) is { IsLeftOut: true })
        : state.Fired.Contains(node.Id);

    private static IEnumerable<Blocker> OfStep(BatchState state, StepPlace place)
    {
        var step = state.Step(place);
        var wasInTheWay = state.Lifecycle == Lifecycle.Complete && !state.SkippedNodes.Contains(place.Phase.Id);
        if (step.NotDone is not null || step.IsLeftOut || !(wasInTheWay || step.HasData))
            yield break;
        // Work ended without it: an exception says so, and its conclusion is what release waits for.
        if (state.Lifecycle is Lifecycle.Stopped or Lifecycle.Aborted
            && state.Exceptions.Exists(one => one.Opened is { Kind: ExceptionKind.SignatureMissing, ByRule: true } && one.Opened.Step == place.Id))
            yield break;
        if (!StepRules.HasItsData(place.Instruction, step))
            yield return new Blocker("value-missing", place.Id, place.Number, $"{place.Number} has no entry.", Role.Operator);
        if (StepRules.NeedsPerformed(place.Instruction, step) && step.Current(SignatureMeaning.Performed) is null)
            yield return Signature(place, step, SignatureMeaning.Performed, Role.Operator);
        if (StepRules.NeedsVerified(place.Instruction, step) && step.Current(SignatureMeaning.Verified) is null)
            yield return Signature(place, step, SignatureMeaning.Verified, Role.Verifier);
    }

    private static Blocker Signature(StepPlace place, StepState step, SignatureMeaning meaning, Role who) =>
        step.IsSuperseded(meaning)
            ? new Blocker("signature-superseded", place.Id, place.Number, $"{place.Number} changed after it was signed ({meaning}).", who)
            : new Blocker("signature-missing", place.Id, place.Number, $"{place.Number} lacks a signature ({meaning}).", who);
}
