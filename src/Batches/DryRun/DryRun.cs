using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Theriac.Edge;
using Theriac.Kernel;
using Theriac.People;
using Theriac.Plant;
using Theriac.Recipes;

namespace Theriac.Batches;

/// <summary>What was done so far, all of it, every time: the server keeps nothing of a dry run.</summary>
/// <param name="Site">Whose parameters and clock hold; null takes the first site of the person.</param>
internal sealed record DryRunCommand(IReadOnlyList<DryAct> Acts, string? Site = null, string? BatchSize = null);

/// <param name="Done">How many of the acts were carried out; the next one was refused.</param>
internal sealed record DryRunAnswer(BatchView Batch, int Done, RefusedView? Refused);

internal sealed record RefusedView(string Code, string Detail, IReadOnlyDictionary<string, string> Facts);

/// <summary>A version that is still written is tried out by the rules of the floor, without a record.</summary>
internal sealed class DryRun(IRecipeDirectory recipes, ISiteParameters parameters, IPlantDirectory plant, TimeProvider clock)
{
    private static readonly Role[] Who = [Role.RecipeAuthor, Role.RecipeChecker, Role.QaReviewer];

    public static void Map(IEndpointRouteBuilder app)
    {
        var actions = app.MapGroup("/api/recipes/{id}/versions/{version}/actions").WithTags("recipes");
        actions.MapPost("/dry-run", async (
            string id, string version, DryRunCommand command, Caller caller, DryRun run, ReaderLanguage language, CancellationToken cancellation) =>
            (await run.PlayAsync(id, version, command, caller, language.Code, cancellation)).ToResult())
            .Require(Who).TakesDocument().Produces<DryRunAnswer>();
        actions.MapPost("/replay", async (
            string id, string version, Caller caller, Replay replay, CancellationToken cancellation) =>
            (await replay.RunAsync(id, version, caller, cancellation)).ToResult()).Require(Who).Produces<ReplayAnswer>();
    }

    public async Task<Outcome<DryRunAnswer>> PlayAsync(
        string id, string version, DryRunCommand command, Caller caller, string language, CancellationToken cancellation)
    {
        if (command.Acts.Count > Sandbox.ActsMax)
            return Refusal.Input("/acts", "acts-too-many", $"A dry run has at most {Sandbox.ActsMax} acts.");
        if (command.Acts.Any(act => act is null)) // A list of the body may hold null, whatever its type says.
            return Refusal.Input("/acts", "act-missing", "An act has its action and its body.");
        if (await recipes.FindAnyAsync(id, version, cancellation) is not { } master)
            return BatchesRefusals.RecipeUnknown(id, version);
        var site = await SiteAsync(command.Site, caller, cancellation);
        if (site is null)
            return BatchesRefusals.SiteUnknown(command.Site ?? "");
        var here = await ParametersAsync(id, version, site, cancellation);
        var size = command.BatchSize is { } named ? master.BatchSizes.FirstOrDefault(one => one.Id == named)
            : master.BatchSizes.Count > 0 ? master.BatchSizes[0] : null;
        if (command.BatchSize is not null && size is null)
            return BatchesRefusals.BatchSizeUnknown(string.Join(", ", master.BatchSizes.Select(one => $"{one.Id} ({one.Size})")));
        var hash = RecipeHash.Of(master);
        if (!ControlRecipe.Of(hash, master, here?.Set, size?.Id).Try(out var recipe, out var refusal))
            return refusal;
        var control = here is null && size is null ? null : new ControlBinding(here?.Hash, size?.Id);
        var (sandbox, done, refused) = Sandbox.Play(recipe, site, size?.Size, control, Micros.Now(clock), command.Acts, cancellation);
        return new DryRunAnswer(
            Shown(BatchViews.Of(sandbox.Scene, language)), done,
            refused is null ? null : new RefusedView(
                refused.Code, BatchPhrases.All.Retell(language, Problems.SaidBy(refused.Code), refused.Detail), refused.Facts));
    }

    // A draft has no parameters of its own yet: what the site runs at today is what it would most likely run at.
    private async Task<ApprovedParameters?> ParametersAsync(string id, string version, SiteInfo site, CancellationToken cancellation)
    {
        if (await parameters.FindAsync(id, version, site.Id, cancellation) is { } own)
            return own;
        var effective = await recipes.FindEffectiveAsync(id, site.Id, site.DateAt(Micros.Now(clock)), cancellation);
        return effective is null ? null : await parameters.FindAsync(id, effective.Version, site.Id, cancellation);
    }

    private async Task<SiteInfo?> SiteAsync(string? asked, Caller caller, CancellationToken cancellation)
    {
        if (asked is not null)
            return await plant.FindSiteAsync(asked, cancellation);
        foreach (var site in await plant.SitesAsync(cancellation))
        {
            if (caller.HasAny(site.Id, Who))
                return site;
        }

        return null;
    }

    // What is said about a batch, and what QA would sign, is not tried out: a dry run is about the steps.
    private static readonly HashSet<string> NotTried =
        ["pause", "hold", "resume", "set-mode", "stop", "abort", "reopen", "request-equipment", "request-step", "request-version"];

    private static BatchView Shown(BatchView view) =>
        view with { Sandbox = true, Actions = [.. view.Actions.Where(one => !NotTried.Contains(one.Action))] };
}
