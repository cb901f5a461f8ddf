using System.Threading.Channels;
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
        try
        {
            var last = await _database.WriteAsync(writing => WriteAsync(writing, group));
            _feed.Announce(last);
            group.ForEach(pending => pending.Tell());
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
        var view = await GroupView.ReadAsync(writing, group);
        var plan = new GroupPlan(view, Micros.Now(_clock), _projections);
        foreach (var pending in group)
            pending.Result = plan.Decide(pending);
        await writing.ExecuteAsync(plan.Statements(writing.Engine));
        return plan.LastNumber;
    }
}
