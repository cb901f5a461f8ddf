using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.Storage;

namespace Theriac.Plant.Directory;

internal sealed class PlantDirectory(Database database, IStreams streams, TimeProvider clock) : IPlantDirectory, ILots, IFefo, IEquipment
{
    private static readonly Sql Enterprise = Sql.Of<PlantDirectory>("Directory/Enterprise");
    private static readonly Sql Sites = Sql.Of<PlantDirectory>("Directory/Sites");
    private static readonly Sql Site = Sql.Of<PlantDirectory>("Directory/Site");
    private static readonly Sql Areas = Sql.Of<PlantDirectory>("Directory/Areas");
    private static readonly Sql Equipment = Sql.Of<PlantDirectory>("Directory/Equipment");
    private static readonly Sql Materials = Sql.Of<PlantDirectory>("Directory/Materials");
    private static readonly Sql Material = Sql.Of<PlantDirectory>("Directory/Material");
    private static readonly Sql Lots = Sql.Of<PlantDirectory>("Directory/Lots");

    private static readonly Sql Usable = Sql.Of<PlantDirectory>("Directory/Usable");

    public async Task<EnterpriseInfo?> EnterpriseAsync(CancellationToken cancellation = default) =>
        await database.FindAsync<EnterpriseRow>(Enterprise, cancellation: cancellation) is { } row
            ? new EnterpriseInfo(row.Id, row.Name)
            : null;

    public async Task<IReadOnlyList<SiteInfo>> SitesAsync(CancellationToken cancellation = default) =>
        [.. (await database.QueryAsync<SiteRow>(Sites, cancellation: cancellation)).Select(row => row.ToInfo())];

    public async Task<SiteInfo?> FindSiteAsync(string id, CancellationToken cancellation = default) =>
        (await database.FindAsync<SiteRow>(Site, new { id = id.ToUpperInvariant() }, cancellation))?.ToInfo();

    public async Task<IReadOnlyList<AreaInfo>> AreasAsync(string? site = null, CancellationToken cancellation = default) =>
        [.. (await database.QueryAsync<AreaRow>(Areas, new { site = Upper(site) }, cancellation)).Select(row => row.ToInfo())];

    public async Task<IReadOnlyList<EquipmentInfo>> EquipmentAsync(
        string? site = null, string? equipmentClass = null, CancellationToken cancellation = default)
    {
        var rows = await database.QueryAsync<EquipmentRow>(
            Equipment, new { site = Upper(site), @class = equipmentClass?.ToLowerInvariant() }, cancellation);
        return [.. rows.Select(row => row.ToInfo())];
    }

    public async Task<IReadOnlyList<MaterialInfo>> MaterialsAsync(CancellationToken cancellation = default) =>
        [.. (await database.QueryAsync<MaterialRow>(Materials, cancellation: cancellation)).Select(row => row.ToInfo())];

    public async Task<MaterialInfo?> FindMaterialAsync(string code, CancellationToken cancellation = default) =>
        (await database.FindAsync<MaterialRow>(Material, new { code = code.ToUpperInvariant() }, cancellation))?.ToInfo();

    public async Task<IReadOnlyList<LotInfo>> LotsAsync(LotQuery query, CancellationToken cancellation = default)
    {
        var binds = new
        {
            site = Upper(query.Site),
            material = Upper(query.Material),
            status = query.Status is { } status ? EnumWords.Of(status) : null,
            text = string.IsNullOrWhiteSpace(query.Text) ? null : $"%{query.Text.Trim().ToLowerInvariant()}%",
            zone = Upper(query.StorageZone),
            near = query.ExpiryNear ? Words.Of(Micros.ToDate(Micros.Now(clock), "Etc/UTC").AddDays(LotInfo.SoonDays)) : null,
            after = Upper(query.After),
            count = (long)Math.Clamp(query.CountMax, 1, LotQuery.PageMax + 1),
        };
        var now = Micros.Now(clock);
        return [.. (await database.QueryAsync<LotRow>(Lots, binds, cancellation)).Select(row => row.ToInfo(now))];
    }

    Task<Folded<LotState>> ILots.LoadAsync(string id, CancellationToken cancellation) =>
        streams.LoadAsync<LotState>(PlantStreams.Lot(id), cancellation);

    Task<IReadOnlyList<Folded<LotState>>> ILots.LoadAsync(IEnumerable<string> ids, CancellationToken cancellation) =>
        streams.LoadAsync<LotState>([.. ids.Select(PlantStreams.Lot)], cancellation);

    async Task<IReadOnlyList<Folded<LotState>>> IFefo.CandidatesAsync(
        string site, string material, DateOnly through, CancellationToken cancellation)
    {
        var ids = await database.QueryAsync<string>(
            Usable, new { site = Upper(site), material = Upper(material), through = Words.Of(through) }, cancellation);
        return await streams.LoadAsync<LotState>([.. ids.Select(PlantStreams.Lot)], cancellation);
    }

    Task<Folded<EquipmentState>> IEquipment.LoadAsync(string id, CancellationToken cancellation) =>
        streams.LoadAsync<EquipmentState>(PlantStreams.Equipment(id), cancellation);

    Task<IReadOnlyList<Folded<EquipmentState>>> IEquipment.LoadAsync(IEnumerable<string> ids, CancellationToken cancellation) =>
        streams.LoadAsync<EquipmentState>([.. ids.Select(PlantStreams.Equipment)], cancellation);

    Task<Folded<EquipmentRuleBook>> IEquipment.RulesAsync(CancellationToken cancellation) =>
        streams.LoadAsync<EquipmentRuleBook>(EquipmentRuleBook.Stream, cancellation);

    private static string? Upper(string? id) => id?.ToUpperInvariant();
}
