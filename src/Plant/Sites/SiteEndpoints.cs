using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Theriac.Edge;
using Theriac.People;

namespace Theriac.Plant.Sites;

internal sealed record SiteView(
    string Id, string Name, string Zone, string Enterprise, IReadOnlyList<AreaInfo> Areas, IReadOnlyList<EquipmentInfo> Equipment);

internal static class SiteEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var sites = routes.MapGroup("/api/sites").WithTags("plant");
        sites.MapGet("", ListAsync).Require();
        sites.MapGet("{id}", ShowAsync).Require().Produces<SiteView>();
        sites.MapPost("", async (AddSiteInput input, Caller caller, AddSite add, CancellationToken cancellation) =>
            (await add.HandleAsync(input, caller, cancellation)).ToResult()).Require(Role.Administrator).Produces<SiteInfo>();
        sites.MapGet("{id}/shifts", async (string id, SiteShifts shifts, CancellationToken cancellation) =>
            (await shifts.ShowAsync(id, cancellation)).ToResult()).Require().Produces<SiteShiftsView>();
        sites.MapPost("{id}/actions/set-shifts", async (string id, SetShiftsInput input, Caller caller, SiteShifts shifts, CancellationToken cancellation) =>
            (await shifts.SetAsync(id, input, caller, cancellation)).ToResult()).Require(Role.Administrator, Role.Supervisor).Produces<SiteShiftsView>();
        var areas = routes.MapGroup("/api/areas").WithTags("plant");
        areas.MapPost("", async (AddAreaInput input, Caller caller, AddSite add, CancellationToken cancellation) =>
            (await add.HandleAsync(input, caller, cancellation)).ToResult()).Require(Role.Administrator).Produces<AreaInfo>();
    }

    private static async Task<Page<SiteInfo>> ListAsync(IPlantDirectory directory, CancellationToken cancellation) =>
        new(await directory.SitesAsync(cancellation), null);

    private static async Task<IResult> ShowAsync(string id, IPlantDirectory directory, CancellationToken cancellation)
    {
        if (await directory.FindSiteAsync(id, cancellation) is not { } site)
            return PlantRefusals.SiteUnknown(id).ToResult();
        var areas = await directory.AreasAsync(site.Id, cancellation);
        var equipment = await directory.EquipmentAsync(site.Id, cancellation: cancellation);
        return Results.Ok(new SiteView(site.Id, site.Name, site.Zone, site.Enterprise, areas, equipment));
    }
}
