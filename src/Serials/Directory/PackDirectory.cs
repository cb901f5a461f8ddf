using System.Globalization;
using Theriac.Serials.Units;
using Theriac.Storage;

namespace Theriac.Serials.Directory;

internal sealed class PackDirectory(Database database, UnitRows rows) : IPackDirectory
{
    private static readonly Sql Children = Sql.Of<PackDirectory>("Units/Children");
    private static readonly Sql GtinsOfSerial = Sql.Of<PackDirectory>("Units/GtinsOfSerial");
    private static readonly Sql ListPacks = Sql.Of<PackDirectory>("Units/ListPacks");
    private static readonly Sql ListContainers = Sql.Of<PackDirectory>("Units/ListContainers");
    private static readonly Sql BatchTotals = Sql.Of<PackDirectory>("Units/BatchTotals");
    private static readonly Sql BatchesByLot = Sql.Of<PackDirectory>("Units/BatchesByLot");
    private static readonly Sql FindRecall = Sql.Of<PackDirectory>("Units/FindRecall");

    public async Task<PackInfo?> FindPackAsync(string gtin, string serial, CancellationToken cancellation = default) =>
        await rows.FindAsync([(gtin, serial)], cancellation) is [var row, ..] ? row.ToInfo() : null;

    public async Task<IReadOnlyList<PackInfo>> FindBySerialAsync(string serial, CancellationToken cancellation = default)
    {
        var gtins = await database.QueryAsync<string>(GtinsOfSerial, new { serial }, cancellation);
        return [.. (await rows.FindAsync(gtins.Select(gtin => (gtin, serial)), cancellation)).Select(row => row.ToInfo())];
    }

    public async Task<ContainerInfo?> FindContainerAsync(string sscc, CancellationToken cancellation = default) =>
        await rows.FindContainersAsync([sscc], cancellation) is [var row, ..]
            ? row.ToInfo(await rows.BatchesOfAsync(sscc, cancellation))
            : null;

    public async Task<IReadOnlyList<ContainerInfo>> ChainAsync(string sscc, CancellationToken cancellation = default)
    {
        var chain = new List<ContainerInfo>();
        for (var next = sscc; next is not null && chain.Count < SerialsLimits.LevelsMax; next = chain[^1].Parent)
        {
            if (await FindContainerAsync(next, cancellation) is not { } container)
                break;
            chain.Add(container);
        }

        return chain;
    }

    public async Task<ChildPage> ChildrenAsync(string sscc, string? after = null, int countMax = SerialsLimits.PageMax, CancellationToken cancellation = default)
    {
        var (number, idx) = Cursor(after) ?? (0, -1);
        var found = await database.QueryAsync<ChildRow>(Children, new { parent = sscc, number, idx, count = countMax + 1L }, cancellation);
        var shown = found.Take(countMax).ToList();
        return new ChildPage([.. shown.Select(row => row.Child)], found.Count > countMax ? $"{shown[^1].Number}.{shown[^1].Idx}" : null);
    }

    public async Task<PackPage> PacksAsync(string? batch, string? after = null, int countMax = SerialsLimits.PageMax, CancellationToken cancellation = default)
    {
        var (number, idx) = Cursor(after) ?? (long.MaxValue, -1);
        var found = await database.QueryAsync<UnitRow>(
            ListPacks, new { batch, set_id = (string?)null, number, idx, count = countMax + 1L }, cancellation);
        var shown = found.Take(countMax).ToList();
        return new PackPage([.. shown.Select(row => row.ToInfo())], found.Count > countMax ? $"{shown[^1].Number}.{shown[^1].Idx}" : null);
    }

    public async Task<IReadOnlyList<ContainerInfo>> ContainersAsync(
        string? batch, string? before = null, int countMax = SerialsLimits.PageMax, CancellationToken cancellation = default)
    {
        var found = await database.QueryAsync<ContainerRow>(ListContainers, new { batch, before, count = (long)countMax }, cancellation);
        var all = new List<ContainerInfo>();
        foreach (var row in found)
            all.Add(row.ToInfo(await rows.BatchesOfAsync(row.Sscc, cancellation)));
        return all;
    }

    public async Task<BatchPacks?> BatchPacksAsync(string batch, CancellationToken cancellation = default) =>
        (await database.FindAsync<TotalsRow>(BatchTotals, new { batch }, cancellation)) is { } row
            ? new BatchPacks(row.Batch, row.Gtin, row.Lot, row.Expiry, row.ProductName, row.Site, row.Packs, row.FirstAt, row.LastAt, row.Zone)
            : null;

    public Task<IReadOnlyList<string>> BatchesByLotAsync(string lot, CancellationToken cancellation = default) =>
        database.QueryAsync<string>(BatchesByLot, new { lot }, cancellation);

    public async Task<RecallInfo?> FindRecallAsync(string batch, CancellationToken cancellation = default) =>
        (await database.FindAsync<RecallRow>(FindRecall, new { batch }, cancellation)) is { } row
            ? new RecallInfo(row.Batch, row.Reason, row.At, row.Number)
            : null;

    private static (long Number, long Idx)? Cursor(string? text)
    {
        var parts = text?.Split('.');
        return parts is [var first, var second]
            && long.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && long.TryParse(second, NumberStyles.None, CultureInfo.InvariantCulture, out var idx)
            ? (number, idx)
            : null;
    }

    private sealed class ChildRow
    {
        public string Child { get; set; } = "";

        public long Idx { get; set; }

        public long Number { get; set; }
    }

    private sealed class TotalsRow
    {
        public string Batch { get; set; } = "";

        public string Gtin { get; set; } = "";

        public string Lot { get; set; } = "";

        public string Expiry { get; set; } = "";

        public string ProductName { get; set; } = "";

        public string Site { get; set; } = "";

        public long Packs { get; set; }

        public long FirstAt { get; set; }

        public long LastAt { get; set; }

        public string Zone { get; set; } = "";
    }

    private sealed class RecallRow
    {
        public string Batch { get; set; } = "";

        public string Reason { get; set; } = "";

        public long At { get; set; }

        public long Number { get; set; }
    }
}
