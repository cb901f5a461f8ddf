using Theriac.Recipes;
using Xunit;

namespace Theriac.Recipes.Tests;

public sealed class ExecutionGraphTests
{
    [Fact]
    public void Elements_without_logic_run_one_after_another_and_are_numbered_in_that_order()
    {
        var graph = Built(Make.Recipe(
            Make.Operation("mix", Make.Phase("a", Make.Instruction("a1"), Make.Instruction("a2")), Make.Phase("b", Make.Instruction("b1"))),
            Make.Operation("pack", Make.Phase("c", Make.Instruction("c1")))));
        Assert.Equal(["a", "b", "c"], graph.Work.Select(node => node.Id));
        Assert.Equal(["1.1", "1.2", "2.1", "3.1"], graph.Work.SelectMany(node => node.Instructions).Select(one => one.Number));
        Assert.Equal(["main", "mix", "a"], graph["a"].Path.Select(element => element.Id));
        Assert.Equal(["a"], graph.Enabled(new HashSet<string>()));
        Assert.Equal(["c"], graph.Enabled(new HashSet<string> { "a", "b" }));
        Assert.True(graph.StateAfter(new HashSet<string> { "a", "b", "c" }).IsComplete);
    }

    [Fact]
    public void Parallel_branches_are_enabled_at_once_and_the_join_waits_for_all()
    {
        var graph = Built(WithLogic("begin>P+ P+>a P+>b a>P- b>P- P->M1 M1>c c>end", "a", "b", "c"));
        Assert.Equal(["a", "b"], graph.Enabled(new HashSet<string>()));
        Assert.Equal(["b"], graph.Enabled(new HashSet<string> { "a" }));
        Assert.Equal(["M1"], graph.Enabled(new HashSet<string> { "a", "b" }));
        Assert.Equal(["c"], graph.Enabled(new HashSet<string> { "a", "b", "M1" }));
        Assert.Equal(["1", "2", "T1", "3"], graph.Work.Select(node => node.Number));
    }

    [Fact]
    public void Signing_one_way_of_a_choice_skips_the_other_to_its_end()
    {
        var graph = Built(WithLogic("begin>S+ S+>M1 S+>M2 M1>a M2>b a>S- b>d d>S- S->c c>end", "a", "b", "c", "d"));
        Assert.Equal(["M1", "M2"], graph.Enabled(new HashSet<string>()));
        var state = graph.StateAfter(new HashSet<string> { "M2" });
        Assert.Equal(["b"], state.Enabled);
        Assert.Superset(new HashSet<string> { "M1", "a" }, state.Skipped.ToHashSet());
        Assert.Equal(["c"], graph.Enabled(new HashSet<string> { "M2", "b", "d" }));
    }

    [Fact]
    public void Branches_are_numbered_one_whole_branch_after_another()
    {
        var graph = Built(WithLogic("begin>P+ P+>b1 P+>a1 a1>a2 a2>P- b1>b2 b2>P- P->end", "a1", "a2", "b1", "b2"));
        Assert.Equal(["b1", "b2", "a1", "a2"], graph.Work.Select(node => node.Id));
    }

    [Fact]
    public void A_hold_time_becomes_a_rule_between_the_work_inside_both_elements()
    {
        var hold = new TimeLink { Kind = TimeLinkKind.NoLaterAfterEnd, After = "blend", Duration = Make.Of(12, "h") };
        var graph = Built(Make.Recipe(
            Make.Operation("blend", Make.Phase("a"), Make.Phase("b")), Make.Operation("fill", Make.Phase("c")) with { TimeLinks = [hold] }));
        var rule = Assert.Single(graph.TimeRules);
        Assert.Equal(["a", "b"], rule.Of);
        Assert.Equal(["c"], rule.Limits);
        Assert.Equal("12 h", $"{rule.Duration}");
    }

