using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Theriac.Edge;
using Theriac.People;

namespace Theriac.Recipes;

/// <summary>A version in forms that others read.</summary>
internal static class ExchangeEndpoints
{
    private const string One = "/api/recipes/{id}/versions/{version}";

    public static void Map(IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("").WithTags("recipes");
        group.MapGet(One + "/recipe.xml", async (string id, string version, ExportRecipe export, CancellationToken cancellation) =>
            (await export.BatchMlAsync(id, version, cancellation)).ToResult(bytes => Results.File(bytes, "application/xml", $"{id}-{version}.xml")))
            .Require().Produces<Stream>(contentType: "application/xml");
        group.MapGet(One + "/recipe.pdf", async (
            string id, string version, string? language, Caller caller, PrintRecipe print, CancellationToken cancellation) =>
            (await print.HandleAsync(id, version, PrintedIn(language) ?? caller.Language, cancellation))
                .ToResult(bytes => Results.File(bytes, "application/pdf", $"{id}-{version}.pdf")))
            .Require().Produces<Stream>(contentType: "application/pdf");
        group.MapGet(One + "/package", async (string id, string version, Caller caller, ExportPackage export, CancellationToken cancellation) =>
            (await export.HandleAsync(id, version, caller.UserId, cancellation))
                .ToResult(bytes => Results.File(bytes, RecipePackage.MediaType, $"{id}-{version}.theriac-recipe")))
            .Require([.. ExportPackage.Roles]).Produces<Stream>(contentType: RecipePackage.MediaType);
        group.MapPost("/api/recipes/packages", async (HttpRequest request, Caller caller, ImportPackage import, CancellationToken cancellation) =>
            await RecipeEndpoints.WithBodyAsync(request, body => import.HandleAsync(body, caller, cancellation), cancellation, RecipePackage.BytesMax))
            .Accepts<object>(RecipePackage.MediaType, "application/json").Require([.. WriteVersion.Roles]).TakesDocument().Produces<VersionInfo>();
        MapKeys(group);
    }

    private static void MapKeys(RouteGroupBuilder group)
    {
        group.MapGet("/api/recipes/package-keys", (TrustKey keys, CancellationToken cancellation) => keys.ReadAsync(cancellation))
            .Require([.. TrustKey.Roles, Role.RecipeAuthor, Role.QaReviewer, Role.Auditor]).Produces<KeysView>();
        foreach (var (action, isTrust) in new[] { ("trust", true), ("withdraw", false) })
        {
            group.MapPost($"/api/recipes/package-keys/actions/{action}/document", async (
                KeyInput input, Caller caller, TrustKey keys, CancellationToken cancellation) =>
                (await keys.PrepareAsync(input, isTrust, caller, cancellation)).ToResult()).Require([.. TrustKey.Roles]).Produces<PreparedDocument>();
            group.MapPost($"/api/recipes/package-keys/actions/{action}", async (
                KeyInput input, Caller caller, TrustKey keys, CancellationToken cancellation) =>
                (await keys.HandleAsync(input, isTrust, caller, cancellation)).ToResult()).Require([.. TrustKey.Roles]).Produces<KeysView>();
        }
    }

    // Paper is read later and by others: it speaks the language that was asked for, else that of who took it, never the browser's.
    private static string? PrintedIn(string? language) => language is not null && Phrases.Languages.Contains(language) ? language : null;
}
