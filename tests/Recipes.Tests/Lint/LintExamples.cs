using Theriac.Recipes;

namespace Theriac.Recipes.Tests;

/// <summary>A recipe that breaks one rule, and one that keeps it, in words for docs/lint-rules.md and as changes of <see cref="Master.Clean"/>.</summary>
internal sealed record LintExample(
    string Rule, string Fails, Func<MasterRecipe, MasterRecipe> Bad, string Passes, Func<MasterRecipe, MasterRecipe>? Good = null)
{
    public LintSurroundings Around { get; init; } = LintSurroundings.None;

    /// <summary>Where the rule is about the surroundings and not about the recipe.</summary>
    public LintSurroundings? AroundGood { get; init; }

    public IReadOnlySet<string> FailingRules => Rules(Bad(Master.Clean), Around);

    public IReadOnlySet<string> PassingRules => Rules(Good is null ? Master.Clean : Good(Master.Clean), AroundGood ?? Around);

    private static HashSet<string> Rules(MasterRecipe recipe, LintSurroundings around) => Linter.Lint(recipe, around).Findings.Select(finding => finding.Rule).ToHashSet();
}

/// <summary>One failing and one passing example for each rule.</summary>
internal static class LintExamples
{
    public static IReadOnlyList<LintExample> All { get; } =
    [
        .. HeaderExamples.All, .. FormulaExamples.All, .. ParameterExamples.All, .. StepExamples.All, .. KindExamples.All, .. OrderExamples.All,
        .. SignatureExamples.All, .. PlantExamples.All, .. ExpressionExamples.All,
    ];
}
