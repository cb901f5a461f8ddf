using Theriac.Kernel;
using Theriac.Ledger;

namespace Theriac.Plant;

public static partial class LotGate
{
    /// <summary>
    /// The entry that keeps <paramref name="quantity"/> of the lot for a batch, in place of what was kept for it before; what other
    /// batches are promised is not given away.
    /// </summary>
    /// <param name="through">The day on which the batch is to use it.</param>
    public static Outcome<LotReserved> Reserve(Folded<LotState> lot, string batch, Quantity quantity, DateOnly through, string? reason = null)
    {
        if (MayUse(lot, through) is { IsOk: false } no)
            return no.Refusal;
        if (quantity.Value <= 0)
            return PlantRefusals.QuantityNotPositive("/quantity");
        if (!quantity.To(lot.State.OnHand.Unit).Try(out var kept, out var refusal))
            return refusal;
        var free = lot.State.FreeFor(batch);
        return kept.Value > free.Value
            ? PlantRefusals.LotPromised(lot.State, free, kept)
            : new LotReserved(lot.State.Id, batch, lot.State.Material, kept, Reserved(lot.State, batch, kept)!.Value, reason);
    }

    /// <summary>The entry that frees what is kept for a batch; null when nothing is.</summary>
    public static LotReservationFreed? Free(Folded<LotState> lot, string batch, string? reason = null) =>
        lot.State.ReservationOf(batch) is { } kept
            ? new LotReservationFreed(
                lot.State.Id, kept.Batch, kept.Quantity, Reserved(lot.State, batch, new Quantity(0, kept.Quantity.Unit))!.Value, reason)
            : null;

    /// <summary>How much of what other batches are promised such a use would take; null when none.</summary>
    public static Quantity? Overdraw(LotState lot, string? batch, Quantity quantity) =>
        quantity.To(lot.OnHand.Unit).Try(out var taken, out _) && taken.Value > lot.FreeFor(batch).Value && lot.Reservations.Count > 0
            ? new Quantity(taken.Value - Math.Max(0, lot.FreeFor(batch).Value), lot.OnHand.Unit)
            : null;

    /// <summary>What the batch is promised after it took some; what it gives back is not kept for it again.</summary>
    private static Quantity? Promised(LotState lot, string? batch, Quantity taken) =>
        batch is not null && lot.ReservationOf(batch) is { } kept
            ? new Quantity(Math.Max(0, kept.Quantity.Value - Math.Max(0, taken.Value)), lot.OnHand.Unit)
            : null;

    private static Quantity? Reserved(LotState lot, string? batch, Quantity? promised)
    {
        if (promised is null && lot.Reservations.Count == 0)
            return null;
        var others = promised is null ? lot.Reservations : lot.Reservations.Where(one => !Same(one.Batch, batch!));
        return new Quantity(others.Sum(one => one.Quantity.Value) + (promised?.Value ?? 0), lot.OnHand.Unit);
    }
}
