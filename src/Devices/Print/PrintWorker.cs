using Microsoft.Extensions.Hosting;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;
using Theriac.Storage;

namespace Theriac.Devices;

/// <summary>
/// Brings queued labels to their printers. One that cannot print is asked again a few times, and then somebody is told; a label that
/// may have come out is never printed again by itself.
/// </summary>
internal sealed class PrintWorker(Database database, IDeviceRegister register, IIncidents incidents, TimeProvider clock, Jobs jobs)
    : BackgroundService
{
    public const int AttemptsMax = 4;

    /// <summary>The label may have come out.</summary>
    public const string Interrupted = "interrupted";

    /// <summary>Jobs that ended are kept so long; that a label was printed stays in the ledger.</summary>
    public const int DaysKept = 90;

    private const long AbandonedAfter = 60 * Micros.PerSecond;

    private static readonly TimeSpan PurgeEvery = TimeSpan.FromHours(1);
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(500);
    private static readonly Sql Due = Sql.Of<PrintWorker>("Print/Due");
    private static readonly Sql Abandoned = Sql.Of<PrintWorker>("Print/Abandoned");
    private static readonly Sql Purge = Sql.Of<PrintWorker>("Print/Purge");
    private static readonly Sql Claim = Sql.Of<PrintWorker>("Print/Claim");
    private static readonly Sql SetPrinted = Sql.Of<PrintWorker>("Print/SetPrinted");
    private static readonly Sql SetWaiting = Sql.Of<PrintWorker>("Print/SetWaiting");
    private static readonly Sql SetFailed = Sql.Of<PrintWorker>("Print/SetFailed");

    /// <summary>Everything that is due now, once.</summary>
    public async Task PrintDueAsync(CancellationToken cancellation)
    {
        var now = Micros.Now(clock);
        foreach (var row in await database.QueryAsync<PrintRow>(Abandoned, new { before = now - AbandonedAfter }, cancellation))
            await FailAsync(row, Interrupted, cancellation);
        // Each printer by itself: one that is dead keeps its own labels waiting.
        var due = await database.QueryAsync<PrintRow>(Due, new { now }, cancellation);
        await Task.WhenAll(due.GroupBy(row => row.Printer, StringComparer.OrdinalIgnoreCase).Select(ofOne => PrintAllAsync([.. ofOne], now, cancellation)));
    }

    private async Task PrintAllAsync(IReadOnlyList<PrintRow> rows, long now, CancellationToken cancellation)
    {
        foreach (var row in rows)
        {
            var isMine = await database.WriteAsync(
                writing => writing.ExecuteAsync(new Statement(Claim, ("id", row.Id), ("now", now)), cancellation), cancellation) > 0;
            if (isMine)
                await PrintAsync(row, cancellation);
        }
    }

    public Task PurgeAsync(CancellationToken cancellation) => database.WriteAsync(
        new Statement(Purge, ("before", Micros.Now(clock) - (DaysKept * 86_400L * Micros.PerSecond))), cancellation);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Beat);
        var purgeAt = DateTimeOffset.MinValue;
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await jobs.TryAsync("print queue", () => PrintDueAsync(stoppingToken), stoppingToken);
            if (clock.GetUtcNow() < purgeAt)
                continue;
            purgeAt = clock.GetUtcNow() + PurgeEvery;
            await jobs.TryAsync("purge of print jobs", () => PurgeAsync(stoppingToken), stoppingToken);
        }
    }

    private async Task PrintAsync(PrintRow row, CancellationToken cancellation)
    {
        row.Attempts++;
        var printed = await register.FindAsync(row.Printer, cancellation) is { Driver: DeviceDrivers.Zpl } printer
            ? await new ZplPrinter(printer).PrintAsync(row.Content, cancellation)
            : new Printed("no-printer");
        if (printed.Fault is null)
            await DoneAsync(row, cancellation);
        else if (printed.IsUnsure || row.Attempts >= AttemptsMax)
            await FailAsync(row, printed.IsUnsure ? Interrupted : printed.Fault, cancellation);
        else
            await database.WriteAsync(new Statement(SetWaiting, ("id", row.Id), ("fault", printed.Fault), ("next", Micros.Now(clock) + Later(row))), cancellation);
    }

    private static long Later(PrintRow row) => (1L << (int)row.Attempts) * Micros.PerSecond;

    private async Task DoneAsync(PrintRow row, CancellationToken cancellation)
    {
        await database.WriteAsync(new Statement(SetPrinted, ("id", row.Id), ("now", Micros.Now(clock))), cancellation);
        if (row.Fault is not null)
            await incidents.OverAsync(IncidentKind.DeviceFailed, row.Printer, cancellation);
    }

    private async Task FailAsync(PrintRow row, string fault, CancellationToken cancellation)
    {
        await database.WriteAsync(new Statement(SetFailed, ("id", row.Id), ("fault", fault)), cancellation);
        await incidents.ReportAsync(
            new IncidentReport(IncidentKind.DeviceFailed, row.Printer, $"{row.Title}: {fault}", row.Site)
            {
                Facts = new Dictionary<string, string> { ["job"] = row.Id, ["subject"] = row.Subject, ["fault"] = fault },
            },
            cancellation);
    }
}
