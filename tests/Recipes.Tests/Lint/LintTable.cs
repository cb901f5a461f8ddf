using System.Text;
using Theriac.Recipes;

namespace Theriac.Recipes.Tests;

/// <summary>docs/lint-rules.md, from the rules and their examples.</summary>
internal static class LintTable
{
    private static readonly (string From, string Title)[] Parts =
    [
        ("R-101", "Product, batch size and yield"), ("R-111", "Formula and actives"), ("R-131", "Parameters and ranges"), ("R-201", "Steps"),
        ("R-221", "Materials"), ("R-231", "Kinds of steps, samples, labels, packaging"), ("R-301", "Order and hold times"), ("R-321", "Loops"),
        ("R-331", "Theoretical weight"), ("R-341", "The same limit in several places"), ("R-351", "Signatures"), ("R-361", "Plant, documents, files, languages"),
        ("R-401", "Expressions"),
    ];

    public static string Write()
    {
        var text = new StringBuilder(Head());
        foreach (var rule in Linter.Rules)
        {
            if (Parts.FirstOrDefault(part => part.From == rule.Id).Title is { } title) text.Append(Begin(title));
            var example = LintExamples.All.Single(one => one.Rule == rule.Id);
            var why = rule.Requirement is { } requirement ? $"{rule.Why} ({requirement})" : rule.Why;
            text.Append($"| {rule.Id} | {rule.Holds} | {why} | {(rule.Severity == LintSeverity.Stop ? "stops" : "advises")} | {example.Fails} | {example.Passes} |\n");
        }
        return text.ToString();
    }

    private static string Head() =>
        $"""
        # Rules for master records

        Written by `LintRuleTests` from the rules and from the examples that it runs (`THERIAC_WRITE_DOCS=1`); not by hand. {Linter.Rules.Count} rules.

        What *stops* keeps a recipe from review and approval. What *advises* is shown, and the author decides. Rules about the plant judge only where
        the plant keeps such a list: equipment, materials, controlled documents, people. The id of a rule is never given to another.
        Each example is one change of a small master of 10,000 tablets in which no rule finds anything; the failing one breaks its rule and no other.

        """.ReplaceLineEndings("\n");

    private static string Begin(string title) =>
        $"\n## {title}\n| rule | what holds | why | a finding | fails | passes |\n|---|---|---|---|---|---|\n";
}
