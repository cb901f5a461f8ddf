using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;

namespace Theriac.Plant.Sites;

internal sealed record AddSiteInput(string? Id = null, string? Name = null, string? Zone = null);

internal sealed record AddAreaInput(string? Id = null, string? Name = null, string? Site = null);

/// <summary>The enterprise, its sites and their areas. What was added stays: other records name it.</summary>
internal sealed class AddSite(ILedger ledger, IStreams streams, IPlantDirectory directory) : IPlantSetup
{
    public async Task<Outcome<SiteInfo>> OpenAsync(NewPlant plant, string actor, CancellationToken cancellation = default)
    {
        var input = new PlantInput();
        var named = new EnterpriseNamed(input.Id("/enterpriseId", plant.EnterpriseId), input.Text("/enterpriseName", plant.EnterpriseName));
        var site = new SiteAdded(
            input.Id("/siteId", plant.SiteId), input.Text("/siteName", plant.SiteName), input.Zone("/zone", plant.Zone), named.Id);
        if (input.Failed(out var refusal))
            return refusal;
        if (await directory.EnterpriseAsync(cancellation) is { } there)
            return PlantRefusals.EnterpriseNamed(there.Name);
        return await ledger.AddNewAsync(
            streams, new Author(actor, null, site.Zone),
            [new Draft(PlantStreams.Enterprise, named), new Draft(PlantStreams.Site(site.Id), site)],
            PlantRefusals.EnterpriseNamed(named.Name), InfoOf(site), cancellation);
    }

    public async Task<Outcome<SiteInfo>> HandleAsync(AddSiteInput command, Caller caller, CancellationToken cancellation)
    {
        var enterprise = await directory.EnterpriseAsync(cancellation);
        var input = new PlantInput();
        var site = new SiteAdded(
            input.Id("/id", command.Id), input.Text("/name", command.Name), input.Zone("/zone", command.Zone), enterprise?.Id ?? "");
        if (input.Failed(out var refusal))
            return refusal;
        if (enterprise is null)
            return PlantRefusals.EnterpriseMissing();
        return await ledger.AddNewAsync(
            streams, caller.At(site.Zone), [new Draft(PlantStreams.Site(site.Id), site)],
            PlantRefusals.IdTaken("site", site.Id), InfoOf(site), cancellation);
    }

    public async Task<Outcome<AreaInfo>> HandleAsync(AddAreaInput command, Caller caller, CancellationToken cancellation)
    {
        var site = await directory.FindSiteAsync(command.Site ?? "", cancellation);
        var input = new PlantInput();
        var area = new AreaAdded(input.Id("/id", command.Id), input.Text("/name", command.Name), site?.Id ?? "");
        if (input.Failed(out var refusal))
            return refusal;
        if (site is null)
            return PlantRefusals.SiteUnknown(command.Site ?? "");
        if (!caller.Has(Role.Administrator, site.Id))
            return PlantRefusals.NotAtSite(site.Id, Role.Administrator);
        return await ledger.AddNewAsync(
            streams, caller.At(site.Zone), [new Draft(PlantStreams.Area(area.Id), area)],
            PlantRefusals.IdTaken("area", area.Id), new AreaInfo(area.Id, area.Name, area.Site), cancellation);
    }

    private static SiteInfo InfoOf(SiteAdded site) => new(site.Id, site.Name, site.Zone, site.Enterprise);
}
