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
    private static readonly Sql FilteredNewest = Sql.Of<Ledger>("Read/FilteredNewest");
    private static readonly Sql FilteredOldest = Sql.Of<Ledger>("Read/FilteredOldest");

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

    public Task<IReadOnlyList<Entry>> ReadAsync(EntryFilter filter, CancellationToken cancellation = default) =>
        QueryAsync(
            filter.NewestFirst ? FilteredNewest : FilteredOldest,
            new
            {
                stream = filter.Stream ?? filter.StreamPrefix,
                stream_end = filter.Stream is { } one ? one + '\u0001' : filter.StreamPrefix + "\uffff",
                type = filter.Type,
                actor = filter.Actor,
                from = filter.From,
                to = filter.To,
                before = filter.Before,
                after = filter.After,
                count = (long)Math.Min(filter.CountMax, ReadMax),
            },
            cancellation);

    private async Task<IReadOnlyList<Entry>> QueryAsync(Sql sql, object binds, CancellationToken cancellation)
    {
        var rows = await database.QueryAsync<EntryRow>(sql, binds, cancellation);
        return rows.Select(row => row.ToEntry()).ToArray();
    }
}
