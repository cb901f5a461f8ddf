using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Theriac.Edge;
using Theriac.People;

namespace Theriac.Recipes;

internal static class LintEndpoints
{
    /// <summary>Who writes and who reviews: what is given along may be large, and costs time to judge.</summary>
    private static readonly Role[] Roles = [Role.RecipeAuthor, Role.RecipeChecker, Role.QaReviewer];

    public static void Map(RouteGroupBuilder group)
    {
        group.MapGet("/api/recipes/{id}/versions/{version}/lint", async (
            string id, string version, LintRecipe lint, ReaderLanguage language, CancellationToken cancellation) =>
            (await lint.VersionAsync(id, version, language.Code, cancellation)).ToResult()).Require().Produces<LintView>();
        group.MapPost("/api/recipes/lint", async (
            HttpRequest request, LintRecipe lint, ReaderLanguage language, CancellationToken cancellation) =>
            await RecipeEndpoints.WithBodyAsync(request, body => lint.DocumentAsync(body, language.Code, cancellation), cancellation))
            .Accepts<object>("application/json").Require(Roles).TakesDocument().Produces<LintView>();
        group.MapPost("/api/recipes/expressions/check", async (
            ExpressionInput input, CheckExpression check, ReaderLanguage language, CancellationToken cancellation) =>
            (await check.CheckAsync(input, language.Code, cancellation)).ToResult()).Require(Roles).Produces<ExpressionView>();
        group.MapPost("/api/recipes/expressions/complete", async (
            ExpressionInput input, CheckExpression check, ReaderLanguage language, CancellationToken cancellation) =>
            (await check.CompleteAsync(input, language.Code, cancellation)).ToResult()).Require(Roles).Produces<ProposalList>();
    }
}
