namespace Theriac.Ledger;

/// <summary>Tells listeners that the ledger has grown; they read from their own last number.</summary>
public sealed class LedgerFeed
{
    private TaskCompletionSource<long> _next = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _gate = new();
    private long _last;

    public long Last => Interlocked.Read(ref _last);

    /// <summary>Completes when an entry after <paramref name="number"/> is committed, by this node or another.</summary>
    public async Task<long> AfterAsync(long number, CancellationToken cancellation)
    {
        while (true)
        {
            var next = Volatile.Read(ref _next);
            if (Last > number)
                return Last;
            await next.Task.WaitAsync(cancellation);
        }
    }

    internal void Announce(long number)
    {
        lock (_gate)
            _last = Math.Max(number, _last);
        var told = Interlocked.Exchange(ref _next, new(TaskCreationOptions.RunContinuationsAsynchronously));
        told.TrySetResult(number);
    }
}
