using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Theriac.Ledger;
using Theriac.People;

namespace Theriac.Integration;

/// <summary>Looks at the folder, makes performances and sends what webhooks wait for: on one node at a time, and each by itself.</summary>
internal sealed class IntegrationService(
    FolderExchange folder, MakePerformances performances, FanOut fanOut, SendDeliveries deliveries, Leases leases, IIncidents incidents,
    IntegrationOptions options, TimeProvider clock, ILogger<IntegrationService> log) : BackgroundService
{
    private const string Lease = "integration";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.LookEvery, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await TickAsync(stoppingToken);
    }

    internal async Task TickAsync(CancellationToken cancellation)
    {
        if (!await TryAsync("lease", async () => await leases.TryTakeAsync(Lease, options.LookEvery * 4, cancellation) ? 1 : 0, cancellation))
            return;
        await TryAsync("performances", () => performances.RunAsync(cancellation), cancellation);
        await TryAsync(Interfaces.Folder, () => folder.LookAsync(cancellation), cancellation);
        await TryAsync("webhooks", () => fanOut.RunAsync(cancellation), cancellation);
        await TryAsync("deliveries", () => deliveries.RunAsync(cancellation), cancellation);
    }

    /// <summary>One that fails is an incident and leaves the others alone; the next look tries again.</summary>
    private async Task<bool> TryAsync(string job, Func<Task<int>> work, CancellationToken cancellation)
    {
        try
        {
            var done = await work();
            if (_failed.Remove(job))
                await incidents.OverAsync(IncidentKind.JobFailed, Subject(job), cancellation);
            return job != "lease" || done > 0;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            log.LogError(exception, "The integration's {Job} failed; the next look tries again.", job);
            if (_failed.Add(job))
                await ReportAsync(job, exception, cancellation);
            return false;
        }
    }

    // What failed may be the database, and then nothing can be told: the next look that fails tells it.
    private async Task ReportAsync(string job, Exception failed, CancellationToken cancellation)
    {
        try
        {
            await incidents.ReportAsync(new IncidentReport(IncidentKind.JobFailed, Subject(job), failed.Message), cancellation);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            _failed.Remove(job);
            log.LogError(exception, "That the integration's {Job} failed could not be told.", job);
        }
    }

    private readonly HashSet<string> _failed = new(StringComparer.Ordinal);

    private static string Subject(string job) => $"integration/{job}";
}
