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
    private const string Lease = "lease";
    private const string LeaseName = "integration";
    private const int LeaseLooks = 4;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.LookEvery, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await TickAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                // Whatever it was: it ends this look, not the server.
                log.LogError(exception, "A look of the integration failed; the next one tries again.");
            }
        }
    }

    internal async Task TickAsync(CancellationToken cancellation)
    {
        (string Name, Func<Task<int>> Work)[] jobs =
        [
            ("performances", () => performances.RunAsync(cancellation)), (Interfaces.Folder, () => folder.LookAsync(cancellation)),
            ("webhooks", () => fanOut.RunAsync(cancellation)), ("deliveries", () => deliveries.RunAsync(cancellation)),
        ];
        foreach (var (name, work) in jobs)
        {
            // Taken anew before each: what takes long does not let it go to another node that begins the same.
            if (!await TryAsync(Lease, LeaseAsync, cancellation))
                return;
            await TryAsync(name, work, cancellation);
        }

        async Task<int> LeaseAsync() => await leases.TryTakeAsync(LeaseName, options.LookEvery * LeaseLooks, cancellation) ? 1 : 0;
    }

    /// <summary>One that fails is an incident and leaves the others alone; the next look tries again.</summary>
    private async Task<bool> TryAsync(string job, Func<Task<int>> work, CancellationToken cancellation)
    {
        try
        {
            var done = await work();
            // Also at the first look: what failed before a restart is over too.
            if (_failed.Remove(job) | _looked.Add(job))
                await incidents.OverAsync(IncidentKind.JobFailed, Subject(job), cancellation);
            return job != Lease || done > 0;
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested)
        {
            log.LogError(exception, "The integration's {Job} failed; the next look tries again.", job);
            if (_failed.Add(job))
                await ReportAsync(job, exception, cancellation);
            return false;
        }
    }

    // What failed may be the database, and then nothing can be told: the next look that fails tells it. The message of the fault may
    // name hosts and paths: it is for the log, the entry says its kind.
    private async Task ReportAsync(string job, Exception failed, CancellationToken cancellation)
    {
        var report = new IncidentReport(IncidentKind.JobFailed, Subject(job), $"{failed.GetType().Name}: the log of the server has the text.");
        if (string.IsNullOrEmpty(await incidents.ReportAsync(report, cancellation)))
            _failed.Remove(job);
    }

    private readonly HashSet<string> _failed = new(StringComparer.Ordinal);
    private readonly HashSet<string> _looked = new(StringComparer.Ordinal);

    private static string Subject(string job) => $"integration/{job}";
}
