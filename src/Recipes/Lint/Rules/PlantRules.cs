namespace Theriac.Recipes;

internal sealed class EquipmentExists() : LintRule(
    "R-361", LintSeverity.Stop, "The plant has equipment of each class that the recipe lists.", "EU GMP chapter 4.19; no order could be carried out",
    "EU4-18/19")
{
    public override void Check(LintIndex recipe, LintFindings found)
    {
        if (recipe.Around.EquipmentClasses.Count == 0) return;
        foreach (var one in recipe.Equipment.Where(one => !recipe.Around.EquipmentClasses.Contains(one.One.Class)))
            found.Add(one.Place.In("class"), "equipment-class-unknown", $"The plant has no equipment of class {one.One.Class}.");
    }
}

internal sealed class DocumentsExist() : LintRule(
    "R-362", LintSeverity.Stop, "Procedures that the recipe names stand in the register of controlled documents, in the version it was written against.",
    "21 CFR 211.100; 11.10(k): the operator reads what is in force")
{
    public override void Check(LintIndex recipe, LintFindings found)
    {
        if (recipe.Around.Documents.Count == 0) return;
        foreach (var one in recipe.Documents)
        {
            if (recipe.Around.Documents.GetValueOrDefault(one.One.Id) is not { } registered)
                found.Add(one.Place, "document-not-registered", $"{one.One.Id} is not in the register of controlled documents.");
            else if (registered.IsRetired)
                found.Add(one.Place, "document-retired", $"{one.One.Id} is retired in the register of controlled documents.");
            else if (one.One.Version is { } version && version != registered.Version)
                found.Add(
                    one.Place.In("version"), "document-version-differs", $"{one.One.Id} is in force in version {registered.Version}; the recipe names {version}.",
                    new LintFix("fix-document-version", "Name the version in force.", [LintChange.Set(one.Place.Item, "version", version, registered.Version)]));
        }
    }
}

internal sealed class DocumentsListed() : LintRule(
    "R-363", LintSeverity.Stop, "A procedure that a step points to is in the recipe's list of documents.", "The link would lead nowhere")
{
    public override void Check(LintIndex recipe, LintFindings found)
    {
        var listed = recipe.Documents.Select(one => one.One.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var step in recipe.Steps)
        {
            foreach (var id in step.One.Documents.Where(id => !listed.Contains(id)))
                found.Add(step.Place.In("documents"), "document-not-listed", $"{id} is not in the recipe's list of documents.");
        }
    }
}

internal sealed class FilesThere() : LintRule(
    "R-364", LintSeverity.Stop, "Pictures and specimens that the recipe names are stored.", "21 CFR 211.186(b)(8): what is signed must be there", "C-186b8")
{
    public override void Check(LintIndex recipe, LintFindings found)
    {
        foreach (var specimen in recipe.Specimens.Where(one => recipe.Around.ContentsMissing.Contains(one.One.Content)))
            found.Add(specimen.Place.In("content"), "content-missing", $"The file of {specimen.One.Title} is not stored here.");
        foreach (var step in recipe.Steps)
        {
            for (var i = 0; i < step.One.Pictures.Count; i++)
            {
                if (recipe.Around.ContentsMissing.Contains(step.One.Pictures[i].Content))
                    found.Add(step.Place.In($"pictures/{i}/content"), "content-missing", $"The file of {step.One.Pictures[i].Alt} is not stored here.");
            }
        }
    }
}

internal sealed class MaterialsExist() : LintRule(
    "R-365", LintSeverity.Advise, "Materials of the formula are materials of the plant, kept in the same kind of measure.",
    "21 CFR 211.186(b)(3): specific codes", "C-186b3")
{
    public override void Check(LintIndex recipe, LintFindings found)
    {
        if (recipe.Around.Materials.Count == 0) return;
        foreach (var input in recipe.Inputs)
        {
            if (recipe.Around.Materials.GetValueOrDefault(input.One.MaterialCode) is not { } kept)
                found.Add(input.Place.In("materialCode"), "material-unknown-here", $"The plant has no material {input.One.MaterialCode}.");
            else if (input.One.Quantity is { } quantity && quantity.Dimension != kept.Dimension)
                found.Add(
                    input.Place.In("quantity"), "material-measured-otherwise", $"The plant keeps {input.One.MaterialCode} in {kept}; the formula says {quantity}.");
        }
    }
}
