using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Theriac.Edge;
using Theriac.Kernel;
using Theriac.People;

namespace Theriac.Recipes;

/// <summary>What became different between two versions of a recipe, in whatever state they are.</summary>
internal sealed class ReadDiff(RecipeVersions versions, RecipeContents contents, Phrases phrases)
{
    public async Task<Outcome<RecipeDiffView>> HandleAsync(string id, string from, string to, string language, CancellationToken cancellation)
    {
        var (old, now) = (await versions.LoadAsync(id, from, cancellation), await versions.LoadAsync(id, to, cancellation));
        if (old.State.Summary is not { } was || now.State.Summary is not { } becomes) return RecipeRefusals.Unknown();
        var before = await contents.RecipeAsync(old.State.Recipe, cancellation);
        var after = await contents.RecipeAsync(now.State.Recipe, cancellation);
        return DiffViews.Of(before, after, was.Version, becomes.Version, old.State.Recipe, now.State.Recipe, phrases, language);
    }

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/api/recipes/{id}/diff", async (
            string id, string from, string to, ReadDiff read, ReaderLanguage language, CancellationToken cancellation) =>
            (await read.HandleAsync(id, from, to, language.Code, cancellation)).ToResult())
            .WithTags("recipes").Require().Produces<RecipeDiffView>();
}
