using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Theriac.People.Credential;

/// <summary>Writes the rest of a burst of unknown sign-ins when the burst is over, and at the end of the program.</summary>
internal sealed class UnknownFailuresFlush(
    UnknownFailures failures, TimeProvider clock, PeopleOptions options, ILogger<UnknownFailuresFlush> log) : BackgroundService
{
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await failures.FlushAsync(force: true);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(TimeSpan.FromSeconds(options.UnknownFailuresSeconds), clock, stoppingToken);
            try
            {
                await failures.FlushAsync(force: false);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                log.LogError(exception, "Unknown sign-ins were not written; the next stretch of time tries again.");
            }
        }
    }
}
