using Theriac.Kernel;

namespace Theriac.Recipes;

/// <summary>Holds a recipe against every rule.</summary>
internal static partial class Linter
{
    /// <summary>In the order of their ids.</summary>
    public static IReadOnlyList<LintRule> Rules { get; } = [.. All.OrderBy(rule => rule.Id, StringComparer.Ordinal)];

    /// <summary>Codes of the graph that some rule speaks of.</summary>
    public static IReadOnlySet<string> StructureCodes { get; } =
        Rules.OfType<StructureRule>().SelectMany(rule => rule.Codes).ToHashSet(StringComparer.Ordinal);

    /// <summary>Codes of expressions that some rule speaks of.</summary>
    public static IReadOnlySet<string> ExpressionCodes { get; } =
        Rules.OfType<ExpressionRule>().SelectMany(rule => rule.Codes).ToHashSet(StringComparer.Ordinal);

    public static LintReport Lint(MasterRecipe recipe, LintSurroundings? around = null)
    {
        var index = LintIndex.Of(recipe, around);
        var found = new LintFindings();
        foreach (var rule in Rules)
        {
            found.Of(rule);
            rule.Check(index, found);
        }
        return recipe.IsBlock ? OfBlock(found.Report) : recipe.ProcedureFor is not null ? OfProcedure(found.Report) : found.Report;
    }

    /// <summary>A block has no product, batch size or yield of its own: what it says in its procedure must be whole.</summary>
    private static LintReport OfBlock(LintReport report) =>
        report with { Findings = [.. report.Findings.Where(one => one.Place.StartsWith("/procedure/", StringComparison.Ordinal))] };

    /// <summary>Rules about what is made and how much of it.</summary>
    private static readonly string[] OfProducts = ["R-101", "R-102", "R-103", "R-104", "R-105", "R-106", "R-107"];

    /// <summary>A procedure on equipment makes nothing: product, batch size and yield are not asked for, nor what goes in.</summary>
    private static LintReport OfProcedure(LintReport report) =>
        report with { Findings = [.. report.Findings.Where(one => !OfProducts.Contains(one.Rule) && one.Code != "formula-empty")] };

    /// <summary>What keeps the recipe from review and approval.</summary>
    public static IReadOnlyList<FieldError> Problems(MasterRecipe recipe, LintSurroundings? around = null) =>
        [.. Lint(recipe, around).Stops.Select(one => new FieldError(one.Place, one.Code, one.Message)).Take(RecipeLimits.ErrorsMax)];
}
