using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.Serials.Batch;
using Theriac.Serials.Units;

namespace Theriac.Serials.Ship;

/// <summary>Whether a container may leave. Pure.</summary>
internal static class ShippingRules
{
    /// <summary>True when it moves under quarantine.</summary>
    public static Outcome<bool> Check(Folded<ContainerState> container, IReadOnlyList<Supply> batches, Destination to)
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
            if (!one.Check(to.Name).Try(out _, out var refusal))
                return refusal;
        }

        return false;
    }
}
