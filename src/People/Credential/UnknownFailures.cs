using Microsoft.Extensions.Caching.Memory;
using Theriac.Kernel;
using Theriac.Ledger;

namespace Theriac.People.Credential;

/// <summary>
/// Failures of ids that nobody has. They look to the caller exactly like failures of real ids, and reach the ledger as
/// one entry for each stretch of time: the first at once, those after it together.
/// </summary>
internal sealed class UnknownFailures(ILedger ledger, TimeProvider clock, PeopleOptions options) : IDisposable
{
    private readonly MemoryCache _tries = new(new MemoryCacheOptions { SizeLimit = options.UnknownIdsMax, Clock = new Ticks(clock) });
    private readonly Lock _gate = new();
    private long _writtenAt = long.MinValue;
    private long _from;
    private long _count;

    /// <summary>Counts one and says how many tries that id would have left.</summary>
    public async Task<int> CountAsync(string userId)
    {
        var failures = Math.Min(_tries.Get<int>(userId) + 1, options.FailuresMax);
        _tries.Set(userId, failures, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = TimeSpan.FromHours(1) });
        lock (_gate)
        {
            if (_count++ == 0)
                _from = Micros.Now(clock);
        }

        await FlushAsync(force: false);
        return options.FailuresMax - failures;
    }

    /// <summary>Writes what was counted, at most once in each stretch of time unless forced.</summary>
    public async Task FlushAsync(bool force)
    {
        UnknownSignIns chunk;
        lock (_gate)
        {
            var now = Micros.Now(clock);
            if (_count == 0 || (!force && _writtenAt != long.MinValue && now - _writtenAt < options.UnknownFailuresSeconds * Micros.PerSecond))
                return;
            chunk = new UnknownSignIns(_from, now, _count);
            (_count, _writtenAt) = (0, now);
        }

        var isWritten = false;
        try
        {
            isWritten = await ledger.AppendAsync(new AppendRequest(Author.System, [new Draft(AccessStreams.Unknown, chunk)], []))
                is AppendResult.Appended;
        }
        finally
        {
            if (!isWritten)
                PutBack(chunk);
        }
    }

    private void PutBack(UnknownSignIns chunk)
    {
        lock (_gate)
            (_count, _from) = (_count + chunk.Count, chunk.From);
    }

    public void Dispose() => _tries.Dispose();

    private sealed class Ticks(TimeProvider clock) : Microsoft.Extensions.Internal.ISystemClock
    {
        public DateTimeOffset UtcNow => clock.GetUtcNow();
    }
}
