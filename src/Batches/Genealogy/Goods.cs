using Theriac.Kernel;
using Theriac.Storage;

namespace Theriac.Batches;

/// <summary>
/// Goods of a batch that are in another one: some of a lot that it made went in and neither came back nor was destroyed before, or the
/// other works on its lot again.
/// </summary>
/// <param name="Lot">The lot that went over; of a rework, the one that is worked on again.</param>
internal sealed record GoodsEdge(string Maker, string Lot, string Material, string Taker, bool IsRework)
{
    /// <summary>The lot that was charged; null for a rework, which charges none.</summary>
    public string? Charged => IsRework ? null : Lot;
}

/// <summary>Some of a lot is in a batch.</summary>
internal sealed record KeptLot(string Batch, string Lot, string Material);

internal enum GoodsWay
{
    ToMakers,
    ToTakers,
}

/// <param name="IsCut">There are more edges than were asked for.</param>
internal sealed record GoodsWalk(IReadOnlyList<GoodsEdge> Edges, bool IsCut);

/// <summary>Which batches have goods of which. Whoever asks that asks here: who concludes, certifies, recalls or holds sees the same.</summary>
internal sealed class Goods(Database database)
{
    private static readonly Sql Takers = Sql.Of<Goods>("Genealogy/Takers");
    private static readonly Sql Makers = Sql.Of<Goods>("Genealogy/Makers");
    private static readonly Sql Sharing = Sql.Of<Goods>("Genealogy/Sharing");

    /// <summary>All edges from a batch to the deepest, in the order in which they are reached; no batch is passed twice.</summary>
    /// <param name="withRework">False stops at a rework: what is decided about a lot is known to who ordered its rework.</param>
    /// <param name="reach">
    /// Called with each batch before its edges are read, the first one too. What is loaded there is older than the edges: whoever writes
    /// meanwhile is either in them, or on a stream that was relied on.
    /// </param>
    public async Task<GoodsWalk> WalkAsync(
        string from, GoodsWay way, bool withRework = true, int edgesMax = int.MaxValue, Func<string, Task>? reach = null,
        CancellationToken cancellation = default)
    {
        List<GoodsEdge> edges = [];
        HashSet<string> seen = new(StringComparer.OrdinalIgnoreCase) { from };
        Queue<string> open = new([from]);
        while (open.TryDequeue(out var batch))
        {
            if (reach is not null)
                await reach(batch);
            foreach (var edge in await NextAsync(batch, way, cancellation))
            {
                if (edge.IsRework && !withRework)
                    continue;
                if (edges.Count == edgesMax)
                    return new GoodsWalk(edges, IsCut: true);
                edges.Add(edge);
                var next = way == GoodsWay.ToTakers ? edge.Taker : edge.Maker;
                if (seen.Add(next))
                    open.Enqueue(next);
            }
        }

        return new GoodsWalk(edges, IsCut: false);
    }

    /// <summary>What is in other batches of the lots that are in this one.</summary>
    public async Task<(IReadOnlyList<KeptLot> Lots, bool IsCut)> SharedAsync(string batch, int rowsMax, CancellationToken cancellation)
    {
        var id = batch.ToUpperInvariant();
        var rows = await database.QueryAsync<Row>(Sharing, new { batch = id, count = rowsMax + 1L }, cancellation);
        var kept = Kept(rows.Take(rowsMax)).Select(one => new KeptLot(one.Batch, one.Lot, one.Material)).ToList();
        var own = kept.Where(one => one.Batch == id).Select(one => one.Lot).ToHashSet(StringComparer.Ordinal);
        return ([.. kept.Where(one => one.Batch != id && own.Contains(one.Lot))], rows.Count > rowsMax);
    }

    private async Task<IReadOnlyList<GoodsEdge>> NextAsync(string batch, GoodsWay way, CancellationToken cancellation)
    {
        var rows = await database.QueryAsync<Row>(
            way == GoodsWay.ToTakers ? Takers : Makers, new { batch = batch.ToUpperInvariant() }, cancellation);
        return [.. Kept(rows).Select(one => new GoodsEdge(one.Maker, one.Lot, one.Material, one.Taker, one.Rework != 0))];
    }

    /// <summary>Of rows of the same goods in several scales or units one, where something is left in any unit.</summary>
    private static IEnumerable<Row> Kept(IEnumerable<Row> rows) => rows
        .GroupBy(row => (row.Batch, row.Maker, row.Taker, row.Lot, row.Rework))
        .Where(same => same.GroupBy(row => row.Unit, StringComparer.Ordinal).Any(ofUnit => ofUnit.Sum(row => row.Amount) > 0))
        .Select(same => same.First());

    private sealed class Row
    {
        public string Batch { get; set; } = "";

        public string Maker { get; set; } = "";

        public string Taker { get; set; } = "";

        public string Lot { get; set; } = "";

        public string Material { get; set; } = "";

        public string Unit { get; set; } = "";

        public long Scale { get; set; }

        public long Unscaled { get; set; }

        public long Rework { get; set; }

        public decimal Amount => new DecimalParts(Unscaled, (int)Scale).ToDecimal();
    }
}
