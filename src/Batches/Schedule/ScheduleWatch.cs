using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Theriac.Storage;

namespace Theriac.Batches;

/// <summary>Once a minute: an in-process check that nobody made becomes an exception. Two nodes at once write it once.</summary>
internal sealed class ScheduleWatch(Database database, BatchWork work, TimeProvider clock, ILogger<ScheduleWatch> log) : BackgroundService
{
    public const int BatchesMax = 500;

    private static readonly Sql AtWork = Sql.Of<ScheduleWatch>("Schedule/AtWork");

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(1), clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                log.LogError(exception, "In-process checks were not looked for; the next minute tries again.");
            }
        }
    }

    public async Task LookAsync(CancellationToken cancellation)
    {
        foreach (var batch in await database.QueryAsync<string>(AtWork, new { count = (long)BatchesMax }, cancellation))
            await work.NoteAsync(OverdueWatch.System, batch, CheckSchedule.Note, Needs.Nothing, cancellation);
    }
}
