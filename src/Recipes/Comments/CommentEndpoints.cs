using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Theriac.Edge;
using Theriac.People;

namespace Theriac.Recipes;

internal static class CommentEndpoints
{
    private const string All = "/api/recipes/{id}/versions/{version}/comments";
    private const string Actions = All + "/{number:int}/actions";

    public static void Map(IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("").WithTags("recipes");
        group.MapGet(All, async (string id, string version, ReadComments read, CancellationToken cancellation) =>
            (await read.HandleAsync(id, version, cancellation)).ToResult()).Require().Produces<CommentList>();
        group.MapPost(All, async (
            string id, string version, HttpRequest request, Caller caller, CommentOnRecipe comment, CancellationToken cancellation) =>
            await RecipeEndpoints.WithBodyAsync(request, body => comment.AddAsync(id, version, body, caller, cancellation), cancellation, RecipeLimits.EditBytesMax))
            .Accepts<CommentInput>("application/json").Require([.. CommentOnRecipe.Roles]).Produces<CommentMade>();
        group.MapPost(Actions + "/reply", async (
            string id, string version, int number, CommentTextInput input, Caller caller, CommentOnRecipe comment, CancellationToken cancellation) =>
            (await comment.ReplyAsync(id, version, number, input.Text, caller, cancellation)).ToResult())
            .Require([.. CommentOnRecipe.Roles]).Produces<CommentMade>();
        group.MapPost(Actions + "/resolve", async (
            string id, string version, int number, CommentTextInput input, Caller caller, CommentOnRecipe comment, CancellationToken cancellation) =>
            (await comment.ResolveAsync(id, version, number, input.Text, caller, cancellation)).ToResult())
            .Require([.. CommentOnRecipe.Roles]).Produces<CommentMade>();
        group.MapPost(Actions + "/apply", async (
            string id, string version, int number, Caller caller, CommentOnRecipe comment, CancellationToken cancellation) =>
            (await comment.ApplyAsync(id, version, number, caller, cancellation)).ToResult())
            .Require([.. WriteVersion.Roles]).Produces<CommentMade>();
    }
}
