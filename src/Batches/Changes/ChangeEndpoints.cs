using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Theriac.Edge;
using Theriac.People;

namespace Theriac.Batches;

/// <summary>Changes to a running batch: asked for on the floor or in the office, signed or declined by QA.</summary>
internal static class ChangeEndpoints
{
    public static void MapChanges(this IEndpointRouteBuilder app)
    {
        var batches = app.MapGroup("/api/batches").WithTags("batches");
        batches.MapGet("/{id}/version-impact", async (string id, Caller caller, BatchWork work, CancellationToken cancellation) =>
            (await work.LoadAsync(caller, id, new Needs { Version = Needs.Newest }, cancellation)).Map(MoveImpactView.Of).ToResult()).Require()
            .Produces<MoveImpactView>();
        var actions = batches.MapGroup("/{id}/actions");
        BatchEndpoints.Do<RequestEquipmentCommand>(
            actions, "request-equipment",
            command => (scene => RequestChange.Equipment(scene, command), new Needs(Equipment: command.Equipment)), Role.Operator, Role.Supervisor);
        BatchEndpoints.Do<RequestStepCommand>(
            actions, "request-step", command => (scene => RequestChange.Step(scene, command), null), Role.Operator, Role.Supervisor);
        BatchEndpoints.Do<RequestVersionCommand>(
            actions, "request-version",
            command => (scene => RequestChange.Version(scene, command), new Needs { Version = command.Version }), Role.Supervisor);
        BatchEndpoints.Do<DeclineCommand>(
            actions, "decline-change", command => (scene => RequestChange.Decline(scene, command), null), Role.QaReviewer);
        BatchEndpoints.Sign<AuthoriseCommand>(actions, "authorise-change", SignedActions.Authorise, Role.QaReviewer);
    }
}
