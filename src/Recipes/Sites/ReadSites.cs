using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;
using Theriac.Plant;

namespace Theriac.Recipes;

/// <summary>One recipe over all sites: what is effective where, what is planned, and what each site sets.</summary>
/// <param name="SitesDecide">True once a site has a date of its own; until then an approval is effective everywhere at once.</param>
/// <param name="Everywhere">The version of sites without a date of their own.</param>
internal sealed record RecipeSitesView(
    string Id, bool SitesDecide, string? Everywhere, IReadOnlyList<RecipeSiteView> Sites, IReadOnlyList<RecipeParametersView> Versions);

/// <param name="Today">In the site's calendar.</param>
/// <param name="Effective">Version that new batches are made by today, or null.</param>
internal sealed record RecipeSiteView(
    string Site, string Name, string Zone, string Today, string? Effective, IReadOnlyList<SiteDateView> Dates, IReadOnlyList<SiteSetView> Sets);

/// <param name="State">superseded, effective, planned, or dropped for a date that a later word replaced.</param>
internal sealed record SiteDateView(string Version, string From, string State, string Reason, string At, string Zone, Signature Signature);

/// <param name="State">waiting, approved, or replaced.</param>
internal sealed record SiteSetView(
    string Version, string Hash, string State, string Reason, string At, string Zone, IReadOnlyList<ParameterValue> Values, Signature Prepared,
    Signature? Approved, string? ApprovedAt);

/// <summary>What sites may set in a version.</summary>
/// <param name="Units">By parameter, the unit that its values stand in, where the master says one.</param>
internal sealed record RecipeParametersView(
    string Version, RecipeState State, IReadOnlyList<FormulaParameter> Parameters, IReadOnlyList<NamedBatchSize> BatchSizes,
    IReadOnlyDictionary<string, string> Units);

internal sealed class ReadSites(RecipeVersions versions, RecipeContents contents, RecipeList list, IPlantDirectory plant, TimeProvider clock)
{
    public async Task<Outcome<RecipeSitesView>> HandleAsync(string id, CancellationToken cancellation)
    {
        var all = await list.VersionsAsync(id, cancellation);
        if (all.Count == 0) return RecipeRefusals.Unknown();
        var family = await versions.FamilyAsync(id, cancellation);
        List<RecipeSiteView> sites = [];
        foreach (var site in await plant.SitesAsync(cancellation))
            sites.Add(await AtAsync(id, site, cancellation));
        List<RecipeParametersView> parameters = [];
        foreach (var row in all.Where(row => row.State is not ("draft" or "in-review")))
            parameters.Add(await ParametersAsync(row, cancellation));
        return new RecipeSitesView(all[0].Id, family.State.SitesDecide, family.State.Effective, sites, parameters);
    }

    private async Task<RecipeSiteView> AtAsync(string id, SiteInfo site, CancellationToken cancellation)
    {
        var today = site.DateAt(Micros.Now(clock));
        var here = (await versions.AtSiteAsync(id, site.Id, cancellation)).State;
        var effective = await versions.FindEffectiveAsync(id, site.Id, today, cancellation);
        List<SiteSetView> sets = [];
        foreach (var set in here.Sets)
            sets.Add(ToView(here, set, await contents.ParametersAsync(set.Hash, cancellation)));
        return new RecipeSiteView(
            site.Id, site.Name, site.Zone, $"{today:yyyy-MM-dd}", effective?.Version,
            [.. here.Said.Select(date => ToView(here, date, today))], sets);
    }

    private static SiteDateView ToView(SiteRecipe here, EffectiveDate date, DateOnly today)
    {
        var state = !here.Dates.Contains(date) ? "dropped"
            : date.From > today ? "planned"
            : here.On(today) == date ? "effective" : "superseded";
        return new SiteDateView(
            date.Version, $"{date.From:yyyy-MM-dd}", state, date.Reason, Micros.ToText(date.At), date.Zone, date.Signature);
    }

    private static SiteSetView ToView(SiteRecipe here, SiteSet set, ParameterSet content)
    {
        var state = here.ApprovedSet(set.Version) == set ? "approved" : here.WaitingSet(set.Version) == set ? "waiting" : "replaced";
        return new SiteSetView(
            set.Version, set.Hash, state, set.Reason, Micros.ToText(set.At), set.Zone, content.Values, set.Prepared, set.Approved,
            set.ApprovedAt is { } at ? Micros.ToText(at) : null);
    }

    private async Task<RecipeParametersView> ParametersAsync(RecipeRow row, CancellationToken cancellation)
    {
        var recipe = await contents.RecipeAsync(row.Hash, cancellation);
        return new RecipeParametersView(
            row.Version, EnumWords.Read<RecipeState>(row.State), [.. recipe.Formula.Parameters.Where(one => one.Scope is not null)], recipe.BatchSizes,
            recipe.Formula.Parameters.Where(one => one.Scope is not null).DistinctBy(one => one.Id)
                .Select(one => (one.Id, Unit: ParameterRules.UnitOf(recipe, one)?.Symbol)).Where(one => one.Unit is not null)
                .ToDictionary(one => one.Id, one => one.Unit!));
    }
}
