using Microsoft.Extensions.Hosting;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;
using Theriac.Storage;

namespace Theriac.Batches;

/// <summary>Once a minute: whose route is overdue becomes an entry, so that the bell and the board say it. Two nodes at once write it once.</summary>
internal sealed class OverdueWatch(Database database, IStreams streams, BatchWork work, TimeProvider clock, Jobs jobs) : BackgroundService
{
    public const int BatchesMax = 100;

    private static readonly Sql Late = Sql.Of<OverdueWatch>("OverdueWatch/Late");

    /// <summary>The system itself: it decides nothing that a role could decide.</summary>
    public static readonly Caller System = new("system", "Theriac", null, null, [], "en", null);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(1), clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await jobs.TryAsync("overdue exceptions", () => LookAsync(stoppingToken), stoppingToken);
        }
    }

    /// <returns>How many batches had one.</returns>
    public async Task<int> LookAsync(CancellationToken cancellation)
    {
        var policy = (await streams.LoadAsync<PolicyState>(PolicyState.Stream, cancellation)).State.Current;
        var now = Micros.Now(clock);
        long Since(Grade grade) => now - (policy.Of(grade).Hours * 3_600 * Micros.PerSecond);
        var binds = new
        {
            information = Since(Grade.Information),
            minor = Since(Grade.Minor),
            major = Since(Grade.Major),
            critical = Since(Grade.Critical),
            count = (long)BatchesMax,
        };
        var batches = await database.QueryAsync<string>(Late, binds, cancellation);
        foreach (var batch in batches)
            await work.NoteAsync(System, batch, InvestigationDecisions.Overdue, Needs.Routes, cancellation);
        return batches.Count;
    }
}
