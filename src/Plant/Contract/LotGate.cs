using Theriac.Kernel;
using Theriac.Ledger;

namespace Theriac.Plant;

/// <summary>What a lot may be used for: one pure rule for every module.</summary>
public static partial class LotGate
{
    /// <summary>
    /// The entry that takes <paramref name="quantity"/> of the lot, or why not. <paramref name="on"/> is the day at the
    /// site on which it happens, not the day on which somebody types it (U15).
    /// </summary>
    /// <param name="container">The container that it is taken from or put into; without one those that have some give, in their order.</param>
    public static Outcome<LotMoved> Move(
        Folded<LotState> lot, LotMovement movement, Quantity quantity, DateOnly on, string? batch = null, string? reason = null,
        string? container = null, LateMovement? late = null, string? reworkOf = null)
    {
        if (!lot.Exists)
            return PlantRefusals.LotUnknown(lot.State.Id);
        if (movement == LotMovement.Use && MayUse(lot, on, happenedAt: late?.HappenedAt, reworkOf: reworkOf) is { IsOk: false } no)
            return no.Refusal;
        if (movement != LotMovement.Use && string.IsNullOrWhiteSpace(reason))
            return PlantRefusals.ReasonMissing();
        if (movement != LotMovement.Adjust && quantity.Value <= 0)
            return PlantRefusals.QuantityNotPositive("/quantity");
        var adds = movement is LotMovement.Adjust or LotMovement.PutBack;
        var left = adds ? lot.State.OnHand.Plus(quantity) : lot.State.OnHand.Minus(quantity);
        if (!left.Try(out var onHand, out var refusal))
            return refusal;
        if (onHand.Value < 0)
            return PlantRefusals.LotNotEnough(lot.State, quantity);
        if (!DecimalParts.TrySplit(onHand.Value, out _))
            return PlantRefusals.QuantityTooLong("/quantity");
        var taken = new Quantity(lot.State.OnHand.Value - onHand.Value, onHand.Unit);
        if (!Containers(lot.State, taken, container).Try(out var containers, out refusal))
            return refusal;
        var promised = Promised(lot.State, batch, taken);
        return new LotMoved(
            lot.State.Id, movement, quantity, onHand, batch, reason, promised, Reserved(lot.State, batch, promised),
            containers.Count == 0 ? null : containers, late);
    }

    /// <summary>
    /// Refusals: <c>lot-unknown</c>, <c>lot-rejected</c>, <c>lot-not-released</c>, <c>lot-expired</c>,
    /// <c>lot-in-transit</c>, <c>lot-retest-due</c>, and, when expected
    /// values are given, <c>lot-of-other-material</c> and <c>lot-at-other-site</c>.
    /// </summary>
    /// <param name="happenedAt">For what is posted late: the lot must have been released by then (U15).</param>
    /// <param name="reworkOf">The batch whose lot is worked on again: a rework takes what it made, which is on hold or rejected (211.115).</param>
    public static Outcome<Done> MayUse(
        Folded<LotState> lot, DateOnly on, string? material = null, string? site = null, long? happenedAt = null, string? reworkOf = null)
    {
        var state = lot.State;
        if (!lot.Exists)
            return PlantRefusals.LotUnknown(state.Id);
        if (material is not null && !Same(material, state.Material))
            return PlantRefusals.LotOfOtherMaterial(state, material);
        if (site is not null && !Same(site, state.Site))
            return PlantRefusals.LotAtOtherSite(state, site);
        var status = reworkOf is not null && state.MadeBy == reworkOf ? LotStatus.Released
            : happenedAt is { } then && state.ReleasedAt is not null ? state.StatusAt(then) : state.Status;
        if (status == LotStatus.Rejected)
            return PlantRefusals.LotIsRejected(state.Id);
        if (status != LotStatus.Released)
            return PlantRefusals.LotNotReleased(state.Id);
        if (IsExpired(state.ExpiryOn, on))
            return PlantRefusals.LotExpired(state.Id, state.ExpiryOn!.Value);
        if (state.UnderWayTo is { } under)
            return PlantRefusals.LotInTransit(state.Id, under);
        return IsExpired(state.RetestOn, on) ? PlantRefusals.RetestDue(state.Id, state.RetestOn!.Value) : Done.Ok;
    }

    /// <summary>A lot is good through the whole of its last day.</summary>
    public static bool IsExpired(DateOnly? expiryOn, DateOnly on) => expiryOn is { } last && on > last;

    /// <summary>What each container has after <paramref name="taken"/> left; below zero it is put back into the last one.</summary>
    private static Outcome<IReadOnlyList<ContainerQuantity>> Containers(LotState lot, Quantity taken, string? container)
    {
        if (container is not null)
        {
            if (lot.Container(container) is not { } named)
                return PlantRefusals.ContainerUnknown(lot.Id, container);
            return named.Left.Value < taken.Value
                ? PlantRefusals.ContainerNotEnough(named, taken)
                : Outcome<IReadOnlyList<ContainerQuantity>>.Ok([new(named.Id, new Quantity(named.Left.Value - taken.Value, taken.Unit))]);
        }

        if (taken.Value < 0 && lot.Containers.Count > 0)
        {
            var last = lot.Containers.LastOrDefault(one => !one.Emptied) ?? lot.Containers[^1];
            return Outcome<IReadOnlyList<ContainerQuantity>>.Ok([new(last.Id, new Quantity(last.Left.Value - taken.Value, taken.Unit))]);
        }

        return Outcome<IReadOnlyList<ContainerQuantity>>.Ok(InOrder(lot, taken));
    }

    private static List<ContainerQuantity> InOrder(LotState lot, Quantity taken)
    {
        List<ContainerQuantity> given = [];
        var rest = taken.Value;
        foreach (var one in lot.Containers.Where(one => !one.Emptied).TakeWhile(_ => rest > 0))
        {
            var part = Math.Min(rest, one.Left.Value);
            given.Add(new ContainerQuantity(one.Id, new Quantity(one.Left.Value - part, taken.Unit)));
            rest -= part;
        }

        return given;
    }

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
