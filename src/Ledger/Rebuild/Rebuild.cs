using Theriac.Ledger.Append;
using Theriac.Ledger.Read;
using Theriac.Ledger.Tree;
using Theriac.Storage;

namespace Theriac.Ledger.Rebuild;

/// <summary>A rebuild copies: it never decides again, and never evaluates a rule.</summary>
internal sealed class Rebuild(Database database, FactTypes types, IEnumerable<IProjection> projections, DerivedShape shape) : IRebuild
{
    private const int PageMax = 2_000;

    private static readonly Sql LockHead = Sql.Of<Rebuild>("Append/LockHead");
    private static readonly Sql Page = Sql.Of<Rebuild>("Verify/Page");
    private static readonly Sql Size = Sql.Of<Rebuild>("Rebuild/SealedSize");
    private static readonly Sql PutNode = Sql.Of<Rebuild>("Tree/PutNode");

    /// <summary>Derived tables of the ledger itself.</summary>
    private static readonly string[] OwnTables = ["ledger_stream", "ledger_tree"];

    private readonly IReadOnlyList<IProjection> _projections = [.. projections];

    public Task<long> RebuildAsync(IProgress<long>? progress = null, CancellationToken cancellation = default) =>
        database.WriteAsync(writing => RunAsync(writing, progress, cancellation), cancellation);

    public async Task<long> RebuildWhereOtherAsync(CancellationToken cancellation = default) => await shape.IsCurrentAsync(cancellation)
        ? 0
        : await database.WriteAsync(
            async writing =>
            {
                var head = (await writing.QueryAsync<HeadRowData>(LockHead, cancellation: cancellation)).Single();
                return await shape.IsCurrentAsync(writing, cancellation) ? 0 : await RunAsync(writing, head, null, cancellation);
            },
            cancellation);

    private async Task<long> RunAsync(Writing writing, IProgress<long>? progress, CancellationToken cancellation) =>
        await RunAsync(writing, (await writing.QueryAsync<HeadRowData>(LockHead, cancellation: cancellation)).Single(), progress, cancellation);

    private async Task<long> RunAsync(Writing writing, HeadRowData head, IProgress<long>? progress, CancellationToken cancellation)
    {
        var sealedSize = (await writing.QueryAsync<SizeRow>(Size, cancellation: cancellation))[0].Size;

        // The last registered first: a later module's tables may refer to those of an earlier one.
        foreach (var table in OwnTables.Concat(_projections.SelectMany(projection => projection.Tables)).Reverse())
            await writing.EmptyAsync(table, cancellation);
        var own = new OwnRows(sealedSize);
        for (var number = 0L; number < head.Number;)
        {
            var rows = await writing.QueryAsync<EntryRow>(
                Page, new { after = number, to = head.Number, count = (long)PageMax }, cancellation);
            if (rows.Count == 0)
                throw new InvalidOperationException($"Entry {number + 1} is missing: run theriac ledger verify.");
            await ProjectAsync(writing, rows, own, cancellation);
            number = rows[^1].Number;
            progress?.Report(number);
        }

        await writing.ExecuteAsync([.. own.Streams(writing.Engine), shape.Now()], cancellation);
        return head.Number;
    }

    private async Task ProjectAsync(Writing writing, IReadOnlyList<EntryRow> rows, OwnRows own, CancellationToken cancellation)
    {
        var statements = new List<Statement>();
        foreach (var row in rows)
        {
            var entry = row.ToEntry();
            var fact = types.Read(entry)
                ?? throw new InvalidOperationException($"Entry {entry.Number} is of type {entry.Type}, which this version does not know.");
            own.Add(entry, statements);
            foreach (var projection in _projections)
                projection.Project(entry, fact, statements);
        }

        await writing.ExecuteAsync(statements, cancellation);
    }

    /// <summary>Versions of streams, and the nodes of the tree as far as it is sealed.</summary>
    private sealed class OwnRows(long sealedSize)
    {
        private readonly Frontier _frontier = new();
        private readonly Dictionary<string, (long Version, long Number)> _streams = [];

        public void Add(Entry entry, List<Statement> statements)
        {
            _streams[entry.Stream] = (entry.Version, entry.Number);
            if (entry.Number > sealedSize)
                return;
            _frontier.Append(entry.Hash, (level, position, hash) =>
            {
                if (level % TreeStore.LevelsPerTile == 0)
                    statements.Add(new Statement(PutNode, ("level", (long)level), ("position", position), ("hash", hash.ToArray())));
            });
        }

        public List<Statement> Streams(Engine engine)
        {
            var statements = new List<Statement>();
            foreach (var part in _streams.Select(stream => (stream.Key, stream.Value.Version, stream.Value.Number)).Chunk(PageMax))
                EntryRows.Put(engine, part, statements);
            return statements;
        }
    }

    private sealed class SizeRow
    {
        public long Size { get; set; }
    }
}
