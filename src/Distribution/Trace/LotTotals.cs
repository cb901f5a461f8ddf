using Theriac.Batches;
using Theriac.Kernel;

namespace Theriac.Distribution.Trace;

/// <summary>Charges of a batch by lot. Pure; nothing is left out: the sum of the totals is the sum of the charges (U14).</summary>
internal static class LotTotals
{
    public static IReadOnlyList<(ConsumedLot First, Quantity Total, IReadOnlyList<ConsumedLot> Charges)> Of(IReadOnlyList<ConsumedLot> consumed) =>
    [
        .. consumed.GroupBy(charge => (charge.Lot, charge.MaterialCode, charge.Quantity.Dimension)).Select(same => (
            same.First(), same.Skip(1).Aggregate(same.First().Quantity, (sum, charge) => Add(sum, charge.Quantity)), (IReadOnlyList<ConsumedLot>)[.. same])),
    ];

    /// <summary>In the first charge's unit, or in the other's where only that is exact.</summary>
    private static Quantity Add(Quantity sum, Quantity more) =>
        sum.Plus(more) is { IsOk: true } one ? one.Value : more.Plus(sum).Value;
}
