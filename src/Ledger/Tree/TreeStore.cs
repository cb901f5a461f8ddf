using Theriac.Storage;

namespace Theriac.Ledger.Tree;

/// <summary>
/// Reads hashes of subtrees. The leaves are the entries' hashes; of the inner nodes only those of every eighth level are
/// stored (one row for 256 entries), the rest is computed from at most 255 others.
/// </summary>
internal sealed class TreeStore(Database database)
{
    public const int LevelsPerTile = 8;

    private const int LevelTop = 56;

    private static readonly Sql Leaves = Sql.Of<TreeStore>("Tree/Leaves");
    private static readonly Sql Nodes = Sql.Of<TreeStore>("Tree/Nodes");

    /// <summary>The right edge of the tree of <paramref name="size"/> entries, all of whose complete tiles are stored.</summary>
    public async Task<Frontier> FrontierAsync(long size, CancellationToken cancellation)
    {
        var frontier = new Frontier();
        for (var level = LevelTop; level >= 0; level -= LevelsPerTile)
        {
            var (from, to) = (frontier.Size >> level, size >> level);
            if (from == to)
                continue;
            foreach (var hash in await ReadAsync(level, from, to, cancellation))
                frontier.Push(level, hash);
        }

        return frontier;
    }

    /// <summary>Hash of any range that a proof asks for.</summary>
    public async Task<byte[]> HashAsync(LeafRange range, CancellationToken cancellation)
    {
        var part = new Frontier();
        for (var level = LevelTop; level >= 0; level -= LevelsPerTile)
        {
            // The range begins at a multiple of its own size rounded up, so whole tiles come first.
            var (from, to) = ((range.From + part.Size) >> level, range.To >> level);
            if (from >= to || (from << level) != range.From + part.Size)
                continue;
            foreach (var hash in await ReadAsync(level, from, to, cancellation))
                part.Push(level, hash);
        }

        return part.Root();
    }

    /// <summary>Hashes of entries <paramref name="from"/> + 1 to <paramref name="to"/>.</summary>
    public async Task<List<byte[]>> ReadAsync(int level, long from, long to, CancellationToken cancellation)
    {
        var rows = await database.QueryAsync<Row>(
            level == 0 ? Leaves : Nodes, new { level = (long)level, from, to }, cancellation);
        if (rows.Count != to - from)
            throw new InvalidOperationException($"The tree lacks nodes of level {level} between {from} and {to}: run theriac rebuild.");
        return rows.Select(row => row.Hash).ToList();
    }

    private sealed class Row
    {
        public byte[] Hash { get; set; } = [];
    }
}
