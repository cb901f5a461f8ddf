using Microsoft.Extensions.Hosting;
using Theriac.Ledger;

namespace Theriac.Integration;

/// <summary>Looks at the folder, makes performances and sends what webhooks wait for: on one node at a time, and each by itself.</summary>
internal sealed class IntegrationService(
    FolderExchange folder, MakePerformances performances, FetchPerformance fetching, FanOut fanOut, SendDeliveries deliveries, Leases leases, Jobs jobs,
    IntegrationOptions options, TimeProvider clock) : BackgroundService
{
    private const string Lease = "integration";
    private const int LeaseLooks = 4;
    private static readonly TimeSpan PurgeEvery = TimeSpan.FromHours(1);
    private static readonly TimeSpan LookAfterEvery = TimeSpan.FromMinutes(5);

    private DateTimeOffset _purgeAt = DateTimeOffset.MinValue;
    private DateTimeOffset _lookAfterAt = DateTimeOffset.MinValue;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.LookEvery, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await TickAsync(stoppingToken);
    }

    internal async Task TickAsync(CancellationToken cancellation)
    {
        (string Name, Func<Task> Work)[] turns =
        [
            ("performances", () => performances.RunAsync(cancellation)), (Interfaces.Folder, () => folder.LookAsync(cancellation)),
            ("fetching", () => LookAfterAsync(cancellation)), ("webhooks", () => fanOut.RunAsync(cancellation)), ("deliveries", () => deliveries.RunAsync(cancellation)),
            ("purge", () => PurgeAsync(cancellation)),
        ];
        foreach (var (name, work) in turns)
        {
            // Taken anew before each: what takes long does not let it go to another node that begins the same.
            var isOurs = false;
            await jobs.TryAsync("integration/lease", async () => isOurs = await leases.TryTakeAsync(Lease, options.LookEvery * LeaseLooks, cancellation), cancellation);
            if (!isOurs)
                return;
            await jobs.TryAsync($"integration/{name}", work, cancellation);
        }
    }

    private async Task LookAfterAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (now < _lookAfterAt)
            return;
        await fetching.LookAsync(cancellation);
        _lookAfterAt = now + LookAfterEvery;
    }

    private async Task PurgeAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (now < _purgeAt)
            return;
        await deliveries.PurgeAsync(cancellation);
        _purgeAt = now + PurgeEvery;
    }
}
