using Theriac.Expressions;
using Theriac.Expressions.Types;

namespace Theriac.Recipes;

/// <summary>A rule over what the check of every expression found.</summary>
internal abstract class ExpressionRule(string id, string holds, string why, params string[] codes) : LintRule(id, LintSeverity.Stop, holds, why)
{
    public IReadOnlyList<string> Codes => codes;

    public override void Check(LintIndex recipe, LintFindings found)
    {
        foreach (var one in recipe.Names.Expressions)
        {
            foreach (var finding in one.Checked.Findings.Where(finding => IsMine(finding.Code) && !IsConsequence(recipe, finding)))
                found.Add(LintPlaces.At(recipe.Recipe, one.Place.Pointer), finding.Code, finding.Detail);
        }
    }

    /// <summary>A value that is there and has no type: its own calculation is wrong, and that is said where it stands.</summary>
    private static bool IsConsequence(LintIndex recipe, ExpressionFinding finding) =>
        finding.Facts.GetValueOrDefault("path") is { } path && recipe.Names.Find(path) is { } name && name.Type() is null;

    protected virtual bool IsMine(string code) => codes.Contains(code);
}

internal sealed class ExpressionReadable() : ExpressionRule(
    "R-401", "Each expression can be read.", "docs/expressions.md: the language is closed")
{
    // Whatever no other rule speaks of.
    protected override bool IsMine(string code) => !Linter.ExpressionCodes.Contains(code);
}

internal sealed class ExpressionKnowsPaths() : ExpressionRule(
    "R-402", "Each expression names values that the recipe has at its place.", "What is not recorded cannot be calculated with", "reference-unknown");

internal sealed class ExpressionMeasures() : ExpressionRule(
    "R-403", "Each expression adds and compares what measures the same thing, and works with the kinds of values it needs.",
    "21 CFR 211.68(b): formulas are checked for accuracy",
    "dimensions-differ", "kind-expected", "no-such-product", "temperatures-do-not-add", "argument-count", "digits-not-valid", "reference-expected", "date-not-valid",
    "table-expected", "table-needs-lookup");

internal sealed class ExpressionResultFits() : LintRule(
    "R-404", LintSeverity.Stop, "A condition is true or false, a mass balance a share, a calculation one value in the unit of its step.",
    "21 CFR 211.68(b): formulas are checked for accuracy")
{
    public override void Check(LintIndex recipe, LintFindings found)
    {
        foreach (var one in recipe.Names.Expressions)
        {
            if (one.Checked.Expression?.Type is not { } type) continue;
            var place = LintPlaces.At(recipe.Recipe, one.Place.Pointer);
            if (ExpressionResults.Fault(type, one.Place.Use) is { } fault) found.Add(place, fault.Code, fault.Detail);
            else if (one.Place is { Use: ExpressionUse.Value, Instruction: { Kind: InstructionKind.Calculation, Unit: { } unit } }
                && type.Dimension != ExpressionType.Number(unit).Dimension)
                found.Add(place, "result-unit-differs", $"The step shows {unit}; the expression gives {type}.");
        }
    }
}

internal sealed class CalculationsDoNotCircle() : LintRule(
    "R-405", LintSeverity.Stop, "No calculation needs its own result.", "It could never be calculated")
{
    public override void Check(LintIndex recipe, LintFindings found)
    {
        foreach (var id in recipe.Names.Cyclic)
        {
            if (recipe.Step(id) is { } step)
                found.Add(step.Place.In("expression"), "calculation-circle", $"{step.One.Title} needs its own result, through other calculations.");
        }
    }
}

internal sealed class NamesDoNotHide() : LintRule(
    "R-406", LintSeverity.Stop, "No two values of the recipe have the same path in expressions.", "An expression would read the first and mean the second")
{
    public override void Check(LintIndex recipe, LintFindings found)
    {
        foreach (var name in recipe.Names.Clashes)
        {
            // The same id twice is said by the rules for ids.
            if (recipe.Names.Find(name.Path)?.Owner == name.Owner) continue;
            var place = name.Kind switch
            {
                RecipeNameKind.Step => recipe.Step(name.Owner)?.Place,
                RecipeNameKind.Parameter => recipe.ParameterById.GetValueOrDefault(name.Owner)?.Place,
                RecipeNameKind.Input => recipe.InputById.GetValueOrDefault(name.Owner)?.Place,
                RecipeNameKind.Table => recipe.Tables.FirstOrDefault(table => table.One.Id == name.Owner)?.Place,
                _ => recipe.Element(name.Owner)?.Place,
            };
            found.Add(place ?? LintPlace.Header, "path-hidden", $"{{{name.Path}}} means another value that comes before: {name.Title} cannot be named.");
        }
    }
}

/// <summary>What the result of an expression must be.</summary>
internal static class ExpressionResults
{
    public static (string Code, string Detail)? Fault(ExpressionType type, ExpressionUse use) => use switch
    {
        ExpressionUse.Truth when type.Kind != ValueKind.Truth => ("result-not-truth", $"Here must stand what is true or false, not {type}."),
        ExpressionUse.Share when type.Kind != ValueKind.Number || type.Dimension is not null => ("result-not-share", $"A balance is a share in percent, not {type}."),
        ExpressionUse.Value when type.Kind == ValueKind.Numbers => ("result-is-column", "A calculation gives one value, not a column of them."),
        _ => null,
    };
}
