using System.Threading.Channels;
using Theriac.Kernel;

namespace Theriac.Devices;

/// <summary>
/// The one line to a balance. Commands take turns; while screens listen and nobody asks for anything, its weights are passed on. A line
/// that broke is opened again by whoever needs it next.
/// </summary>
internal sealed class BalanceLink(DeviceSpec spec, TimeProvider clock) : IAsyncDisposable
{
    private static readonly TimeSpan ConnectMax = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly Lock _gate = new();
    private readonly List<Channel<LiveWeight>> _listeners = [];
    private readonly CancellationTokenSource _closing = new();
    private SicsBalance? _balance;
    private Task _pump = Task.CompletedTask;
    private int _waiting;

    public DeviceSpec Spec => spec;

    public async Task<Outcome<T>> UseAsync<T>(Func<SicsBalance, Task<Outcome<T>>> command, CancellationToken cancellation)
    {
        await WaitAsync(cancellation);
        try
        {
            return await TwiceAsync(command, cancellation);
        }
        catch (Exception broken) when (IsLineBroken(broken))
        {
            await DropAsync();
            return DevicesRefusals.NotReachable(spec.Id);
        }
        catch (OperationCanceledException)
        {
            await DropAsync(); // Its answer is still to come: the next one would take it for its own.
            throw;
        }
        finally
        {
            _turn.Release();
        }
    }

    public async IAsyncEnumerable<LiveWeight> ListenAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var channel = Channel.CreateBounded<LiveWeight>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });
        lock (_gate)
        {
            _listeners.Add(channel);
            if (_pump.IsCompleted)
                _pump = Task.Run(PumpAsync, CancellationToken.None);
        }

        try
        {
            await foreach (var weight in channel.Reader.ReadAllAsync(cancellation))
                yield return weight;
        }
        finally
        {
            lock (_gate)
                _listeners.Remove(channel);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await _pump;
        await DropAsync();
        _closing.Dispose();
        _turn.Dispose();
    }

    // Who waits interrupts what is passed on to screens.
    private async Task WaitAsync(CancellationToken cancellation)
    {
        Interlocked.Increment(ref _waiting);
        try
        {
            await _turn.WaitAsync(cancellation);
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    /// <summary>A line that was open before may have broken unseen since: then once more on a new one.</summary>
    private async Task<Outcome<T>> TwiceAsync<T>(Func<SicsBalance, Task<Outcome<T>>> command, CancellationToken cancellation)
    {
        var wasOpen = _balance is not null;
        try
        {
            return await OnceAsync(command, cancellation);
        }
        catch (Exception broken) when (wasOpen && IsLineBroken(broken))
        {
            await DropAsync();
            return await OnceAsync(command, cancellation);
        }
    }

    private async Task<Outcome<T>> OnceAsync<T>(Func<SicsBalance, Task<Outcome<T>>> command, CancellationToken cancellation) =>
        (await OpenAsync(cancellation)).Try(out var balance, out var refusal) ? await command(balance) : refusal;

    private async Task<Outcome<SicsBalance>> OpenAsync(CancellationToken cancellation)
    {
        if (_balance is { } open)
            return open;
        if (!DeviceAddress.Parse(spec.Address).Try(out var address, out var refusal))
            return refusal;
        var balance = new SicsBalance(await address.OpenAsync(ConnectMax, cancellation), clock);
        _balance = balance;
        if (!(await balance.GreetAsync(cancellation)).Try(out var serial, out refusal))
        {
            await DropAsync();
            return refusal;
        }

        if (spec.Serial is { } expected && expected != serial)
        {
            await DropAsync();
            return DevicesRefusals.IsAnother(spec.Id, expected, serial);
        }

        return balance;
    }

    private async Task PumpAsync()
    {
        var cancellation = _closing.Token;
        try
        {
            while (IsListenedTo && !cancellation.IsCancellationRequested)
            {
                var heard = await UseAsync<Done>(
                    async balance =>
                    {
                        await balance.StreamAsync(Tell, () => IsListenedTo && Volatile.Read(ref _waiting) == 0, cancellation);
                        return Done.Ok;
                    },
                    cancellation);
                if (heard.IsOk)
                    continue;
                Tell(new LiveWeight(null, false, heard.Refusal.Code));
                await Task.Delay(Pause, clock, cancellation);
            }
        }
        catch (OperationCanceledException)
        {
            // The host closes.
        }
    }

    private bool IsListenedTo
    {
        get
        {
            lock (_gate)
                return _listeners.Count > 0;
        }
    }

    private void Tell(LiveWeight weight)
    {
        lock (_gate)
        {
            foreach (var listener in _listeners)
                listener.Writer.TryWrite(weight);
        }
    }

    private async Task DropAsync()
    {
        if (_balance is not { } balance)
            return;
        _balance = null;
        await balance.DisposeAsync();
    }

    private static bool IsLineBroken(Exception broken) =>
        broken is IOException or TimeoutException or System.Net.Sockets.SocketException or ObjectDisposedException or UnauthorizedAccessException;
}
