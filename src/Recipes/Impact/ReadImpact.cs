using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Theriac.Edge;
using Theriac.Kernel;
using Theriac.People;
using Theriac.Plant;

namespace Theriac.Recipes;

/// <summary>What a version touches when it replaces the one before it.</summary>
/// <param name="Batches">Orders and batches of any version that are not finished.</param>
/// <param name="Training">Qualifications that changed blocks ask for, with who holds each now and is to be trained anew.</param>
/// <param name="Ranges">Changes of parameters, and of steps that go by one, beside what is registered.</param>
internal sealed record RecipeImpactView(
    IReadOnlyList<RecipeBatch> Batches, IReadOnlyList<ImpactSiteView> Sites, IReadOnlyList<ImpactTrainingView> Training, IReadOnlyList<string> Ranges);

/// <param name="HasParameters">True when the site set parameters for the version that is effective there: they do not go over by themselves.</param>
internal sealed record ImpactSiteView(string Site, string Name, string? Effective, bool HasParameters);

/// <param name="People">How many hold it now.</param>
/// <param name="Names">Theirs, of the first of them by name.</param>
internal sealed record ImpactTrainingView(string Qualification, int People, IReadOnlyList<string> Names, IReadOnlyList<string> Blocks);

internal sealed class ReadImpact(
    ReviewScenes scenes, RecipeVersions versions, IEnumerable<IRecipeUse> uses, IQualifications qualifications, IPlantDirectory plant, Phrases phrases,
    TimeProvider clock)
{
    private const int NamesMax = 200;

    public async Task<Outcome<RecipeImpactView>> HandleAsync(string id, string version, string language, CancellationToken cancellation)
    {
        if (await scenes.FindAsync(id, version, cancellation) is not { } scene) return RecipeRefusals.Unknown();
        List<RecipeBatch> batches = [];
        foreach (var use in uses)
            batches.AddRange(await use.OpenAsync(id, cancellation));
        var holders = await qualifications.HoldersAsync(cancellation);
        var compared = RecipeComparison.Of(scene.Predecessor?.Recipe, scene.Recipe, ChangeSentences.Values(phrases, language));
        var say = new ChangeSentences(phrases, language, compared.Before?.Before, scene.Recipe);
        return new RecipeImpactView(
            batches, await SitesAsync(id, cancellation),
            [
                .. RecipeImpact.Qualifications(scene.Recipe, compared).OrderBy(one => one.Key, StringComparer.Ordinal)
                    .Select(one => Training(one.Key, holders.GetValueOrDefault(one.Key) ?? [], [.. one.Select(say.NameOf)])),
            ],
            [.. RecipeImpact.Ranges(scene.Recipe, compared).Select(one => one.Registered is { } range ? $"{say.Tell(one.Change)} ({range})" : say.Tell(one.Change))]);
    }

    private static ImpactTrainingView Training(string qualification, IReadOnlyList<QualifiedPerson> holders, IReadOnlyList<string> blocks) =>
        new(qualification, holders.Count, [.. holders.Take(NamesMax).Select(person => person.Name)], blocks);

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/api/recipes/{id}/versions/{version}/impact", async (
            string id, string version, ReadImpact read, ReaderLanguage language, CancellationToken cancellation) =>
            (await read.HandleAsync(id, version, language.Code, cancellation)).ToResult())
            .WithTags("recipes").Require().Produces<RecipeImpactView>();

    private async Task<IReadOnlyList<ImpactSiteView>> SitesAsync(string id, CancellationToken cancellation)
    {
        List<ImpactSiteView> sites = [];
        foreach (var site in await plant.SitesAsync(cancellation))
        {
            var effective = await versions.FindEffectiveAsync(id, site.Id, site.DateAt(Micros.Now(clock)), cancellation);
            var here = await versions.AtSiteAsync(id, site.Id, cancellation);
            sites.Add(new ImpactSiteView(site.Id, site.Name, effective?.Version, effective is not null && here.State.ApprovedSet(effective.Version) is not null));
        }

        return sites;
    }
}
