using System.Text;
using Theriac.Recipes;
using Theriac.Testing;
using Xunit;

namespace Theriac.Recipes.Tests;

public sealed class LintRuleTests
{
    private static readonly string Table = Path.Combine(PostgresServer.FindRoot(), "docs", "lint-rules.md");

    public static TheoryData<string> Rules => new(Linter.Rules.Select(rule => rule.Id));

    [Fact]
    public void A_good_master_has_no_finding_at_all() => Assert.Empty(Linter.Lint(Master.Clean).Findings);

    [Theory, MemberData(nameof(Rules))]
    public void The_failing_example_breaks_this_rule_and_no_other(string rule) => Assert.Equal([rule], Example(rule).FailingRules);

    [Theory, MemberData(nameof(Rules))]
    public void The_passing_example_keeps_every_rule(string rule) => Assert.DoesNotContain(rule, Example(rule).PassingRules);

    [Fact]
    public void Each_rule_has_its_own_id_and_one_example() =>
        Assert.Equal(Linter.Rules.Select(rule => rule.Id).Distinct(), LintExamples.All.Select(example => example.Rule).Order(StringComparer.Ordinal));

    [Theory, MemberData(nameof(Rules))]
    public void Each_finding_names_its_place_in_the_recipe(string rule)
    {
        var example = Example(rule);
        var recipe = example.Bad(Master.Clean);
        foreach (var finding in Linter.Lint(recipe, example.Around).Findings)
        {
            Assert.Matches("^/", finding.Place);
            Assert.Equal(finding.Place.StartsWith("/procedure", StringComparison.Ordinal), finding.Element is not null);
            Assert.NotEmpty(finding.Item.Kind);
        }
    }

    [Fact]
    [Trait("Requirement", "A11-10")]
    public void The_table_in_docs_says_every_rule_with_its_examples()
    {
        var table = LintTable.Write();
        if (Environment.GetEnvironmentVariable("THERIAC_WRITE_DOCS") == "1") File.WriteAllText(Table, table, new UTF8Encoding(false));
        Assert.True(File.Exists(Table) && File.ReadAllText(Table) == table, "docs/lint-rules.md is not what the rules say. Run this test with THERIAC_WRITE_DOCS=1.");
    }

    private static LintExample Example(string rule) => LintExamples.All.Single(example => example.Rule == rule);
}
