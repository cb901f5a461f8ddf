using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Theriac.Edge;
using Theriac.Kernel;
using Theriac.People;

namespace Theriac.Recipes;

internal static class EditEndpoints
{
    private const string One = "/api/recipes/{id}/versions/{version}";

    public static void Map(IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("").WithTags("recipes");
        group.MapPost("/api/recipes", async (NewRecipeInput input, Caller caller, NewRecipe make, CancellationToken cancellation) =>
            (await make.HandleAsync(input, caller, cancellation)).ToResult()).Require([.. WriteVersion.Roles]).Produces<VersionInfo>();
        group.MapPost(One + "/actions/edit", async (
            string id, string version, HttpRequest request, Caller caller, EditDraft edit, ReaderLanguage language, CancellationToken cancellation) =>
            await RecipeEndpoints.WithBodyAsync(
                request, body => edit.HandleAsync(id, version, body, caller, language.Code, cancellation), cancellation, RecipeLimits.EditBytesMax))
            .Accepts<EditInput>("application/json").Require([.. WriteVersion.Roles]).TakesDocument().Produces<EditAnswer>();
        group.MapGet(One + "/changes", async (string id, string version, string? since, ReadChanges read, CancellationToken cancellation) =>
            (await read.HandleAsync(id, version, since, cancellation)).ToResult()).Require().Produces<ChangesView>();
        // By GET: an editor that stands open asks by itself, and that is no activity of its person (A11D-11d).
        group.MapGet(One + "/presence", async (
            string id, string version, string? element, Caller caller, RecipePresence presence, CancellationToken cancellation) =>
            (await presence.HandleAsync(id, version, element, caller, cancellation)).ToResult())
            .Require([.. WriteVersion.Roles]).Produces<PresenceView>();
        MapPictures(group);
    }

    private static void MapPictures(RouteGroupBuilder group)
    {
        group.MapPost("/api/recipes/pictures", async (HttpRequest request, RecipePictures pictures, CancellationToken cancellation) =>
            await RecipeEndpoints.WithBodyAsync(request, body => pictures.KeepAsync(body, cancellation), cancellation, RecipePictures.BytesMax))
            .Accepts<object>("*/*") // What it is its bytes say.
            .Require([.. WriteVersion.Roles]).TakesDocument().Produces<PictureKept>();
        group.MapGet("/api/recipes/pictures/{hash}", async (
            string hash, HttpResponse response, RecipePictures pictures, CancellationToken cancellation) =>
            (await pictures.FindAsync(hash, cancellation)).ToResult(found =>
            {
                // The address is the hash: what it names never changes.
                response.Headers.CacheControl = "private, max-age=31536000, immutable";
                return Results.Bytes(found.Bytes, found.MediaType);
            })).Require().Produces<Stream>(contentType: "application/octet-stream");
    }
}
