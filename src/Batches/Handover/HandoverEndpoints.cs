using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Theriac.Edge;
using Theriac.People;

namespace Theriac.Batches;

/// <summary>Shift hand-over: the list as it stands, and its two signatures.</summary>
internal static class HandoverEndpoints
{
    public static void MapHandover(this IEndpointRouteBuilder app)
    {
        var batches = app.MapGroup("/api/batches").WithTags("batches");
        batches.MapGet("/{id}/handover", async (string id, Caller caller, BatchWork work, CancellationToken cancellation) =>
            (await work.LoadAsync(caller, id, new Needs { Handover = true }, cancellation)).Map(HandoverNow.Of).ToResult()).Require(Handover.People)
            .Produces<HandoverNow>();
        var actions = batches.MapGroup("/{id}/actions");
        BatchEndpoints.Sign<HandOverCommand>(actions, "hand-over", HandoverSigning.HandOver, Handover.People);
        BatchEndpoints.Sign<TakeOverCommand>(actions, "take-over", HandoverSigning.TakeOver, Handover.People);
    }
}
