using System.Data.Common;
using System.Threading.Channels;
using Theriac.Kernel;
using Theriac.Storage;

namespace Theriac.Ledger.Append;

/// <summary>
/// The node's one appender. It takes what waits, checks all versions, writes everything and commits once. While nobody else
/// writes and the streams are known, that is one round trip: moving the head fails the whole group when the head stands
/// elsewhere. Else it locks the head and reads first. On an error it replays the group singly, so that one bad request harms
/// no other.
/// </summary>
internal sealed class Appender : IAsyncDisposable
{
    public const int GroupMax = 64;

    private static readonly Sql FindHash = Sql.Of<Appender>("Append/FindHash");

    private readonly KnownStreams _known = new();
    private readonly Channel<Pending> _waiting;
    private readonly Database _database;
    private readonly FactTypes _types;
    private readonly IReadOnlyList<IProjection> _projections;
    private readonly LedgerFeed _feed;
    private readonly TimeProvider _clock;
    private readonly Task _loop;

    public Appender(
        Database database, FactTypes types, IEnumerable<IProjection> projections, LedgerFeed feed, LedgerOptions options, TimeProvider clock)
    {
        (_database, _types, _projections, _feed, _clock) = (database, types, [.. projections], feed, clock);
        _waiting = Channel.CreateBounded<Pending>(new BoundedChannelOptions(options.WaitingMax) { SingleReader = true });
        _loop = Task.Run(RunAsync);
    }

    public async Task<AppendResult> AppendAsync(AppendRequest request, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var pending = new Pending(request, _types);

        // Waiting for room would only hide the overload from the one who could slow down.
        return _waiting.Writer.TryWrite(pending) ? await pending.Task : new AppendResult.Busy();
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
        GroupPlan? plan = null;
        var isKnown = false;
        try
        {
            if (_known.ViewFor(group) is { } view)
                plan = Decide(group, view);
            isKnown = plan is { AcceptsAll: true }; // A refusal must not come from what somebody else may have changed.
            if (isKnown)
                await _database.WriteAsync(plan!.Statements(_database.Engine));
            else
                await _database.WriteAsync(async writing =>
                {
                    plan = Decide(group, await GroupView.ReadAsync(writing, group));
                    return await writing.ExecuteAsync(plan.Statements(writing.Engine));
                });
            End(group, plan!);
        }
        catch (Exception exception)
        {
            _known.Forget();
            await MendAsync(group, plan, isKnown, exception);
        }
    }

    private GroupPlan Decide(List<Pending> group, GroupView view)
    {
        var plan = new GroupPlan(view, Micros.Now(_clock), _projections);
        foreach (var pending in group)
            pending.Result = plan.Decide(pending);
        return plan;
    }

    private void End(List<Pending> group, GroupPlan plan)
    {
        _known.Keep(plan);
        _feed.Announce(plan.Head.Number);
        group.ForEach(pending => pending.Tell());
    }

    /// <summary>After an error: it was committed all the same and the answer was lost, or somebody else wrote, or a request is bad.</summary>
    private async Task MendAsync(List<Pending> group, GroupPlan? plan, bool isKnown, Exception exception)
    {
        try
        {
            if (plan is { AcceptsAny: true } && await IsWrittenAsync(plan.Head))
                End(group, plan);
            else if (isKnown)
                await CommitAsync(group); // Nothing is known any more: the head is locked and read first.
            else if (group.Count == 1)
                group[0].Fail(exception);
            else
                foreach (var pending in group.ToArray())
                    await CommitAsync([pending]);
        }
        catch (Exception unreachable) when (unreachable is DbException or IOException or TimeoutException)
        {
            group.ForEach(pending => pending.Fail(exception));
        }
    }

    private async Task<bool> IsWrittenAsync(HeadRow end) =>
        await _database.FindAsync<byte[]>(FindHash, new { number = end.Number }) is { } hash && hash.AsSpan().SequenceEqual(end.Hash);
}
