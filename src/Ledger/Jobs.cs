using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Theriac.Ledger;

/// <summary>Hears of work that runs by itself; what fails where nobody looks is told to somebody.</summary>
public interface IJobWatch
{
    /// <summary>False when it could not be told now: it is told at the next turn that fails.</summary>
    Task<bool> FailedAsync(string job, Exception fault, CancellationToken cancellation = default);

    /// <summary>It works, for the first time since the start or since it failed.</summary>
    Task WorksAsync(string job, CancellationToken cancellation = default);
}

/// <summary>Runs turns of work that nobody waits for: a turn that fails is logged and told, and the next one tries again.</summary>
public sealed class Jobs(IEnumerable<IJobWatch> watches, ILogger<Jobs> log)
{
    private readonly ConcurrentDictionary<string, bool> _worked = new(StringComparer.Ordinal);

    /// <summary>False when the turn failed. Ends with an exception only when <paramref name="cancellation"/> ends it.</summary>
    public async Task<bool> TryAsync(string job, Func<Task> turn, CancellationToken cancellation)
    {
        try
        {
            await turn();
            if (_worked.TryGetValue(job, out var worked) && worked)
                return true;
            foreach (var watch in watches)
                await watch.WorksAsync(job, cancellation);
            _worked[job] = true;
            return true;
        }
        catch (Exception fault) when (!cancellation.IsCancellationRequested)
        {
            log.LogError(fault, "{Job} failed; the next turn tries again.", job);
            if (!_worked.TryGetValue(job, out var worked) || worked)
                _worked[job] = !await TellAsync(job, fault, cancellation);
            return false;
        }
    }

    private async Task<bool> TellAsync(string job, Exception fault, CancellationToken cancellation)
    {
        var isTold = true;
        try
        {
            foreach (var watch in watches)
                isTold &= await watch.FailedAsync(job, fault, cancellation);
        }
        catch (Exception wrong) when (!cancellation.IsCancellationRequested)
        {
            log.LogError(wrong, "That {Job} failed could not be told.", job);
            return false;
        }

        return isTold;
    }
}
