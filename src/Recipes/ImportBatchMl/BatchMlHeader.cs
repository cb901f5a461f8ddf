using Theriac.Kernel;

namespace Theriac.Recipes;

/// <summary>Header and formula of the master recipe.</summary>
internal static class BatchMlHeader
{
    private static readonly RecipeElement Nothing = new() { Id = "none", Kind = RecipeElementKind.Procedure, Title = "none" };

    public static MasterRecipe Map(XmlNode master, BatchMlIds ids, FindingList findings, string? id, string? version)
    {
        var title = BatchMlText.Take(master, "Description", 2_000, findings);
        if (title is null)
            findings.Stop("title-missing", master, null, "The recipe has no description to take its title from.");
        var recipe = new MasterRecipe
        {
            Id = Name(master, "ID", id, findings),
            Version = Name(master, "Version", version, findings),
            Title = title ?? "?",
            Procedure = Nothing,
        };
        if (master.First("Header") is { } header) recipe = MapHeader(recipe, header, findings);
        MapFormula(master, findings);
        return recipe;
    }

    private static string Name(XmlNode master, string member, string? wanted, FindingList findings)
    {
        var given = master.Take(member);
        if (wanted is null && given is not null && ShapeForms.IsId(given)) return given;
        var name = wanted ?? "unnamed";
        if (given != name)
            findings.Info(
                "recipe-named", master, null, $"The {member} of the source is not used; the recipe is called {name} here.", given);
        return name;
    }

    private static MasterRecipe MapHeader(MasterRecipe recipe, XmlNode header, FindingList findings)
    {
        var product = new RecipeProduct { Code = BatchMlText.Take(header, "ProductID", 64, findings), Name = BatchMlText.Take(header, "ProductName", 200, findings) };
        if (product.Code is null) findings.Stop("product-code-missing", header, null, "The product has no code.");
        findings.Stop(
            "product-incomplete", header, null, "Strength, dosage form, pack code and shelf life are not in this kind of file.");
        var hasProduct = product.Code is not null || product.Name is not null;
        return recipe with { Product = hasProduct ? product : null, BatchSize = MapBatchSize(header, findings) };
    }

    private static BatchSize? MapBatchSize(XmlNode header, FindingList findings)
    {
        if (header.First("BatchSize") is not { } size)
        {
            findings.Stop("batch-size-missing", header, null, "The recipe does not say for what batch size it is.");
            return null;
        }
        var unitText = size.Take("UnitOfMeasure");
        if (!Unit.TryParse(unitText, out var unit))
            findings.Stop(
                "unit-unknown", size, null, "The unit of the batch size is not known, so no size is taken.", unitText);
        return new BatchSize
        {
            Nominal = Number(size, "Nominal", unit, findings),
            Min = Number(size, "Min", unit, findings),
            Max = Number(size, "Max", unit, findings),
        };
    }

    private static Quantity? Number(XmlNode size, string name, Unit? unit, FindingList findings)
    {
        var text = size.Take(name);
        if (text is not null && unit is not null && DecimalText.TryParse(text, out var value)) return new Quantity(value, unit);
        findings.Stop(
            "batch-size-incomplete", size, null, $"{name} of the batch size is not given as a number with a known unit.", text);
        return null;
    }

    private static void MapFormula(XmlNode master, FindingList findings)
    {
        var formula = master.First("Formula");
        var parameters = formula?.Children.Count ?? 0;
        if (parameters == 0)
            findings.Stop("formula-empty", formula ?? master, null, "The formula is empty: no inputs, no outputs.");
        else
            findings.Stop(
                "formula-needs-author", formula!, null, "The formula's parameters carry no material codes; an author enters the formula.");
        findings.Stop(
            "yield-missing", formula ?? master, null, "Theoretical yield and its limits are not in this kind of file.");
    }
}

/// <summary>Texts of a source that our model can hold.</summary>
internal static class BatchMlText
{
    /// <summary>The child's text if it can be kept whole, null if it is blank; a text that cannot be kept becomes a finding.</summary>
    public static string? Take(XmlNode node, string name, int charactersMax, FindingList findings, string? elementId = null)
    {
        var text = node.Take(name);
        if (text is null || (text.Length <= charactersMax && ShapeForms.IsPlain(text))) return text;
        findings.Stop("text-not-usable", node, elementId, $"{name} is too long or holds control characters.", text);
        return null;
    }
}
