using Microsoft.Extensions.Hosting;
using Theriac.Ledger;

namespace Theriac.People.Credential;

/// <summary>Writes the rest of a burst of unknown sign-ins when the burst is over, and at the end of the program.</summary>
internal sealed class UnknownFailuresFlush(
    UnknownFailures failures, TimeProvider clock, PeopleOptions options, Jobs jobs) : BackgroundService
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
            await jobs.TryAsync("unknown sign-ins", () => failures.FlushAsync(force: false), stoppingToken);
        }
    }
}
