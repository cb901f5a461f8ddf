using System.Text.Json;
using Theriac.Storage;

namespace Theriac.Batches;

/// <param name="Lots">The material lots that it shares with the batch of the exception.</param>
internal sealed record AssociatedBatch(
    string Batch, string? ProductName, string Site, string State, string Disposition, IReadOnlyList<SharedLot> Lots)
{
    /// <summary>Lots that it made, or that were worked on again, and whose goods are in the batch of the exception.</summary>
    public IReadOnlyList<SharedLot> MadeFrom { get; init; } = [];

    /// <summary>Lots whose goods are in it and in which those of the batch of the exception are: of one bulk, every packaging order.</summary>
    public IReadOnlyList<SharedLot> MadeInto { get; init; } = [];

    /// <summary>Equipment that both had without a cleaning between them.</summary>
    public IReadOnlyList<string> Equipment { get; init; } = [];
}

internal sealed record SharedLot(string Lot, string Material);

/// <param name="Cut">There are more: who concludes looks for them in the trace of the lot.</param>
internal sealed record AssociatedBatches(IReadOnlyList<AssociatedBatch> Items, bool Cut);

/// <summary>
/// Batches that an exception may touch as well, from the genealogy: they share a lot with its batch, made what it was charged
/// from, were charged from what it made, or had the same equipment between two cleanings (21 CFR 211.192: an investigation
/// extends to other batches). Who concludes says which of them it does touch.
/// </summary>
internal sealed class FindAssociated(Database database, Goods goods)
{
    /// <summary>Of each way in which batches are tied to one.</summary>
    public const int RowsMax = 1_000;

    private static readonly Sql Equipment = Sql.Of<FindAssociated>("AssociatedBatches/Equipment");
    private static readonly Sql Standing = Sql.Of<FindAssociated>("AssociatedBatches/Standing");

    public Task<AssociatedBatches> ListAsync(string batch, CancellationToken cancellation) => ListAsync(batch, RowsMax, cancellation);

    internal async Task<AssociatedBatches> ListAsync(string batch, int rowsMax, CancellationToken cancellation)
    {
        var own = batch.ToUpperInvariant();
        var (shared, sharedCut) = await goods.SharedAsync(own, rowsMax, cancellation);
        var from = await goods.WalkAsync(own, GoodsWay.ToMakers, edgesMax: rowsMax, cancellation: cancellation);
        var into = await goods.WalkAsync(own, GoodsWay.ToTakers, edgesMax: rowsMax, cancellation: cancellation);
        var used = await database.QueryAsync<UseRow>(Equipment, new { batch = own, count = rowsMax + 1L }, cancellation);
        var lots = shared.ToLookup(one => one.Batch, one => new SharedLot(one.Lot, one.Material), StringComparer.Ordinal);
        var makers = from.Edges.ToLookup(one => one.Maker, one => new SharedLot(one.Lot, one.Material), StringComparer.Ordinal);
        var takers = into.Edges.ToLookup(one => one.Taker, one => new SharedLot(one.Lot, one.Material), StringComparer.Ordinal);
        var equipment = used.Take(rowsMax).ToLookup(row => row.Batch, row => row.Equipment, StringComparer.Ordinal);
        var all = lots.Select(one => one.Key).Concat(makers.Select(one => one.Key)).Concat(takers.Select(one => one.Key))
            .Concat(equipment.Select(one => one.Key)).Where(id => id != own).ToHashSet(StringComparer.Ordinal);
        var rows = await database.QueryAsync<BoardRow>(Standing, new { batches = JsonSerializer.Serialize(all) }, cancellation);
        return new AssociatedBatches(
            [.. rows.Select(row => new AssociatedBatch(row.Id, row.ProductName, row.Site, row.State, row.Disposition, [.. lots[row.Id]])
            {
                MadeFrom = [.. makers[row.Id].Distinct()],
                MadeInto = [.. takers[row.Id].Distinct()],
                Equipment = [.. equipment[row.Id]],
            })],
            sharedCut || from.IsCut || into.IsCut || used.Count > rowsMax);
    }

    private sealed class UseRow
    {
        public string Batch { get; set; } = "";

        public string Equipment { get; set; } = "";
    }

    private sealed class BoardRow
    {
        public string Id { get; set; } = "";

        public string? ProductName { get; set; }

        public string Site { get; set; } = "";

        public string State { get; set; } = "";

        public string Disposition { get; set; } = "";
    }
}
