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
    }

    // Paper is read later and by others: it speaks the language that was asked for, else that of who took it, never the browser's.
    private static string? PrintedIn(string? language) => language is not null && Phrases.Languages.Contains(language) ? language : null;
}
