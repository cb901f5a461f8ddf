using Microsoft.Extensions.Hosting;

namespace Theriac.Ledger.Seal;

/// <summary>Seals every minute after growth, on one node at a time.</summary>
internal sealed class SealService(
    ISealer sealer, Leases leases, LedgerOptions options, TimeProvider clock, Jobs jobs) : BackgroundService
{
    private const string Lease = "seal";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.SealEvery, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await TickAsync(stoppingToken);
    }

    internal Task TickAsync(CancellationToken cancellation) => jobs.TryAsync("sealing", () => SealAsync(cancellation), cancellation);

    private async Task SealAsync(CancellationToken cancellation)
    {
        if (!await leases.TryTakeAsync(Lease, options.SealEvery * 2, cancellation))
            return;
        if (!(await sealer.SealNowAsync(cancellation)).Try(out _, out var refusal))
            throw new InvalidOperationException($"{refusal.Code}: {refusal.Detail}");
    }
}
