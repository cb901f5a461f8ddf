using Theriac.Kernel;
using Theriac.Recipes;

namespace Theriac.Batches;

/// <summary>What a batch waits for, and since when: 'second weighing signature · Minh T. · 22 min'.</summary>
internal static class Waits
{
    public static IReadOnlyList<WaitView> Of(Scene scene) =>
    [
        .. scene.State.Changes.Where(one => one.IsPending && !scene.State.IsFinal)
            .Select(one => new WaitView("change-requested", one.Id, null, one.Requested.By.Name, Time(one.Stamp))),
        .. Handed(scene.State),
        .. scene.State.IsUnderWay ? MaterialHolds.Blockers(scene.State).Select(one => new WaitView(one.Code, one.Number, null, null, HeldSince(scene.State, one))) : [],
        .. OfState(scene),
    ];

    private static string? HeldSince(BatchState state, Blocker one) => Time(state.MaterialHolds.FindLast(hold => hold.Fact.Step == one.Item)?.Stamp);

    // A shift that nobody took over.
    private static IEnumerable<WaitView> Handed(BatchState state) => state is { IsUnderWay: true, OpenHandover: { } open }
        ? [new WaitView("handover-open", open.Id, null, open.Fact.Signature.PrintedName, Time(open.Stamp))]
        : [];

    private static IReadOnlyList<WaitView> OfState(Scene scene) => scene.State switch
    {
        { IsFinal: true } => [],
        { } state when state.Exceptions.Exists(one => one is { IsOpen: true, OverdueSince: not null }) => [.. Overdue(state), .. Usual(scene)],
        _ => Usual(scene),
    };

    // First what is late: QA has not signed in time.
    private static IEnumerable<WaitView> Overdue(BatchState state) => state.Exceptions
        .Where(one => one is { IsOpen: true, OverdueSince: not null })
        .Select(one => new WaitView("exception-overdue", one.Id, null, null, Micros.ToText(one.OverdueSince!.Value)));

    private static IReadOnlyList<WaitView> Usual(Scene scene) => scene.State switch
    {
        { Lifecycle: Lifecycle.Idle } => [new WaitView("start", null, null, null, Time(scene.State.Released))],
        { Lifecycle: Lifecycle.Pausing } => [.. Enabled(scene).Where(id => IsBegun(scene, id)).Select(id => OfWork(scene, id))],
        { Lifecycle: Lifecycle.Paused or Lifecycle.Holding or Lifecycle.Held } state => [new WaitView("resume", null, null, state.Interruption?.By.Name, Time(state.Interruption?.Stamp))],
        { Lifecycle: Lifecycle.Running } => [.. Enabled(scene).Select(id => OfWork(scene, id))],
        _ => OfRelease(scene),
    };

    // What waits for quality's word about its material waits for nobody of the floor.
    private static IEnumerable<string> Enabled(Scene scene) => BatchViews.EnabledNow(scene).Where(id =>
        scene.State.MaterialHolds.IsEmpty || !LegalActions.IsBlocked(scene, scene.Recipe.Graph[id], BatchViews.CurrentStep(scene.State, scene.Recipe.Graph[id])));

    private static bool IsBegun(Scene scene, string id) =>
        scene.Recipe.Graph[id].Instructions.Any(one => scene.State.Steps.GetValueOrDefault(one.Instruction.Id) is { IsBegun: true });

    private static WaitView OfWork(Scene scene, string id)
    {
        var node = scene.Recipe.Graph[id];
        if (BatchViews.CurrentStep(scene.State, node) is not { } current || !scene.Recipe.TryGetStep(current, out var place))
        {
            var kind = node.Kind != ExecutionNodeKind.Phase ? "transition" : "phase";
            return new WaitView(kind, node.Number, node.Title, null, LastEnd(scene.State));
        }

        var step = scene.State.Step(place);
        var need = StepViews.NeedsOf(place.Instruction, step).Cast<Need?>().FirstOrDefault();
        var last = step.Signatures.LastOrDefault()?.Stamp ?? step.Value?.Stamp ?? step.Equipment?.Stamp;
        var since = Time(last) ?? Time(scene.State.Work.GetValueOrDefault(node.Id)?.Started) ?? LastEnd(scene.State);
        return new WaitView(
            need is { } word ? EnumWords.Of(word) : "value", place.Number, place.Instruction.Title,
            step.Value?.By.Name ?? scene.State.Work.GetValueOrDefault(node.Id)?.StartedBy?.Name, since);
    }

    private static IReadOnlyList<WaitView> OfRelease(Scene scene)
    {
        var since = Time(scene.State.Ended);
        if (scene.State.Order?.Procedure is not null)
            return [new WaitView("accept-procedure", null, null, null, since)];
        var blockers = ReleaseDecisions.Blockers(scene.State, scene.Recipe).Where(one => one.Code != "batch-not-complete").ToList();
        return blockers.Count == 0
            ? [new WaitView("certification", null, null, null, since)]
            : [.. blockers.DistinctBy(one => (one.Code, one.Who)).Select(one => new WaitView(one.Code, one.Number, null, null, since) { Role = one.Who })];
    }

    private static string? LastEnd(BatchState state)
    {
        var last = state.Work.Values.Select(work => work.Ended?.At ?? 0).DefaultIfEmpty().Max();
        return last > 0 ? Micros.ToText(last) : Time(state.Started);
    }

    private static string? Time(Stamp? stamp) => stamp is null ? null : Micros.ToText(stamp.At);
}
