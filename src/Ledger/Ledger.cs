using Theriac.Ledger.Append;
using Theriac.Ledger.Read;
using Theriac.Storage;

namespace Theriac.Ledger;

internal sealed class Ledger(Database database, Appender appender) : ILedger
{
    public const int ReadMax = 10_000;

    private static readonly Sql ReadHead = Sql.Of<Ledger>("Append/ReadHead");
    private static readonly Sql ByNumber = Sql.Of<Ledger>("Read/ByNumber");
    private static readonly Sql ByStream = Sql.Of<Ledger>("Read/ByStream");
    private static readonly Sql FromNumber = Sql.Of<Ledger>("Read/FromNumber");
    private static readonly Sql ByNumbers = Sql.Of<Ledger>("Read/ByNumbers");
    private static readonly Sql StreamNewest = Sql.Of<Ledger>("Read/StreamNewest");
    private static readonly Sql StreamOldest = Sql.Of<Ledger>("Read/StreamOldest");
    private static readonly Sql TypeNewest = Sql.Of<Ledger>("Read/TypeNewest");
    private static readonly Sql TypeOldest = Sql.Of<Ledger>("Read/TypeOldest");

    public Task<AppendResult> AppendAsync(AppendRequest request, CancellationToken cancellation = default) =>
        appender.AppendAsync(request, cancellation);

    public async Task<LedgerHead> HeadAsync(CancellationToken cancellation = default)
    {
        var row = await database.FindAsync<HeadRowData>(ReadHead, cancellation: cancellation)
            ?? throw new InvalidOperationException("The ledger is not opened.");
        var head = row.ToHead();
        return new LedgerHead(head.LedgerId, head.Kind, head.Number, head.At, head.Hash);
    }

    public async Task<Entry?> FindAsync(long number, CancellationToken cancellation = default) =>
        (await database.FindAsync<EntryRow>(ByNumber, new { number }, cancellation))?.ToEntry();

    public Task<IReadOnlyList<Entry>> ReadStreamAsync(string stream, long fromVersion = 1, CancellationToken cancellation = default) =>
        QueryAsync(ByStream, new { stream, version = fromVersion }, cancellation);

    public Task<IReadOnlyList<Entry>> ReadAsync(long fromNumber, int countMax, CancellationToken cancellation = default) =>
        QueryAsync(FromNumber, new { number = fromNumber, count = (long)Math.Min(countMax, ReadMax) }, cancellation);

    public async Task<IReadOnlyList<Entry>> FindAsync(IReadOnlyCollection<long> numbers, CancellationToken cancellation = default) =>
        numbers.Count == 0 ? [] : await QueryAsync(ByNumbers, new { numbers = $"[{string.Join(',', numbers)}]" }, cancellation);

    public Task<IReadOnlyList<Entry>> ReadAsync(EntryFilter filter, CancellationToken cancellation = default)
    {
        if (filter is { Stream: null, Type: null })
            throw new ArgumentException("A filter names a stream or a type.", nameof(filter));
        var limits = new
        {
            stream = filter.Stream,
            type = filter.Type,
            before = filter.Before ?? long.MaxValue,
            after = filter.After ?? 0,
            from = filter.From ?? 0,
            to = filter.To ?? long.MaxValue,
            count = (long)Math.Min(filter.CountMax, ReadMax),
        };
        var sql = filter.Stream is not null
            ? filter.NewestFirst ? StreamNewest : StreamOldest
            : filter.NewestFirst ? TypeNewest : TypeOldest;
        return QueryAsync(sql, limits, cancellation);
    }

    private async Task<IReadOnlyList<Entry>> QueryAsync(Sql sql, object binds, CancellationToken cancellation)
    {
        var rows = await database.QueryAsync<EntryRow>(sql, binds, cancellation);
        return rows.Select(row => row.ToEntry()).ToArray();
    }
}
