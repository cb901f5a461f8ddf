using System.Runtime.CompilerServices;
using System.Text.Json;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;

namespace Theriac.Host.Answers;

/// <summary>What a listener hears of an entry; it asks for the rest.</summary>
internal sealed record FeedItem(long Number, string Stream, string Type, string At);

/// <summary>Live updates as server-sent events, in number order and without gaps.</summary>
internal sealed class Feed(ILedger ledger, LedgerFeed feed, ISessionCheck sessions, EdgeLimits limits)
{
    private const int ReadMax = 500;

    /// <summary>Also the time in which a listener whose session was locked or ended is cut off, and other nodes' entries are seen.</summary>
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(5);

    private int _listeners;

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/api/feed", (long? after, HttpContext context, Caller caller, Feed live) => live.ListenAsync(after, context, caller))
            .WithTags("activity").Require().Produces<FeedItem>(contentType: "text/event-stream");

    private async Task ListenAsync(long? after, HttpContext context, Caller caller)
    {
        if (Interlocked.Increment(ref _listeners) > limits.FeedsMax)
        {
            Interlocked.Decrement(ref _listeners);
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }

        try
        {
            var from = long.TryParse(context.Request.Headers["Last-Event-ID"], out var last) ? last : after ?? (await ledger.HeadAsync()).Number;
            context.Response.ContentType = "text/event-stream";
            context.Response.Headers.CacheControl = "no-store";
            context.Response.Headers["X-Accel-Buffering"] = "no";
            await foreach (var line in LinesAsync(from, caller, context.RequestAborted))
            {
                await context.Response.WriteAsync(line, context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
            }
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The listener left.
        }
        finally
        {
            Interlocked.Decrement(ref _listeners);
        }
    }

    private async IAsyncEnumerable<string> LinesAsync(long after, Caller caller, [EnumeratorCancellation] CancellationToken cancellation)
    {
        // The place to go on from, so that a listener whose line broke before the first entry misses none.
        yield return $"id: {after}\n: theriac\n\n";
        while (!cancellation.IsCancellationRequested)
        {
            if (!await sessions.IsActiveAsync(caller, cancellation))
            {
                yield return "event: session-over\ndata: {}\n\n";
                yield break;
            }

            var entries = await ledger.ReadAsync(after + 1, ReadMax, cancellation);
            after = entries.Count > 0 ? entries[^1].Number : after;
            // Sent together: who comes back after a long time would else cost a write for each entry.
            if (string.Concat(entries.Where(entry => Hears(caller, entry.Stream)).Select(LineOf)) is { Length: > 0 } lines)
                yield return lines;
            if (entries.Count < ReadMax && !await WaitAsync(after, cancellation))
                yield return ": beat\n\n";
        }
    }

    private static string LineOf(Entry entry)
    {
        var item = new FeedItem(entry.Number, entry.Stream, entry.Type, Micros.ToText(entry.At));
        return $"id: {entry.Number}\ndata: {JsonSerializer.Serialize(item, KernelJson.Options)}\n\n";
    }

    /// <summary>Who signs in when, and who fails to, is for those who watch over it.</summary>
    private static bool Hears(Caller caller, string stream) =>
        !stream.StartsWith("access/", StringComparison.Ordinal)
        || caller.HasAny(null, Role.Administrator, Role.SecurityOfficer, Role.Auditor);

    private async Task<bool> WaitAsync(long after, CancellationToken cancellation)
    {
        using var beat = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        beat.CancelAfter(Beat);
        try
        {
            await feed.AfterAsync(after, beat.Token);
            return true;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return false;
        }
    }
}
