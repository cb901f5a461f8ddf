using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Theriac.Activity.Search;
using Theriac.Edge;
using Theriac.Kernel;
using Theriac.People;

namespace Theriac.Activity.Queries;

internal static class QueryEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/api/activity/queries").WithTags("activity");
        group.MapGet("", ListAsync).Require(ActivityEndpoints.Readers).Produces<Page<SavedQueryView>>();
        group.MapPost("", async (SaveQueryInput input, Caller caller, SavedQueries queries, CancellationToken cancellation) =>
            (await queries.SaveAsync(input, caller, cancellation)).ToResult()).Require(ActivityEndpoints.Readers).Produces<SavedQueryView>();
        group.MapPost("/{id}/actions/retire", async (string id, RetireQueryInput input, Caller caller, SavedQueries queries, CancellationToken cancellation) =>
            (await queries.RetireAsync(id, input, caller, cancellation)).ToResult()).Require(SavedQueries.Reviewers).Produces<SavedQueryView>();
        group.MapPost("/{id}/actions/review/document", async (string id, ReviewQueryInput input, Caller caller, SavedQueries queries, CancellationToken cancellation) =>
            (await queries.PrepareAsync(id, input, caller, cancellation)).ToResult()).Require(SavedQueries.Reviewers).Produces<PreparedDocument>();
        group.MapPost("/{id}/actions/review", async (string id, ReviewQueryInput input, Caller caller, SavedQueries queries, CancellationToken cancellation) =>
            (await queries.ReviewAsync(id, input, caller, cancellation)).ToResult()).Require(SavedQueries.Reviewers).Produces<SavedQueryView>();
    }

    private static async Task<IResult> ListAsync(SavedQueries queries, CancellationToken cancellation)
    {
        List<SavedQueryView> views = [];
        foreach (var state in await queries.ListAsync(cancellation))
            views.Add(await queries.ViewAsync(state, cancellation));
        return Results.Json(new Page<SavedQueryView>(views, null), KernelJson.Options);
    }
}
