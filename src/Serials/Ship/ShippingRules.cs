using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.Serials.Batch;
using Theriac.Serials.Units;

namespace Theriac.Serials.Ship;

/// <summary>Whether a container may leave. Pure.</summary>
internal static class ShippingRules
{
    /// <summary>True when it moves under quarantine.</summary>
    /// <param name="packs">How many of each batch are in it; known where some market takes only so many.</param>
    public static Outcome<bool> Check(
        Folded<ContainerState> container, IReadOnlyList<Supply> batches, Destination to, IReadOnlyDictionary<string, long> packs)
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
            if (!one.Check(to.Name, packs.GetValueOrDefault(one.Batch.Id)).Try(out _, out var refusal))
                return refusal;
        }

        return false;
    }
}
