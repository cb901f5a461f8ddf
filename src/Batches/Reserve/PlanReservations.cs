using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.Plant;

namespace Theriac.Batches;

/// <summary>A need with the lots that would meet it.</summary>
internal sealed record PlannedNeed(MaterialNeed Need, FefoChoice Choice);

/// <summary>Which lots an order would keep, and what is missing.</summary>
/// <param name="Through">The day on which they must still be good: that of the planned start.</param>
internal sealed record ReservationPlan(IReadOnlyList<PlannedNeed> Needs, DateOnly Through)
{
    public IReadOnlyList<Shortage> Shortages { get; } =
    [
        .. Needs.Where(one => one.Choice.Missing.Value > 0)
            .Select(one => new Shortage(one.Need.Material, one.Need.Name, one.Choice.Missing)),
    ];

    /// <summary>Of what lacks now, what nobody was shown.</summary>
    public static IReadOnlyList<Shortage> Beyond(IReadOnlyList<Shortage> now, IReadOnlyList<Shortage> shown) =>
    [
        .. now.Where(one => !shown.Any(known => known.Material == one.Material
            && one.Quantity.To(known.Quantity.Unit).Try(out var lacks, out _) && lacks.Value <= known.Quantity.Value)),
    ];

    public IReadOnlyList<ReservedLot> Lots { get; } =
    [
        .. Needs.SelectMany(one => one.Choice.Picks.Select(pick =>
            new ReservedLot(pick.Lot.State.Material, pick.Lot.State.Id, pick.Quantity))),
    ];
}

/// <summary>Chooses the lots of an order by what expires first.</summary>
internal sealed class PlanReservations(IFefo fefo, TimeProvider clock)
{
    /// <param name="before">What orders before this one would keep, where several are released together.</param>
    public async Task<ReservationPlan> OfAsync(
        OrderDraft order, CancellationToken cancellation, IReadOnlyCollection<(string Batch, ReservedLot Lot)>? before = null)
    {
        var today = order.Site.DateAt(Micros.Now(clock));
        var start = order.PlannedStart is { } planned ? order.Site.DateAt(planned) : today;
        var through = start > today ? start : today;
        List<PlannedNeed> needs = [];
        foreach (var need in MaterialNeeds.Of(order.Recipe.Master, order.Planned))
        {
            var lots = await fefo.CandidatesAsync(order.Site.Id, need.Material, through, cancellation);
            needs.Add(new PlannedNeed(need, Fefo.Choose([.. lots.Select(lot => After(lot, before ?? []))], need.Quantity, through, order.BatchId)));
        }

        return new ReservationPlan(needs, through);
    }

    private static Folded<LotState> After(Folded<LotState> lot, IReadOnlyCollection<(string Batch, ReservedLot Lot)> before) => before.Count == 0 ? lot : lot with
    {
        State = lot.State with
        {
            Reservations =
            [
                .. lot.State.Reservations,
                .. before.Where(one => one.Lot.Lot == lot.State.Id).Select(one => new LotReservation(one.Batch, one.Lot.Quantity)),
            ],
        },
    };
}

/// <summary>What the order's dialog shows before anybody signs.</summary>
internal sealed record NeedView(
    string Material, string Name, Quantity Need, IReadOnlyList<NeededLotView> Lots, Quantity? Missing)
{
    public static NeedView Of(PlannedNeed one) => new(
        one.Need.Material, one.Need.Name, one.Need.Quantity,
        [.. one.Choice.Picks.Select(pick => new NeededLotView(pick.Lot.State.Id, pick.Quantity, pick.Lot.State.ExpiryOn))],
        one.Choice.Missing.Value > 0 ? one.Choice.Missing : null);
}

internal sealed record NeededLotView(string Lot, Quantity Quantity, DateOnly? ExpiryOn);
