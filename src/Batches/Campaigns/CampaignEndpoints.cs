using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Theriac.Edge;
using Theriac.Kernel;
using Theriac.People;

namespace Theriac.Batches;

internal static class CampaignEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var campaigns = app.MapGroup("/api/campaigns").WithTags("campaigns");
        campaigns.MapGet("", async (string? site, string? after, CampaignList list, CancellationToken cancellation) =>
            Results.Json(await list.ListAsync(site, after, cancellation), KernelJson.Options)).Require().Produces<Page<CampaignView>>();
        campaigns.MapGet("/{id}", async (string id, CampaignList list, CancellationToken cancellation) =>
            (await list.ShowAsync(id, cancellation)).ToResult()).Require().Produces<CampaignView>();
        campaigns.MapPost("/document", async (PlanCampaignCommand command, Caller caller, PlanCampaign plan, CancellationToken cancellation) =>
            (await plan.PrepareAsync(caller, command, cancellation)).ToResult()).Require(Role.Planner, Role.Supervisor).Produces<PreparedCampaign>();
        campaigns.MapPost("", async (PlanCampaignCommand command, Caller caller, PlanCampaign plan, CancellationToken cancellation) =>
            (await plan.SignAsync(caller, command, cancellation)).ToResult()).Require(Role.Planner, Role.Supervisor).Produces<CampaignAnswer>();
        var actions = campaigns.MapGroup("/{id}/actions");
        actions.MapPost("/release-orders/document", async (
                string id, ReleaseCampaignCommand command, Caller caller, PlanCampaign plan, CancellationToken cancellation) =>
            (await plan.PrepareRestAsync(caller, id, command, cancellation)).ToResult()).Require(Role.Planner, Role.Supervisor).Produces<PreparedDocument>();
        actions.MapPost("/release-orders", async (string id, ReleaseCampaignCommand command, Caller caller, PlanCampaign plan, CancellationToken cancellation) =>
            (await plan.SignRestAsync(caller, id, command, cancellation)).ToResult()).Require(Role.Planner, Role.Supervisor).Produces<CampaignAnswer>();
        actions.MapPost("/clean", async (
                string id, CleanCampaignCommand command, Caller caller, KeepCampaign keep, CampaignList list, CancellationToken cancellation) =>
            (await ShownAsync(await keep.CleanAsync(caller, id, command, cancellation), id, list, cancellation)).ToResult())
            .Require(Role.Operator, Role.Supervisor).Produces<CampaignView>();
        actions.MapPost("/end", async (string id, ReasonCommand command, Caller caller, KeepCampaign keep, CampaignList list, CancellationToken cancellation) =>
            (await ShownAsync(await keep.EndAsync(caller, id, command, cancellation), id, list, cancellation)).ToResult())
            .Require(Role.Planner, Role.Supervisor).Produces<CampaignView>();
    }

    private static async Task<Outcome<CampaignView>> ShownAsync(Outcome<Done> done, string id, CampaignList list, CancellationToken cancellation) =>
        done.Try(out _, out var refusal) ? await list.ShowAsync(id, cancellation) : refusal;
}
