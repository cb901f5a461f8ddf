using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Theriac.Distribution.Verify;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.Storage;

namespace Theriac.Distribution.Scans;

/// <summary>Somebody looked at a code. The device is a keyed hash that changes with every start, never an address.</summary>
/// <param name="Region">Only by consent; else null.</param>
internal sealed record Scan(string Path, long At, string Verdict, string Device, string? Region);

/// <summary>A chunk of public scans: one entry for many, because the public may not fill the ledger.</summary>
/// <param name="Dropped">Scans beyond the limit, which were answered and only counted.</param>
[Fact("scans-recorded.v1")]
internal sealed record ScansRecorded(IReadOnlyList<Scan> Scans, long Dropped) : IFact;

internal sealed class ScanProjection : IProjection
{
    private static readonly Sql Put = Sql.Of<ScanProjection>("Scans/Put");

    public IReadOnlyList<string> Tables { get; } = ["distribution_scan"];

    public void Project(Entry entry, IFact fact, ICollection<Statement> statements)
    {
        if (fact is ScansRecorded { Scans.Count: > 0 } recorded)
        {
            statements.Add(new Statement(
                Put, ("number", entry.Number), ("scans", JsonSerializer.Serialize(recorded.Scans, KernelJson.Options))));
        }
    }
}

/// <summary>Gathers scans and writes them in chunks.</summary>
internal sealed class ScanLog(Database database, ILedger ledger) : BackgroundService
{
    private const int PatternScansMax = 200;
    private const long DayMicros = 24L * 3600 * Micros.PerSecond;

    private static readonly Sql Recent = Sql.Of<ScanLog>("Scans/Recent");

    private readonly Lock _gate = new();
    private List<Scan> _waiting = [];
    private long _dropped;

    public void Add(Scan scan)
    {
        lock (_gate)
        {
            if (_waiting.Count < DistributionLimits.ScansWaitingMax)
                _waiting.Add(scan);
            else
                _dropped++;
        }
    }

    /// <summary>Devices and regions that looked at the code in the last day, this device included.</summary>
    public async Task<ScanPattern> PatternAsync(string path, string device, long now, CancellationToken cancellation)
    {
        var rows = await database.QueryAsync<Row>(
            Recent, new { path, since = now - DayMicros, count = (long)PatternScansMax }, cancellation);
        List<Scan> waiting;
        lock (_gate)
            waiting = [.. _waiting.Where(scan => scan.Path == path)];
        var devices = rows.Select(row => row.Device).Concat(waiting.Select(scan => scan.Device)).Append(device).Distinct().Count();
        var regions = rows.Select(row => row.Region).Concat(waiting.Select(scan => scan.Region)).OfType<string>().Distinct().Count();
        return new ScanPattern(devices, regions);
    }

    /// <summary>Writes what waits now.</summary>
    public async Task FlushAsync(CancellationToken cancellation = default)
    {
        List<Scan> taken;
        long dropped;
        lock (_gate)
            (taken, dropped, _waiting, _dropped) = (_waiting, _dropped, [], 0);
        foreach (var chunk in taken.Chunk(DistributionLimits.ScansPerChunkMax))
        {
            await ledger.AppendAsync(
                new AppendRequest(Author.System, [new Draft("scans", new ScansRecorded(chunk, dropped))], []), cancellation);
            dropped = 0;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(DistributionLimits.ScanChunkAgeMax);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await FlushAsync(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            await FlushAsync(CancellationToken.None);
        }
    }

    private sealed class Row
    {
        public string Device { get; set; } = "";

        public string? Region { get; set; }
    }
}
