using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Theriac.Edge;
using Theriac.Kernel;
using Theriac.People;

namespace Theriac.Batches;

internal sealed record DecideDifferenceCommand(DifferenceDecision Decision, string? Reason = null);

/// <summary>Orders that others plan: seen by all, released and decided on by planners and supervisors.</summary>
internal static class PlannedOrderEndpoints
{
    public static void MapPlannedOrders(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/api/planned-orders").WithTags("orders");
        group.MapGet("", async ([AsParameters] PlannedOrderQuery query, PlannedOrderList list, CancellationToken cancellation) =>
            Results.Json(await list.ListAsync(query, cancellation), KernelJson.Options)).Require().Produces<Page<PlannedOrderRow>>();
        group.MapGet("/{id}", async (string id, PlannedOrderList list, CancellationToken cancellation) =>
            (await list.ShowAsync(id, cancellation)).ToResult()).Require().Produces<PlannedOrderView>();
        group.MapPost("/{id}/actions/decide-difference", async (
                string id, DecideDifferenceCommand command, Caller caller, PlannedOrders orders, CancellationToken cancellation) =>
            (await orders.DecideDifferenceAsync(caller, id, command.Decision, command.Reason, cancellation)).ToResult(_ => TypedResults.NoContent()))
            .Require(Role.Planner, Role.Supervisor).Produces(StatusCodes.Status204NoContent);
        group.MapPost("/{id}/actions/cancel", async (
                string id, ReasonCommand command, Caller caller, PlannedOrders orders, CancellationToken cancellation) =>
            (await orders.CancelAsync(caller, id, command.Reason, cancellation)).ToResult(_ => TypedResults.NoContent()))
            .Require(Role.Planner, Role.Supervisor).Produces(StatusCodes.Status204NoContent);
    }
}
