using System.Text;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Theriac.Kernel;
using Theriac.Recipes;
using Xunit;

namespace Theriac.Recipes.Tests;

public sealed class CoughSyrupCompletionTests
{
    private const long At = 1_700_000_000_000_000;

    [Fact]
    public void The_draft_alone_can_neither_be_approved_nor_executed()
    {
        var draft = CoughSyrupFile.Draft();
        Assert.False(ExecutionGraph.Build(draft.Recipe).IsOk);
        Assert.NotEmpty(Linter.Problems(draft.Recipe));
        Assert.Contains(draft.Findings, finding => finding.IsOpen);
    }

    [Fact]
    public void Completed_by_a_named_author_it_has_no_problem_and_no_open_finding()
    {
        var completed = Completed();
        Assert.Empty(Linter.Problems(completed.Recipe));
        Assert.Empty(completed.Findings.Where(finding => finding.IsOpen).Select(finding => $"{finding.Code} {finding.ElementId}"));
        var answered = completed.Findings.Where(finding => finding.Severity != FindingSeverity.Info);
        Assert.All(answered, finding => Assert.Equal(("an.author", At), (finding.Resolution!.By, finding.Resolution.At)));
        Assert.Equal(CoughSyrupFile.Draft().Findings.Count, completed.Findings.Count);
    }

    [Fact]
    public void Completed_it_runs_from_the_first_signature_to_the_last_label()
    {
        var graph = ExecutionGraph.Build(Completed().Recipe).Value;
        Assert.Equal(36, graph.Work.Count(node => node.Kind == ExecutionNodeKind.Phase));
        Assert.Equal(6, graph.Nodes.Count(node => node.Kind == ExecutionNodeKind.Fork));
        Assert.Equal(6, graph.Nodes.Count(node => node.Kind == ExecutionNodeKind.Join));
        Assert.Equal(2, graph.Work.First(node => node.Title.En.StartsWith("Slurry 1", StringComparison.Ordinal)).Path.Count(e => e.Kind == RecipeElementKind.Procedure));
        var completed = new HashSet<string>();
        while (graph.Enabled(completed) is [var next, ..]) completed.Add(next);
        Assert.True(graph.StateAfter(completed).IsComplete);
        Assert.Equal(graph.Work.Count, completed.Count);
        var rule = Assert.Single(graph.TimeRules);
        Assert.Equal((TimeLinkKind.NoLaterAfterEnd, "12 h"), (rule.Kind, rule.Duration.ToString()));
    }

    [Fact]
    public void Both_slurries_are_mixed_at_once()
    {
        var graph = ExecutionGraph.Build(Completed().Recipe).Value;
        var completed = new HashSet<string>();
        string[] first = ["1206460577906-C1b", "1206462727812-Cd0"];
        while (!graph.Enabled(completed).Intersect(first).Any()) completed.Add(graph.Enabled(completed)[0]);
        Assert.Equal(first.Order(), graph.Enabled(completed).Order());
    }

    [Fact]
    public void A_completion_that_names_something_unknown_is_refused_as_a_whole()
    {
        var refusal = Apply(json =>
        {
            json["elements"]!.AsArray().Add(JsonNode.Parse("""{"id":"ghost"}"""));
            json["removeLinks"]!.AsArray().Add("ghost-link");
            json["transitions"]!.AsArray().Add(JsonNode.Parse("""{"id":"ghost-t","condition":{"kind":"always"}}"""));
            json["findings"]!.AsArray().Add(JsonNode.Parse("""{"code":"no-such","answer":"accepted","reason":"why"}"""));
        }).Refusal;
        Assert.Equal(4, refusal.Errors.Count);
        Assert.Contains(refusal.Errors, error => error is { Code: "finding-not-open" });
        Assert.Equal(3, refusal.Errors.Count(error => error.Code == "id-unknown"));
    }

    [Fact]
    public void A_finding_without_an_answer_stays_open()
    {
        var completed = Apply(json => json["findings"]!.AsArray().RemoveAt(0)).Value;
        Assert.Equal("product-code-missing", Assert.Single(completed.Findings, finding => finding.IsOpen).Code);
    }

    [Fact]
    public void A_mutated_completion_never_throws()
    {
        var (good, draft) = (CoughSyrupFile.Completion(), CoughSyrupFile.Draft());
        Prop.ForAll(Seeds.All, seed =>
        {
            var read = RecipeReader.Read<RecipeCompletion>(Mutation.Of(good, new Random(seed)));
            var applied = read.Then(completion => Completing.Apply(draft, completion, "an.author", At));
            if (applied.IsOk) Linter.Problems(applied.Value.Recipe);
            else Assert.InRange(applied.Refusal.Status, 400, 499);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    internal static ImportedDraft Completed() => Apply(_ => { }).Value;

    private static Outcome<ImportedDraft> Apply(Action<JsonNode> change)
    {
        var json = JsonNode.Parse(CoughSyrupFile.Completion())!;
        change(json);
        var completion = RecipeReader.Read<RecipeCompletion>(Encoding.UTF8.GetBytes(json.ToJsonString()));
        Assert.True(completion.IsOk, completion.IsOk ? "" : string.Join("\n", completion.Refusal.Errors));
        return Completing.Apply(CoughSyrupFile.Draft(), completion.Value, "an.author", At);
    }
}
