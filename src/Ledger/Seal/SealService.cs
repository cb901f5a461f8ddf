using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Theriac.Ledger.Seal;

/// <summary>Seals every minute after growth, on one node at a time.</summary>
internal sealed class SealService(
    ISealer sealer, Leases leases, LedgerOptions options, TimeProvider clock, ILogger<SealService> log) : BackgroundService
{
    private const string Lease = "seal";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.SealEvery, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await TickAsync(stoppingToken);
    }

    internal async Task TickAsync(CancellationToken cancellation)
    {
        try
        {
            if (!await leases.TryTakeAsync(Lease, options.SealEvery * 2, cancellation))
                return;
            var result = await sealer.SealNowAsync(cancellation);
            if (!result.Try(out _, out var refusal))
                log.LogError("The ledger was not sealed: {Code}. {Detail}", refusal.Code, refusal.Detail);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            log.LogError(exception, "The ledger was not sealed; the next minute tries again.");
        }
    }
}
