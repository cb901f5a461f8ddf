using Theriac.Batches;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.Storage;

namespace Theriac.Integration;

/// <summary>Tells the partner of each batch that ended or was decided on: once for each such entry, also over a restart.</summary>
internal sealed class MakePerformances(
    Database database, ILedger ledger, IStreams streams, IContentStore contents, IBatchPerformance batches, Cursors cursors, LedgerFeed feed,
    IntegrationOptions options, TimeProvider clock)
{
    private const string Cursor = "performances";
    private const string BatchPrefix = "batch/";
    private const string RecallPrefix = "recall/";
    private const string Recalled = "batch-recalled.v1";
    private const int PageSize = 500;

    /// <summary>A batch ends, or something is decided about its lot.</summary>
    internal static readonly HashSet<string> Causes = new(StringComparer.Ordinal)
    {
        "batch-completed.v1", "batch-stopped.v1", "batch-aborted.v1", "batch-certified.v1", "batch-rejected.v1",
        "disposition-held.v1", "disposition-hold-lifted.v1", Recalled,
    };

    /// <summary>Works off what the ledger has more than last time; answers how many messages were made.</summary>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        if (options.Partner is null)
            return 0;
        if (await cursors.FindAsync(Cursor, cancellation) is not { } done)
        {
            // A partner is told of what happens from the day on that he is named, not of all that ever was.
            await database.WriteAsync(Cursors.Move(Cursor, (await ledger.HeadAsync(cancellation)).Number), cancellation);
            return 0;
        }

        var made = 0;
        while (feed.Last > done)
        {
            var entries = await ledger.ReadAsync(done + 1, PageSize, cancellation);
            if (entries.Count == 0)
                break;
            foreach (var entry in entries.Where(IsCause))
                made += await MakeAsync(entry, cancellation) ? 1 : 0;
            done = entries[^1].Number;
            await database.WriteAsync(Cursors.Move(Cursor, done), cancellation);
        }

        return made;
    }

    private static bool IsCause(Entry entry) => Causes.Contains(entry.Type) && BatchOf(entry) is not null;

    private static string? BatchOf(Entry entry) => new[] { BatchPrefix, RecallPrefix }
        .Where(prefix => entry.Stream.StartsWith(prefix, StringComparison.Ordinal)).Select(prefix => entry.Stream[prefix.Length..]).FirstOrDefault();

    private async Task<bool> MakeAsync(Entry cause, CancellationToken cancellation)
    {
        var head = await ledger.HeadAsync(cancellation);
        var bodId = $"{head.LedgerId:N}-{cause.Number}";
        var stream = MessageState.StreamOf(MessageState.KeyOfOut(bodId));
        if ((await streams.LoadAsync<MessageState>(stream, cancellation)).Exists)
            return false;
        var batch = await batches.FindAsync(BatchOf(cause)!, cancellation)
            ?? throw new InvalidOperationException($"Entry {cause.Number} is of a batch that is not there.");
        if (batch.IsProcedure)
            return false;
        // The record as it is now: made late, a message of the end says the decision too, and the partner keeps the newer time.
        var recall = await ledger.ReadStreamAsync(RecallPrefix + batch.Batch, cancellation: cancellation);
        var bytes = PerformanceWriter.Write(
            options.Name, options.Partner, bodId, Micros.Now(clock), batch, recall.Any(entry => entry.Type == Recalled));
        var content = await contents.PutAsync(B2mmlForm.MediaType, bytes, cancellation);
        var fact = new MessageMade(bodId, PerformanceWriter.Kind, batch.Batch, cause.Number, content, bytes.Length, batch.Site);
        var result = await ledger.AppendAsync(
            new AppendRequest(Author.System with { Zone = cause.Zone }, [new Draft(stream, fact)], [new StreamVersion(stream, 0)]), cancellation);
        return result switch
        {
            AppendResult.Appended => true,
            AppendResult.Conflict => false, // Another node was faster.
            _ => throw new InvalidOperationException("The ledger is busy; the message is made at the next look."),
        };
    }
}
