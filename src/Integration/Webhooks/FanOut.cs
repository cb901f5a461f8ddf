using System.Security.Cryptography;
using System.Text;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.Storage;

namespace Theriac.Integration;

/// <summary>
/// Reads the ledger onwards from a cursor and puts one delivery for each event and subscription, in the transaction that moves the cursor:
/// nothing is lost over a restart, and a repeated look puts nothing twice.
/// </summary>
internal sealed class FanOut(Database database, ILedger ledger, LedgerFeed feed, Cursors cursors, WebhookList webhooks, TimeProvider clock)
{
    private const string Cursor = "webhooks";
    private const int PageSize = 500;

    private static readonly Sql PutDelivery = Sql.Of<FanOut>("Webhooks/PutDelivery");

    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        if (await cursors.FindAsync(Cursor, cancellation) is not { } done)
        {
            await database.WriteAsync(Cursors.Move(Cursor, (await ledger.HeadAsync(cancellation)).Number), cancellation);
            return 0;
        }

        // Read before the subscriptions: what is subscribed later stands after it.
        var last = feed.Last;
        if (last <= done)
            return 0;
        var subscribed = await webhooks.OnAsync(cancellation);
        if (subscribed.Count == 0)
        {
            await database.WriteAsync(Cursors.Move(Cursor, last), cancellation);
            return 0;
        }

        var made = 0;
        var ledgerId = (await ledger.HeadAsync(cancellation)).LedgerId;
        while (last > done)
        {
            var entries = await ledger.ReadAsync(done + 1, PageSize, cancellation);
            if (entries.Count == 0)
                break;
            List<Statement> statements = [];
            foreach (var entry in entries.Where(entry => entry.Number <= last && WebhookEvents.Of(entry) is not null))
                statements.AddRange(await DeliveriesAsync(entry, ledgerId, subscribed, cancellation));
            made += statements.Count;
            done = Math.Min(entries[^1].Number, last);
            await database.WriteAsync([.. statements, Cursors.Move(Cursor, done)], cancellation);
        }

        return made;
    }

    private async Task<IReadOnlyList<Statement>> DeliveriesAsync(
        Entry entry, Guid ledgerId, IReadOnlyList<WebhookRow> subscribed, CancellationToken cancellation)
    {
        var name = WebhookEvents.Of(entry)!;
        var wanted = subscribed.Where(hook => hook.FromNumber < entry.Number && hook.Events.Contains(name)).ToList();
        if (wanted.Count == 0)
            return [];
        var order = await FirstAsync(entry.Stream, cancellation);
        // Procedures without a batch are nobody's orders: no partner is told of them.
        if (order is not null && WebhookEvents.IsProcedure(order))
            return [];
        var site = WebhookEvents.SiteIn(entry) ?? (order is null ? null : WebhookEvents.SiteIn(order));
        var id = $"{ledgerId:N}-{entry.Number}";
        var body = WebhookEvents.Body(entry, id, site);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body)));
        var now = Micros.Now(clock);
        return
        [
            .. wanted.Where(hook => hook.Site is null || hook.Site == site).Select(hook => new Statement(
                PutDelivery, ("id", $"{hook.Id}-{entry.Number}"), ("webhook", hook.Id), ("event", name), ("entry", entry.Number),
                ("subject", entry.Stream), ("body", body), ("body_hash", hash), ("state", DeliveryStates.Waiting), ("now", now))),
        ];
    }

    /// <summary>The first entry of a batch or an order names its site, and whether it is a procedure.</summary>
    private async Task<Entry?> FirstAsync(string stream, CancellationToken cancellation)
    {
        // A recall stands on a stream of its own.
        var of = stream.StartsWith("recall/", StringComparison.Ordinal) ? $"batch/{stream["recall/".Length..]}" : stream;
        var first = await ledger.ReadAsync(new EntryFilter { Stream = of, NewestFirst = false, CountMax = 1 }, cancellation);
        return first.Count == 0 ? null : first[0];
    }
}