    [Theory]
    [InlineData("begin>a a>b b>a b>end", "join-without-bar")]
    [InlineData("begin>S- S->a a>M1 M1>S- a>end", "logic-has-loop")]
    [InlineData("begin>a begin>b a>P- b>P- P->end", "branch-without-bar")]
    [InlineData("begin>a a>end", "element-not-in-logic")]
    [InlineData("begin>a a>end b>end", "not-reachable")]
    [InlineData("begin>P+ P+>a P+>b a>end", "no-way-to-end")]
    [InlineData("begin>a a>b", "not-one-end")]
    [InlineData("a>b b>end", "not-one-begin")]
    [InlineData("begin>a a>b b>b b>end", "link-to-itself")]
    [InlineData("begin>a begin>a a>b b>end", "link-twice")]
    [InlineData("begin>S+ S+>a S+>M1 M1>b a>S- b>S- S->end", "choice-without-condition")]
    [InlineData("begin>a a>b b>end end>a", "link-from-end")]
    public void A_logic_that_nobody_could_follow_is_refused(string arrows, string code)
    {
        var refusal = ExecutionGraph.Build(WithLogic(arrows, "a", "b")).Refusal;
        Assert.Equal("recipe-not-executable", refusal.Code);
        Assert.Contains(refusal.Errors, error => error.Code == code);
        Assert.All(refusal.Errors, error => Assert.StartsWith("/procedure", error.Field));
    }

    [Fact]
    public void A_link_to_something_that_is_not_there_is_refused()
    {
        var logic = Make.Logic("begin>a a>end");
        logic = logic with { Links = [.. logic.Links, new Link { From = "a", To = "ghost" }] };
        AssertRefused(Make.Rooted(Make.Procedure(Make.Phase("a")) with { Logic = logic }), "link-dangling");
    }

    [Fact]
    public void The_tree_is_checked_as_well()
    {
        AssertRefused(Make.Recipe(Make.Phase("a"), Make.Phase("a")), "id-not-unique");
        AssertRefused(Make.Recipe(Make.Phase("a", Make.Instruction("x")), Make.Phase("b", Make.Instruction("x"))), "id-not-unique");
        AssertRefused(Make.Recipe(Make.Operation("o") with { Instructions = [Make.Instruction("x")] }), "instructions-outside-phase");
        AssertRefused(Make.Recipe(Make.Phase("a") with { Elements = [Make.Phase("b")] }), "phase-with-elements");
        AssertRefused(Make.Recipe(Make.Operation("o", Make.Operation("u") with { Kind = RecipeElementKind.UnitProcedure })), "kind-above-parent");
        AssertRefused(Make.Recipe(Make.Operation("o")) with { Procedure = Make.Operation("o") }, "root-not-procedure");
    }

    [Theory]
    [InlineData("ghost", 12, "h", "after-unknown")]
    [InlineData("c", 12, "h", "after-not-before")]
    [InlineData("b", 12, "h", "after-not-before")]
    [InlineData("a", 12, "m", "duration-not-time")]
    public void A_time_link_that_cannot_be_kept_is_refused(string after, int value, string unit, string code)
    {
        var link = new TimeLink { Kind = TimeLinkKind.NoEarlierAfterEnd, After = after, Duration = Make.Of(value, unit) };
        AssertRefused(Make.Recipe(Make.Phase("a"), Make.Phase("b") with { TimeLinks = [link] }, Make.Phase("c")), code);
    }

    [Fact]
    public void Ten_thousand_phases_in_a_chain_are_built_and_walked()
    {
        var graph = Built(Make.Recipe([.. Enumerable.Range(0, 10_000).Select(i => Make.Phase($"p{i}", Make.Instruction($"i{i}")))]));
        Assert.Equal("10000.1", graph.Work[^1].Instructions[0].Number);
        Assert.Equal(["p9999"], graph.Enabled(graph.Work.SkipLast(1).Select(node => node.Id).ToHashSet()));
    }

    private static void AssertRefused(MasterRecipe recipe, string code) =>
        Assert.Contains(ExecutionGraph.Build(recipe).Refusal.Errors, error => error.Code == code);

    private static MasterRecipe WithLogic(string arrows, params string[] phases) =>
        Make.Rooted(Make.Procedure([.. phases.Select(id => Make.Phase(id))]) with { Logic = Make.Logic(arrows) });

    private static ExecutionGraph Built(MasterRecipe recipe)
    {
        var built = ExecutionGraph.Build(recipe);
        Assert.True(built.IsOk, built.IsOk ? "" : string.Join("\n", built.Refusal.Errors));
        return built.Value;
    }
}
