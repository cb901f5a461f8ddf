using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.Plant;

namespace Theriac.Batches;

/// <summary>What the reservations of the batch say about taking some of a lot; for every way in which material goes in.</summary>
internal static class ReservationRules
{
    /// <summary>Where lots of this material are kept for the batch it takes those; a planner may choose others.</summary>
    public static Outcome<Done> MayTake(Scene scene, LotState lot)
    {
        var kept = scene.State.Reserved.Where(one => Same(one.Material, lot.Material)).ToList();
        return kept.Count == 0 || kept.Exists(one => Same(one.Lot, lot.Id))
            ? Done.Ok
            : BatchesRefusals.LotNotReserved(lot.Id, string.Join(", ", kept.Select(one => one.Lot)));
    }

    /// <summary>More than is free for the batch is taken only with a justification, which becomes an exception: others were promised it.</summary>
    public static Refusal? Overdraw(Telling telling, StepPlace place, LotState lot, Quantity quantity, string? justification)
    {
        if (LotGate.Overdraw(lot, telling.State.Id, quantity) is not { } over)
            return null;
        var others = string.Join(", ", lot.Reservations.Where(one => !Same(one.Batch, telling.State.Id)).Select(one => one.Batch));
        if (string.IsNullOrWhiteSpace(justification))
            return BatchesRefusals.LotPromisedToOthers(lot.Id, over, others);
        telling.Open(
            ExceptionKind.Material, Grade.Information, place, $"{place.Number}: {over} of lot {lot.Id} were kept for {others}.",
            new Dictionary<string, string> { ["lot"] = lot.Id, ["value"] = $"{over}" }, justification.Trim());
        return null;
    }

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
