using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;
using Theriac.Plant;

namespace Theriac.Recipes;

/// <summary>Loads versions, and answers what other modules ask.</summary>
internal sealed class RecipeVersions(IStreams streams, RecipeContents contents) : IRecipeDirectory, ISiteParameters
{
    public Task<Folded<RecipeVersion>> LoadAsync(string id, string version, CancellationToken cancellation) =>
        streams.LoadAsync<RecipeVersion>(RecipeStreams.Version(id, version), cancellation);

    public Task<Folded<RecipeFamily>> FamilyAsync(string id, CancellationToken cancellation) =>
        streams.LoadAsync<RecipeFamily>(RecipeStreams.Recipe(id), cancellation);

    public Task<Folded<SiteRecipe>> AtSiteAsync(string id, string site, CancellationToken cancellation) =>
        streams.LoadAsync<SiteRecipe>(RecipeStreams.Site(id, site), cancellation);

    public async Task<ApprovedRecipe?> FindApprovedAsync(string id, CancellationToken cancellation = default)
    {
        var family = await FamilyAsync(id, cancellation);
        return family.State.Effective is { } version ? await ApprovedAsync(id, version, [family.At], cancellation) : null;
    }

    public async Task<ApprovedRecipe?> FindEffectiveAsync(string id, string site, DateOnly day, CancellationToken cancellation = default)
    {
        var family = await FamilyAsync(id, cancellation);
        var here = await AtSiteAsync(id, site, cancellation);
        // A site without a date of its own goes on with what was effective everywhere.
        var version = here.State.On(day)?.Version ?? family.State.Effective;
        return version is null ? null : await ApprovedAsync(id, version, [family.At, here.At], cancellation);
    }

    public async Task<ApprovedParameters?> FindAsync(string id, string version, string site, CancellationToken cancellation = default)
    {
        var here = await AtSiteAsync(id, site, cancellation);
        return here.State.ApprovedSet(version) is { } set
            ? new ApprovedParameters(await contents.ParametersAsync(set.Hash, cancellation), set.Hash, here.At)
            : null;
    }

    public async Task<ParameterSet?> FindByHashAsync(string id, string site, string hash, CancellationToken cancellation = default)
    {
        var here = await AtSiteAsync(id, site, cancellation);
        var isApproved = here.State.Sets.Any(set => set.Hash == hash && set.Approved is not null);
        return isApproved ? await contents.ParametersAsync(hash, cancellation) : null;
    }

    public async Task<MasterRecipe?> FindAnyAsync(string id, string version, CancellationToken cancellation = default) =>
        await LoadAsync(id, version, cancellation) is { State.Summary: not null } found
            ? await contents.RecipeAsync(found.State.Recipe, cancellation) : null;

    public async Task<ApprovedRecipe?> FindVersionAsync(string id, string version, CancellationToken cancellation = default)
    {
        var found = await LoadAsync(id, version, cancellation);
        if (found.State is not { State: RecipeState.Approved or RecipeState.Superseded or RecipeState.Retired, Summary: { } summary } state) return null;
        var recipe = await contents.RecipeAsync(state.Recipe, cancellation);
        var graph = await contents.GraphAsync(state.Recipe, cancellation);
        return new ApprovedRecipe(summary.Id, summary.Version, state.Recipe, state.State, recipe, graph, found.At);
    }

    private async Task<ApprovedRecipe?> ApprovedAsync(
        string id, string version, IReadOnlyList<StreamVersion> reliesOn, CancellationToken cancellation) =>
        await FindVersionAsync(id, version, cancellation) is { State: RecipeState.Approved, Recipe.IsBlock: false } found ? found with { ReliesOn = reliesOn } : null;
}

/// <summary>Where a caller stands when he works on a recipe, which belongs to no site: at the site of his role.</summary>
internal sealed class RecipeDesk(IPlantDirectory plant)
{
    private const string NoSiteZone = "Etc/UTC";

    public static string SiteOf(Caller caller, IReadOnlyList<Role> roles) =>
        caller.Roles.Where(grant => roles.Contains(grant.Role)).Select(grant => grant.Site).FirstOrDefault() ?? RoleGrant.AllSites;

    public async Task<Author> AuthorAsync(Caller caller, IReadOnlyList<Role> roles, CancellationToken cancellation)
    {
        var site = caller.Terminal?.Site ?? SiteOf(caller, roles);
        var zone = site == RoleGrant.AllSites ? null : (await plant.FindSiteAsync(site, cancellation))?.Zone;
        return caller.At(zone ?? NoSiteZone);
    }
}
