using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.Serials.Batch;
using Theriac.Serials.Units;

namespace Theriac.Serials.Ship;

/// <summary>Whether a container may leave. Pure.</summary>
internal static class ShippingRules
{
    /// <summary>True when it moves under quarantine.</summary>
    public static Outcome<bool> Check(Folded<ContainerState> container, IReadOnlyList<ShippedBatch> batches, Destination to)
    {
        var state = container.State;
        if (!container.Exists)
            return SerialsRefusals.ContainerUnknown(state.Sscc);
        if (state.Parent is { } parent)
            return SerialsRefusals.ContainerInside(state.Sscc, parent);
        if (state.IsUnderWay)
            return SerialsRefusals.ContainerUnderWay(state.Sscc);
        if (state.PlaceKind != "site")
            return SerialsRefusals.ContainerElsewhere(state.Sscc, state.Place);
        if (to.IsOwnSite)
            return to.Id == state.Place ? SerialsRefusals.DestinationIsHere(to.Id) : batches.Any(one => !one.IsFree);
        foreach (var one in batches)
        {
            if (one.Batch.Verdict == BatchVerdict.Rejected)
                return SerialsRefusals.BatchRejected(one.Batch.Id);
            if (one.Batch.Verdict != BatchVerdict.Certified)
                return SerialsRefusals.BatchNotCertified(one.Batch.Id, to.Name);
            if (one.Recall.State.IsRecalled)
                return SerialsRefusals.BatchRecalled(one.Batch.Id);
        }

        return false;
    }
}

/// <summary>A batch in the container, as the decision sees it.</summary>
internal sealed record ShippedBatch(PackagedBatch Batch, Folded<RecallState> Recall)
{
    public bool IsFree => Batch.Verdict == BatchVerdict.Certified && !Recall.State.IsRecalled;
}
