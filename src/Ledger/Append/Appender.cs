using System.Text.Json;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Theriac.Kernel;
using Theriac.Storage;

namespace Theriac.Ledger.Append;

/// <summary>
/// The node's one appender. It takes what waits, locks the head, checks all versions in one query, writes everything
/// and commits once. On an error it rolls back and replays the group singly, so that one bad request harms no other.
/// </summary>
internal sealed class Appender : IAsyncDisposable
{
    public const int GroupMax = 64;
    public const int WaitingMax = 10_000;

    private static readonly Sql LockHead = Sql.Of<Appender>("Append/LockHead");
    private static readonly Sql Versions = Sql.Of<Appender>("Append/Versions");
    private static readonly Sql FindClaim = Sql.Of<Appender>("Append/FindClaim");

    private readonly Channel<Pending> _waiting = Channel.CreateBounded<Pending>(
        new BoundedChannelOptions(WaitingMax) { SingleReader = true });

    private readonly Database _database;
    private readonly FactTypes _types;
    private readonly IReadOnlyList<IProjection> _projections;
    private readonly LedgerFeed _feed;
    private readonly TimeProvider _clock;
    private readonly Task _loop;

    public Appender(Database database, FactTypes types, IEnumerable<IProjection> projections, LedgerFeed feed, TimeProvider clock)
    {
        (_database, _types, _projections, _feed, _clock) = (database, types, [.. projections], feed, clock);
        _loop = Task.Run(RunAsync);
    }

    public async Task<AppendResult> AppendAsync(AppendRequest request, CancellationToken cancellation)
    {
        var pending = new Pending(request);
        await _waiting.Writer.WriteAsync(pending, cancellation);
        return await pending.Task;
    }

    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await _loop;
    }

    private async Task RunAsync()
    {
        var group = new List<Pending>(GroupMax);
        while (await _waiting.Reader.WaitToReadAsync())
        {
            group.Clear();
            while (group.Count < GroupMax && _waiting.Reader.TryRead(out var pending))
                group.Add(pending);
            await CommitAsync(group);
        }
    }

    private async Task CommitAsync(List<Pending> group)
    {
        try
        {
            var last = await _database.WriteAsync(writing => WriteAsync(writing, group));
            group.ForEach(pending => pending.Tell());
            _feed.Announce(last);
        }
        catch (Exception exception) when (group.Count > 1)
        {
            _ = exception; // Each request is tried alone below and meets its own error there.
            foreach (var pending in group.ToArray())
                await CommitAsync([pending]);
        }
        catch (Exception exception)
        {
            group[0].Fail(exception);
        }
    }

    private async Task<long> WriteAsync(Writing writing, List<Pending> group)
    {
        var head = (await writing.QueryAsync<HeadRowData>(LockHead)).Single().ToHead();
        var plan = new GroupPlan(head, await ReadVersionsAsync(writing, group), Micros.Now(_clock), _types, _projections);
        foreach (var pending in group)
        {
            pending.Result = pending.Request.Author.Claim is { } claim && await IsClaimedAsync(writing, claim)
                ? new AppendResult.Repeated(claim)
                : plan.Decide(pending.Request);
        }

        await writing.ExecuteAsync(plan.Statements());
        return plan.LastNumber;
    }

    private static async Task<bool> IsClaimedAsync(Writing writing, IdempotencyClaim claim) =>
        (await writing.QueryAsync<IdempotencyClaimRow>(FindClaim, new { principal = claim.Principal, key = claim.Key })).Count > 0;

    private static async Task<Dictionary<string, long>> ReadVersionsAsync(Writing writing, List<Pending> group)
    {
        var streams = group
            .SelectMany(pending => pending.Request.Drafts.Select(draft => draft.Stream)
                .Concat(pending.Request.ReliesOn.Select(relied => relied.Stream)))
            .Distinct();
        var rows = await writing.QueryAsync<StreamRow>(Versions, new { streams = JsonSerializer.Serialize(streams) });
        return rows.ToDictionary(row => row.Stream, row => row.Version);
    }

    private sealed class StreamRow
    {
        public string Stream { get; set; } = "";

        public long Version { get; set; }
    }

    private sealed class IdempotencyClaimRow
    {
        public string Principal { get; set; } = "";
    }
}
