using System.Text.Json.Nodes;
using Theriac.Recipes;
using Xunit;

namespace Theriac.Recipes.Tests;

public sealed class LintFixTests
{
    public static TheoryData<string> WithFix =>
        new(LintExamples.All.Where(example => Findings(example).Any(finding => finding.Fix is not null)).Select(example => example.Rule));

    /// <summary>Applies the changes as an editor would: by item and member, in the JSON form.</summary>
    [Theory, MemberData(nameof(WithFix))]
    public void A_proposed_fix_settles_its_finding(string rule)
    {
        var example = LintExamples.All.Single(one => one.Rule == rule);
        var json = JsonNode.Parse(RecipeJson.Canonical(example.Bad(Master.Clean)))!;
        foreach (var change in Findings(example).Where(finding => finding.Fix is not null).SelectMany(finding => finding.Fix!.Changes)) Apply(json, change);
        var settled = RecipeReader.Read(System.Text.Encoding.UTF8.GetBytes(json.ToJsonString()));

        Assert.True(settled.IsOk, settled.IsOk ? "" : string.Join("\n", settled.Refusal.Errors));
        var left = Linter.Lint(settled.Value, example.Around).Findings;
        Assert.DoesNotContain(left, finding => finding.Rule == rule);
        // Nor does it make anything that stops.
        var stopped = Findings(example).Where(finding => finding.Severity == LintSeverity.Stop).Select(finding => finding.Rule).ToHashSet();
        Assert.DoesNotContain(left, finding => finding.Severity == LintSeverity.Stop && !stopped.Contains(finding.Rule));
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
