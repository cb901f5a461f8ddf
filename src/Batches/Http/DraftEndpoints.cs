using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Theriac.Edge;
using Theriac.Kernel;
using Theriac.People;

namespace Theriac.Batches;

internal sealed record DraftBody(string Value);

/// <summary>Drafts of the floor: by person, step and field.</summary>
internal static class DraftEndpoints
{
    public static void MapDrafts(this IEndpointRouteBuilder app)
    {
        var drafts = app.MapGroup("/api/batches/{id}/drafts").WithTags("drafts");
        drafts.MapGet("", async (string id, Caller caller, DraftStore store, CancellationToken cancellation) =>
            Results.Json(await store.ListAsync(caller, id, cancellation), KernelJson.Options))
            .Require(Role.Operator, Role.Verifier, Role.Supervisor).Produces<DraftList>();
        drafts.MapPut("/{step}/{field}", async (
            string id, string step, string field, DraftBody body, Caller caller, DraftStore store, BatchWork work, CancellationToken cancellation) =>
        {
            var loaded = await work.LoadAsync(caller, id, Needs.Nothing, cancellation);
            return loaded.Try(out _, out var refusal)
                ? (await store.PutAsync(caller, id, step, field, body.Value, cancellation)).ToResult(_ => Results.NoContent())
                : refusal.ToResult();
        }).Require(Role.Operator, Role.Verifier, Role.Supervisor).Produces(StatusCodes.Status204NoContent);
        drafts.MapDelete("/{step}/{field}", async (
            string id, string step, string field, Caller caller, DraftStore store, CancellationToken cancellation) =>
        {
            await store.RemoveAsync(caller, id, step, field, cancellation);
            return Results.NoContent();
        }).Require(Role.Operator, Role.Verifier, Role.Supervisor).Produces(StatusCodes.Status204NoContent);
    }
}
