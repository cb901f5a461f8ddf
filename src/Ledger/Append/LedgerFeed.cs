namespace Theriac.Ledger;

/// <summary>Tells listeners that the ledger has grown; they read from their own last number.</summary>
public sealed class LedgerFeed
{
    private TaskCompletionSource<long> _next = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _last;

    public long Last => Interlocked.Read(ref _last);

    /// <summary>Completes when an entry after <paramref name="number"/> is committed by this node.</summary>
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
        Interlocked.Exchange(ref _last, Math.Max(number, Last));
        var told = Interlocked.Exchange(ref _next, new(TaskCreationOptions.RunContinuationsAsynchronously));
        told.TrySetResult(number);
    }
}
