using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Theriac.Edge;
using Theriac.People;

namespace Theriac.Recipes;

internal static class LintEndpoints
{
    public static void Map(RouteGroupBuilder group)
    {
        group.MapGet("/api/recipes/{id}/versions/{version}/lint", async (
            string id, string version, LintRecipe lint, ReaderLanguage language, CancellationToken cancellation) =>
            (await lint.VersionAsync(id, version, language.Code, cancellation)).ToResult()).Require().Produces<LintView>();
        group.MapPost("/api/recipes/lint", async (
            HttpRequest request, LintRecipe lint, ReaderLanguage language, CancellationToken cancellation) =>
            await RecipeEndpoints.WithBodyAsync(request, body => lint.DocumentAsync(body, language.Code, cancellation), cancellation))
            .Accepts<object>("application/json").Require().TakesDocument().Produces<LintView>();
        group.MapPost("/api/recipes/expressions/check", async (
            ExpressionInput input, CheckExpression check, ReaderLanguage language, CancellationToken cancellation) =>
            (await check.CheckAsync(input, language.Code, cancellation)).ToResult()).Require().Produces<ExpressionView>();
        group.MapPost("/api/recipes/expressions/complete", async (
            ExpressionInput input, CheckExpression check, ReaderLanguage language, CancellationToken cancellation) =>
            (await check.CompleteAsync(input, language.Code, cancellation)).ToResult()).Require().Produces<ProposalList>();
    }
}
