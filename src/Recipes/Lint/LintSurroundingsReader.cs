using Theriac.Ledger;
using Theriac.People;
using Theriac.Plant;

namespace Theriac.Recipes;

/// <summary>Loads what the rules ask of plant and people.</summary>
internal sealed class LintSurroundingsReader(
    IPlantDirectory plant, IDocumentRegister documents, IStaff staff, IContentStore contents, TimeProvider clock)
{
    private static readonly Role[] Readers = [Role.Operator, Role.Verifier, Role.Supervisor];

    public async Task<LintSurroundings> ReadAsync(MasterRecipe recipe, CancellationToken cancellation)
    {
        var people = await staff.AllAsync(cancellation);
        var equipment = await plant.EquipmentAsync(cancellation: cancellation);
        var materials = await plant.MaterialsAsync(cancellation);
        return new LintSurroundings
        {
            EquipmentClasses = equipment.Select(one => one.Class).ToHashSet(StringComparer.OrdinalIgnoreCase),
            Materials = materials.ToDictionary(one => one.Code, one => one.Unit, StringComparer.OrdinalIgnoreCase),
            Documents = await DocumentsAsync(cancellation),
            Sites = [.. (await plant.SitesAsync(cancellation)).Select(site => site.Id)],
            People = [.. people.Select(person => new LintPerson(person.Roles, person.Qualifications))],
            Languages = people.Where(person => person.Roles.Any(grant => Readers.Contains(grant.Role)))
                .Select(person => person.Language).ToHashSet(StringComparer.Ordinal),
            ContentsMissing = await MissingAsync(recipe, cancellation),
        };
    }

    /// <summary>Of each document the version in force; before its first day the one that comes.</summary>
    private async Task<IReadOnlyDictionary<string, LintDocument>> DocumentsAsync(CancellationToken cancellation)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        return (await documents.AllAsync(cancellation)).GroupBy(one => one.Id, StringComparer.OrdinalIgnoreCase).ToDictionary(
            versions => versions.Key,
            versions => InForce(versions.Where(one => one.RetiredFor is null), today) is { } version
                ? new LintDocument(versions.Key, version) : new LintDocument(versions.Key, "", IsRetired: true),
            StringComparer.OrdinalIgnoreCase);
    }

    private static string? InForce(IEnumerable<DocumentInfo> versions, DateOnly today) =>
        (versions.LastOrDefault(one => one.EffectiveOn <= today) ?? versions.FirstOrDefault())?.Version;

    private async Task<IReadOnlySet<string>> MissingAsync(MasterRecipe recipe, CancellationToken cancellation)
    {
        var named = recipe.Specimens.Select(specimen => specimen.Content)
            .Concat(recipe.Procedure.SelfAndBelow().SelectMany(element => element.Instructions).SelectMany(step => step.Pictures).Select(picture => picture.Content))
            .ToHashSet(StringComparer.Ordinal);
        if (named.Count > 0) named.ExceptWith((await contents.FindAsync(named, cancellation)).Keys);
        return named;
    }
}
