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
internal sealed class ScanLog(Database database, ILedger ledger, TimeProvider clock, Jobs jobs) : BackgroundService
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

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await FlushAsync();
    }

    /// <summary>Writes what waits now.</summary>
    public async Task FlushAsync()
    {
        List<Scan> taken;
        long dropped;
        lock (_gate)
            (taken, dropped, _waiting, _dropped) = (_waiting, _dropped, [], 0);
        var written = 0;
        try
        {
            foreach (var chunk in taken.Chunk(DistributionLimits.ScansPerChunkMax))
            {
                var request = new AppendRequest(Author.System, [new Draft("scans", new ScansRecorded(chunk, dropped))], []);
                if (await ledger.AppendAsync(request) is not AppendResult.Appended)
                    return;
                (written, dropped) = (written + chunk.Length, 0);
            }
        }
        finally
        {
            PutBack(taken[written..], dropped);
        }
    }

    /// <summary>What could not be written waits for the next time, as far as there is room.</summary>
    private void PutBack(List<Scan> rest, long dropped)
    {
        lock (_gate)
        {
            var kept = Math.Min(rest.Count, Math.Max(0, DistributionLimits.ScansWaitingMax - _waiting.Count));
            _waiting.InsertRange(0, rest.Take(kept));
            _dropped += dropped + rest.Count - kept;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(DistributionLimits.ScanChunkAgeMax, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await jobs.TryAsync("public scans", () => FlushAsync(), stoppingToken);
        }
    }

    private sealed class Row
    {
        public string Device { get; set; } = "";

        public string? Region { get; set; }
    }
}
