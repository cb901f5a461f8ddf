using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Theriac.Edge;
using Theriac.Kernel;
using Theriac.People;

namespace Theriac.Recipes;

internal sealed record ReviewBlocksInput(IReadOnlyList<ReviewedBlock>? Blocks = null);

internal static class ReviewEndpoints
{
    private const string One = "/api/recipes/{id}/versions/{version}";

    public static void Map(IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("").WithTags("recipes");
        group.MapGet(One + "/review", async (
            string id, string version, Caller caller, ReaderLanguage language, ReadReview read, CancellationToken cancellation) =>
            (await read.HandleAsync(id, version, caller, language.Code, cancellation)).ToResult()).Require().Produces<RecipeReviewView>();
        group.MapPost(One + "/actions/review-blocks", async (
            string id, string version, ReviewBlocksInput input, Caller caller, ReaderLanguage language, ReviewBlocks review, ReadReview read,
            CancellationToken cancellation) =>
        {
            var done = await review.HandleAsync(id, version, input.Blocks ?? [], caller, cancellation);
            return done.IsOk ? (await read.HandleAsync(id, version, caller, language.Code, cancellation)).ToResult() : done.Refusal.ToResult();
        }).Require([.. RecipeRoute.Roles]).TakesDocument().Produces<RecipeReviewView>();
        MapRoutes(group);
    }

    private static void MapRoutes(RouteGroupBuilder group)
    {
        group.MapGet("/api/recipe-routes", (SetRoute routes, CancellationToken cancellation) => routes.ReadAsync(cancellation))
            .Require().Produces<RoutesView>();
        group.MapPost("/api/recipe-routes/actions/set/document", async (
            RouteInput input, Caller caller, SetRoute routes, CancellationToken cancellation) =>
            (await routes.PrepareAsync(input, input.Language ?? caller.Language, caller, cancellation)).ToResult())
            .Require([.. SetRoute.Roles]).Produces<PreparedDocument>();
        group.MapPost("/api/recipe-routes/actions/set", async (
            RouteInput input, Caller caller, SetRoute routes, CancellationToken cancellation) =>
            input.Signature is { } signature
                ? (await routes.HandleAsync(input, signature, caller, cancellation)).ToResult()
                : RecipeRefusals.SignatureMissing().ToResult())
            .Require([.. SetRoute.Roles]).Produces<RoutesView>();
    }
}
