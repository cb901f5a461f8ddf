using Microsoft.Extensions.Hosting;
using Theriac.Ledger;
using Theriac.Storage;

namespace Theriac.Batches;

/// <summary>Once a minute: an in-process check that nobody made becomes an exception. Two nodes at once write it once.</summary>
internal sealed class ScheduleWatch(Database database, BatchWork work, TimeProvider clock, Jobs jobs) : BackgroundService
{
    public const int BatchesMax = 500;

    private static readonly Sql AtWork = Sql.Of<ScheduleWatch>("Schedule/AtWork");

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(1), clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await jobs.TryAsync("missed in-process checks", () => LookAsync(stoppingToken), stoppingToken);
    }

    public async Task LookAsync(CancellationToken cancellation)
    {
        foreach (var batch in await database.QueryAsync<string>(AtWork, new { count = (long)BatchesMax }, cancellation))
        {
            // What is wrong with one batch is no reason not to look at the others.
            await jobs.TryAsync($"missed in-process checks of {batch}", () => work.NoteAsync(OverdueWatch.System, batch, CheckSchedule.Note, Needs.Nothing, cancellation), cancellation);
        }
    }
}
