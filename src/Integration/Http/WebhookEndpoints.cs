using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Theriac.Edge;
using Theriac.Edge.Idempotency;
using Theriac.Kernel;
using Theriac.People;

namespace Theriac.Integration;

internal sealed record EventNames(IReadOnlyList<string> Items);

/// <summary>Subscriptions, their secrets once, and the delivery log.</summary>
internal static class WebhookEndpoints
{
    private static readonly Role[] Readers = [Role.Administrator, Role.Planner, Role.Auditor, Role.SecurityOfficer, Role.QaReviewer];

    public static void Map(IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/api/webhooks").WithTags("integration");
        group.MapGet("", async (WebhookList list, CancellationToken cancellation) =>
            Results.Json(new Page<WebhookRow>(await list.AllAsync(cancellation), null), KernelJson.Options)).Require(Readers).Produces<Page<WebhookRow>>();
        group.MapGet("/events", () => Results.Json(new EventNames(WebhookEvents.All), KernelJson.Options)).Require(Readers).Produces<EventNames>();
        group.MapPost("", async (NewWebhook input, Caller caller, Subscriptions subscriptions, CancellationToken cancellation) =>
            (await subscriptions.CreateAsync(caller, input, cancellation))
                .ToResult(created => Results.Json(created, KernelJson.Options, statusCode: StatusCodes.Status201Created)))
            .Require(Role.Administrator).AnswerIsNotKept().Produces<CreatedWebhook>(StatusCodes.Status201Created);
        group.MapPost("/{id}/actions/enable", async (
                string id, WebhookReason input, Caller caller, Subscriptions subscriptions, CancellationToken cancellation) =>
            (await subscriptions.EnableAsync(caller, id, input.Reason, cancellation)).ToResult(_ => TypedResults.NoContent()))
            .Require(Role.Administrator).Produces(StatusCodes.Status204NoContent);
        group.MapPost("/{id}/actions/end", async (
                string id, WebhookReason input, Caller caller, Subscriptions subscriptions, CancellationToken cancellation) =>
            (await subscriptions.EndAsync(caller, id, input.Reason, cancellation)).ToResult(_ => TypedResults.NoContent()))
            .Require(Role.Administrator).Produces(StatusCodes.Status204NoContent);
        group.MapGet("/deliveries", async ([AsParameters] DeliveryQuery query, WebhookList list, CancellationToken cancellation) =>
            Results.Json(await list.DeliveriesAsync(query, cancellation), KernelJson.Options)).Require(Readers).Produces<Page<DeliveryRow>>();
        group.MapPost("/deliveries/{id}/actions/send-again", async (
                string id, Caller caller, SendDeliveries deliveries, CancellationToken cancellation) =>
            (await deliveries.AgainAsync(caller, id, cancellation)).ToResult(_ => TypedResults.NoContent()))
            .Require(Role.Administrator).Produces(StatusCodes.Status204NoContent);
    }
}
