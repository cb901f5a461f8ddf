using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Theriac.Ledger.Append;

/// <summary>Notices entries of other nodes, and at the start those of before.</summary>
/// <remarks>
/// Looking at one row twice a second costs less than LISTEN, which holds a connection that no pooler in transaction mode gives.
/// </remarks>
internal sealed class FeedService(ILedger ledger, LedgerFeed feed, LedgerOptions options, TimeProvider clock, ILogger<FeedService> log)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.LookEvery, clock);
        do
        {
            await LookAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    internal async Task LookAsync(CancellationToken cancellation)
    {
        try
        {
            var head = await ledger.HeadAsync(cancellation);
            if (head.Number > feed.Last)
                feed.Announce(head.Number);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            log.LogWarning(exception, "The ledger's head could not be read; entries of other nodes show later.");
        }
    }
}
