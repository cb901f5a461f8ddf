using System.Text.Json.Nodes;
using Theriac.Recipes;
using Xunit;

namespace Theriac.Recipes.Tests;

public sealed class LintFixTests
{
    public static TheoryData<string> WithFix =>
        new(LintExamples.All.Where(example => Findings(example).Any(finding => finding.Fix is not null)).Select(example => example.Rule));

    [Theory, MemberData(nameof(WithFix))]
    public void A_proposed_fix_settles_its_finding(string rule)
    {
        var example = LintExamples.All.Single(one => one.Rule == rule);
        var settled = Fixed(example.Bad(Master.Clean), Findings(example));
        Assert.DoesNotContain(Linter.Lint(settled, example.Around).Findings, finding => finding.Rule == rule);
    }

    /// <summary>A larger quantity has to be charged and weighed too: each such consequence has its own fix, and they come to an end.</summary>
    [Theory, MemberData(nameof(WithFix))]
    public void Nothing_stops_behind_a_fix_but_what_the_next_fix_settles(string rule)
    {
        var example = LintExamples.All.Single(one => one.Rule == rule);
        var recipe = example.Bad(Master.Clean);
        IReadOnlyList<LintFinding> open = Findings(example);
        var known = open.Where(finding => finding.Fix is null && finding.Severity == LintSeverity.Stop).Select(finding => finding.Rule).ToHashSet();
        for (var round = 0; round < 4 && open.Any(finding => finding.Fix is not null); round++)
        {
            recipe = Fixed(recipe, open);
            open = [.. Linter.Lint(recipe, example.Around).Stops];
            Assert.DoesNotContain(open, finding => finding.Fix is null && !known.Contains(finding.Rule));
        }

        Assert.DoesNotContain(open, finding => finding.Fix is not null);
    }

    /// <summary>Applies the changes as an editor would: by item and member, in the JSON form.</summary>
    private static MasterRecipe Fixed(MasterRecipe recipe, IReadOnlyList<LintFinding> findings)
    {
        var json = JsonNode.Parse(RecipeJson.Canonical(recipe))!;
        foreach (var change in findings.Where(finding => finding.Fix is not null).SelectMany(finding => finding.Fix!.Changes)) Apply(json, change);
        var settled = RecipeReader.Read(System.Text.Encoding.UTF8.GetBytes(json.ToJsonString()));
        Assert.True(settled.IsOk, settled.IsOk ? "" : string.Join("\n", settled.Refusal.Errors));
        return settled.Value;
    }

    [Fact]
    public void Fixes_are_proposed_where_they_can_be_computed() => Assert.InRange(WithFix.Count, 12, 100);

    private static IReadOnlyList<LintFinding> Findings(LintExample example) => Linter.Lint(example.Bad(Master.Clean), example.Around).Findings;

    private static void Apply(JsonNode recipe, LintChange change)
    {
        Assert.Equal("set", change.Op);
        var item = Find(recipe, change.Item!)!.AsObject();
        var before = change.Before is { } said ? JsonNode.Parse(said.GetRawText()) : null;
        // A flag that is not said is false.
        if (before is not null) Assert.True(JsonNode.DeepEquals(before, item[change.Member!]), $"{change.Member} was {item[change.Member!]}");
        item.Remove(change.Member!);
        if (change.Value is { } value) item[change.Member!] = JsonNode.Parse(value.GetRawText());
    }

    private static JsonNode? Find(JsonNode recipe, LintItem item) => item.Kind switch
    {
        "header" => recipe,
        "input" => In(recipe["formula"]!["inputs"]!, item.Id!),
        "parameter" => In(recipe["formula"]!["parameters"]!, item.Id!),
        "lookup-table" => In(recipe["formula"]!["tables"]!, item.Id!),
        "document" => In(recipe["documents"]!, item.Id!),
        "element" => Elements(recipe["procedure"]!).Single(one => (string)one["id"]! == item.Id),
        "instruction" => Elements(recipe["procedure"]!).Select(one => In(one["instructions"]!, item.Id!)).Single(one => one is not null),
        _ => throw new InvalidOperationException(item.Kind),
    };

    private static JsonNode? In(JsonNode list, string id) => list.AsArray().FirstOrDefault(one => (string)one!["id"]! == id);

    private static IEnumerable<JsonNode> Elements(JsonNode element) =>
        element["elements"]!.AsArray().SelectMany(child => Elements(child!)).Prepend(element);
}
