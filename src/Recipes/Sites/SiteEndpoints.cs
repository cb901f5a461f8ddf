using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Theriac.Edge;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;

namespace Theriac.Recipes;

/// <param name="Values">To prepare parameters.</param>
/// <param name="Set">To approve parameters: hash of those that were looked at.</param>
/// <param name="From">To make effective: day in the site's calendar.</param>
internal sealed record SiteActInput(
    IReadOnlyList<ParameterValue>? Values = null,
    string? Set = null,
    DateOnly? From = null,
    string? Reason = null,
    string? Language = null,
    SignatureInput? Signature = null);

internal static class SiteEndpoints
{
    private const string AtSite = "/api/recipes/{id}/versions/{version}/sites/{site}/actions/";

    public static void Map(IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("").WithTags("recipes");
        group.MapGet("/api/recipes/{id}/sites", async (string id, ReadSites read, CancellationToken cancellation) =>
            (await read.HandleAsync(id, cancellation)).ToResult()).Require().Produces<RecipeSitesView>();
        MapAct(group, "prepare-parameters", Role.RecipeAuthor, input => new PrepareParameters(input.Values ?? [], input.Reason));
        MapAct(group, "approve-parameters", Role.QaReviewer, input => new ApproveParameters(input.Set));
        MapAct(group, "make-effective", Role.QaReviewer, input => new MakeEffective(input.From, input.Reason));
    }

    /// <summary>A signed action and its twin that prepares the document; the answer is the recipe over all sites.</summary>
    private static void MapAct(RouteGroupBuilder group, string action, Role role, Func<SiteActInput, SiteAct> act)
    {
        group.MapPost($"{AtSite}{action}/document", async (
            string id, string version, string site, SiteActInput input, Caller caller, SignAtSite sign, CancellationToken cancellation) =>
            (await sign.PrepareAsync(id, version, site, act(input), input.Language ?? caller.Language, caller, cancellation)).ToResult())
            .Require(role).TakesDocument().Produces<PreparedDocument>();
        group.MapPost($"{AtSite}{action}", async (
            string id, string version, string site, SiteActInput input, Caller caller, SignAtSite sign, ReadSites read, CancellationToken cancellation) =>
        {
            if (input.Signature is not { } signature) return RecipeRefusals.SignatureMissing().ToResult();
            var done = await sign.HandleAsync(id, version, site, act(input), signature, caller, cancellation);
            return done.IsOk ? (await read.HandleAsync(id, cancellation)).ToResult() : done.Refusal.ToResult();
        }).Require(role).TakesDocument().Produces<RecipeSitesView>();
    }
}
