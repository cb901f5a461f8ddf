using Theriac.Gs1;
using Theriac.Kernel;

namespace Theriac.Recipes;

internal sealed class ProductNamed() : LintRule(
    "R-101", LintSeverity.Stop, "The product has a name, a strength and a dosage form.", "21 CFR 211.186(b)(1)", "C-186b1")
{
    public override void Check(LintIndex recipe, LintFindings found)
    {
        var product = recipe.Recipe.Product;
        Needed.Check(product?.Name, "product/name", "The product's name is missing: an approved recipe says it.", found);
        Needed.Check(product?.Strength, "product/strength", "The product's strength is missing: an approved recipe says it.", found);
        Needed.Check(product?.DosageForm, "product/dosageForm", "The product's dosage form is missing: an approved recipe says it.", found);
    }
}

internal sealed class ProductCoded() : LintRule(
    "R-102", LintSeverity.Stop, "The product has its code and its shelf life.", "EU GMP chapter 4.18; 21 CFR 211.137", "EU4-18/19")
{
    public override void Check(LintIndex recipe, LintFindings found)
    {
        Needed.Check(recipe.Recipe.Product?.Code, "product/code", "The product's code is missing: an approved recipe says it.", found);
        Needed.Check(recipe.Recipe.Product?.ShelfLifeMonths, "product/shelfLifeMonths", "The product's shelf life is missing: an approved recipe says it.", found);
    }
}

internal sealed class PacksHaveGtin() : LintRule(
    "R-103", LintSeverity.Stop, "Where packs are commissioned the product has a GTIN, and its check digit is right.", "GS1 General Specifications")
{
    public override void Check(LintIndex recipe, LintFindings found)
    {
        var gtin = recipe.Recipe.Product?.Gtin;
        if (recipe.StepsByKind.Contains(InstructionKind.CommissionPacks)) Needed.Check(gtin, "product/gtin", "The product's GTIN is missing: an approved recipe says it.", found);
        if (gtin is not null && !Gtin.TryParse(gtin, out _))
            found.Add(LintPlace.Header.In("product/gtin"), "gtin-check-digit", "The check digit of the GTIN is wrong.");
    }
}

internal sealed class BatchSizeSaid() : LintRule(
    "R-104", LintSeverity.Stop, "The batch size has a nominal value between its smallest and its largest.", "21 CFR 211.186(a)", "C-186a")
{
    public override void Check(LintIndex recipe, LintFindings found)
    {
        var size = recipe.Recipe.BatchSize;
        Needed.Check(size?.Nominal, "batchSize/nominal", "The nominal batch size is missing: an approved recipe says it.", found);
        Needed.Check(size?.Min, "batchSize/min", "The smallest batch size is missing: an approved recipe says it.", found);
        Needed.Check(size?.Max, "batchSize/max", "The largest batch size is missing: an approved recipe says it.", found);
        if (size is not { Nominal: { } nominal, Min: { } min, Max: { } max }) return;
        if (nominal.Dimension != min.Dimension || nominal.Dimension != max.Dimension)
            found.Add(LintPlace.Header.In("batchSize"), "dimensions-differ", "The three batch sizes do not measure the same thing.");
        else if (nominal.Value <= 0 || !nominal.IsWithin(min, max).Value)
            found.Add(
                LintPlace.Header.In("batchSize"), "batch-size-order", "The nominal batch size lies between the smallest and the largest.");
    }
}

internal sealed class NamedSizesFit() : LintRule(
    "R-105", LintSeverity.Stop, "Each named batch size lies between the smallest and the largest.", "21 CFR 211.186(a): each size is approved", "C-186a")
{
    public override void Check(LintIndex recipe, LintFindings found)
    {
        foreach (var named in recipe.BatchSizes)
        {
            var inside = named.One.Size.IsWithin(recipe.Recipe.BatchSize?.Min, recipe.Recipe.BatchSize?.Max);
            if (!inside.IsOk || !inside.Value || named.One.Size.Value <= 0)
                found.Add(
                    named.Place.In("size"), "batch-size-outside", $"{named.One.Name} is {named.One.Size}: outside of the batch sizes of this recipe.");
        }
    }
}

internal sealed class YieldLimited() : LintRule(
    "R-106", LintSeverity.Stop, "The theoretical yield is said, with the percentages beyond which an investigation opens.",
    "21 CFR 211.186(b)(7)", "C-186b7")
{
    public override void Check(LintIndex recipe, LintFindings found)
    {
        var rule = recipe.Recipe.Yield;
        Needed.Check(rule?.Theoretical, "yield/theoretical", "The theoretical yield is missing: an approved recipe says it.", found);
        Needed.Check(rule?.MinPercent, "yield/minPercent", "The lowest percentage of the yield is missing: an approved recipe says it.", found);
        Needed.Check(rule?.MaxPercent, "yield/maxPercent", "The highest percentage of the yield is missing: an approved recipe says it.", found);
        if (rule is { MinPercent: { } min, MaxPercent: { } max } && (min >= max || min < 0))
            found.Add(LintPlace.Header.In("yield"), "yield-limits-order",
                $"The lowest yield {DecimalText.Of(min)} % is not below the highest, {DecimalText.Of(max)} %, or below zero.");
    }
}

internal sealed class YieldEntered() : LintRule(
    "R-107", LintSeverity.Advise, "Some step asks for the actual yield.", "21 CFR 211.103: without one the yield is never judged", "C-186b7")
{
    public override void Check(LintIndex recipe, LintFindings found)
    {
        if (!recipe.StepsByKind.Contains(InstructionKind.Yield))
            found.Add(LintPlace.Header.In("yield"), "yield-not-entered", "No step asks for the actual yield, so nobody judges it.");
    }
}

internal sealed class IdsInListsUnique() : LintRule(
    "R-108", LintSeverity.Stop, "Ids within a list of the header are unique.", "An edit, a step or an expression that names one must mean one")
{
    public override void Check(LintIndex recipe, LintFindings found)
    {
        Check(recipe.Inputs, found);
        Check(recipe.Parameters, found);
        Check(recipe.Outputs, found);
        Check(recipe.Tables, found);
        Check(recipe.Equipment, found);
        Check(recipe.Documents, found);
        Check(recipe.Specimens, found);
        Check(recipe.BatchSizes, found);
    }

    private static void Check<T>(IReadOnlyList<ListedAt<T>> all, LintFindings found)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var one in all)
        {
            if (!ids.Add(one.Place.Item.Id!)) found.Add(one.Place.In("id"), "id-not-unique", $"The id {one.Place.Item.Id} stands more than once.");
        }
    }
}

/// <summary>What every recipe says before it is approved.</summary>
internal static class Needed
{
    public static void Check(object? value, string member, string message, LintFindings found)
    {
        if (value is null) found.Add(LintPlace.Header.In(member), "member-missing", message);
    }
}
