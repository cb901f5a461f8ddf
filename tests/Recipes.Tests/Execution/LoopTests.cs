using Theriac.Recipes;
using Xunit;

namespace Theriac.Recipes.Tests;

/// <summary>Loops, conditions and expressions in the graph: docs/adr/0009.</summary>
public sealed class LoopTests
{
    private static readonly Loop Again = new() { Kind = LoopKind.Again, While = "{i} > 3", TimesMax = 3 };

    [Fact]
    public void A_loop_for_each_input_has_one_turn_after_another_and_its_steps_take_the_material_of_the_turn()
    {
        var charge = Make.ChargeIn("c") with { MaterialCode = null, Quantity = null, Tolerance = null };
        var recipe = WithInputs(Make.Operation("add", Make.Phase("p", charge, Make.Instruction("stir")))
            with
        { Loop = new Loop { Kind = LoopKind.ForEach, Inputs = ["in-1", "in-2"] } }, Make.Phase("q", Make.Instruction("z")));
        var graph = Built(recipe);
        Assert.Equal(["p~1", "p~2", "q"], graph.Work.Select(node => node.Id));
        Assert.Equal(
            ["1.1 (1/2)", "1.2 (1/2)", "1.1 (2/2)", "1.2 (2/2)", "2.1"],
            graph.Work.SelectMany(node => node.Instructions).Select(one => one.Number));
        Assert.Equal(["main", "add~2", "p~2"], graph["p~2"].Path.Select(element => element.Id));
        var second = graph["p~2"].Instructions[0].Instruction;
        Assert.Equal(("c~2", "RM-2", "20 kg"), (second.Id, second.MaterialCode, $"{second.Quantity}"));
        Assert.Equal(["p~1"], graph.Enabled(Set()));
        Assert.Equal(["p~2"], graph.Enabled(Set("p~1")));
    }

    [Fact]
    public void A_loop_that_goes_on_while_something_is_so_asks_after_each_turn()
    {
        var graph = Built(Make.Recipe(Make.Phase("p", Make.Instruction("i")) with { Loop = Again }, Make.Phase("q")));
        Assert.Equal(["p~1", "p~2", "p~3", "q"], graph.Work.Select(node => node.Id));
        Assert.Equal(["p~2:again"], graph.StateAfter(Set("p~1")).Undecided);
        Assert.Equal(1, graph["p~2:again"].Turns[0].Number);
        var left = graph.StateAfter(Set("p~1"), Decided("p~2:again", "p:done"));
        Assert.Equal(["q"], left.Enabled);
        Assert.Superset(new HashSet<string> { "p~2", "p~3", "p~3:again", "p:limit" }, left.Skipped.ToHashSet());
        Assert.Equal(["p~2"], graph.Enabled(Set("p~1"), Decided("p~2:again", "p~2")));
        var last = graph.StateAfter(Set("p~1", "p~2", "p~3"), Decided("p~2:again", "p~2", "p~3:again", "p~3"));
        Assert.Equal(["p:limit"], last.Undecided);
        Assert.Equal(DecisionKind.LoopEnd, graph["p:limit"].Decides!.Kind);
    }

    [Fact]
    public void A_loop_at_an_interval_keeps_its_next_turn_open_until_it_begins_or_the_other_branch_ends()
    {
        var graph = Built(Watched());
        var state = graph.StateAfter(Set("check~1"));
        Assert.Equal(["run", "check~2"], state.Enabled.OrderDescending());
        Assert.Empty(state.Undecided);
        Assert.Equal(["check~2:until"], graph.StateAfter(Set("check~1", "run")).Undecided);
        var over = graph.StateAfter(Set("check~1", "run"), Decided("check~2:until", "check:done"));
        Assert.Equal(["q"], over.Enabled);
        // Once it has begun it is carried out to its end.
        Assert.Equal(["check~2:until"], graph.DecidedByStartOf(graph["check~2"]).Select(node => node.Id));
        var begun = graph.StateAfter(Set("check~1", "run"), Decided("check~2:until", "check~2"));
        Assert.True(begun is { Enabled: ["check~2"], Undecided: [] });
    }

    [Fact]
    public void The_turns_of_an_interval_have_a_time_before_which_and_one_after_which_they_are_late()
    {
        var rules = Built(Watched()).TimeRules.Where(rule => rule.Limits is ["check~3"]).ToList();
        Assert.Equal(
            [(TimeLinkKind.NoEarlierAfterStart, "60 min"), (TimeLinkKind.NoLaterAfterStart, "90 min")],
            rules.Select(rule => (rule.Kind, $"{rule.Duration}")));
        Assert.All(rules, rule => Assert.True(rule is { Of: ["check~1"], Interval: true }));
    }

    [Fact]
    public void A_condition_leads_past_the_whole_element()
    {
        var graph = Built(Make.Recipe(Make.Operation("o", Make.Phase("p")) with { When = "{x} = 1" }, Make.Phase("q")));
        Assert.Equal(["o:when"], graph.StateAfter(Set()).Undecided);
        Assert.Equal(["p"], graph.Enabled(Set(), Decided("o:when", "o:begin")));
        var past = graph.StateAfter(Set(), Decided("o:when", "o:past"));
        Assert.Equal(["q"], past.Enabled);
        Assert.Contains("p", past.Skipped);
    }

    [Fact]
    public void An_expression_opens_its_transition_or_leaves_it_to_a_person()
    {
        var graph = Built(WithLogic("begin>a a>X1 X1>b b>end"));
        Assert.Equal(["X1"], graph.StateAfter(Set("a")).Undecided);
        Assert.Equal(["b"], graph.Enabled(Set("a"), Decided("X1", "b")));
        Assert.Equal(["X1"], graph.Enabled(Set("a"), Decided("X1", "")));
        Assert.Equal(["b"], graph.Enabled(Set("a", "X1"), Decided("X1", "")));
        Assert.Equal("T1", graph["X1"].Number);
    }

    [Fact]
    public void A_choice_takes_the_one_way_that_is_true_or_leaves_all_of_them_to_a_person()
    {
        var graph = Built(WithLogic("begin>S+ S+>X1 S+>M2 X1>a M2>b a>S- b>S- S->end"));
        Assert.Equal(["S+"], graph.StateAfter(Set()).Undecided);
        Assert.Equal(["a"], graph.Enabled(Set(), Decided("S+", "X1")));
        Assert.Equal(["X1", "M2"], graph.Enabled(Set(), Decided("S+", "")));
        Assert.Equal(["b"], graph.Enabled(Set("M2"), Decided("S+", "")));
    }

    [Fact]
    public void Loops_in_loops_are_turned_in_both_and_seen_from_within()
    {
        var inner = Make.Phase("p", Make.Instruction("i")) with { Loop = new Loop { Kind = LoopKind.ForEach, Inputs = ["in-1", "in-2"] } };
        var graph = Built(WithInputs(Make.Operation("o", inner, Make.Phase("s", Make.Instruction("j"))) with { Loop = Again }));
        Assert.Contains("1.1 (3/3, 2/2)", graph.Work.SelectMany(node => node.Instructions).Select(one => one.Number));
        Assert.Equal(["i~2~1", "i~2~2"], graph.InstancesOf("i", graph["s~2"].Turns));
        Assert.Equal(["i~2~1"], graph.InstancesOf("i", graph["p~2~1"].Turns));
        Assert.Equal(["j~2"], graph.InstancesOf("j", graph["p~2~1"].Turns));
        Assert.Equal(6, graph.InstancesOf("i", []).Count);
        Assert.Equal("p", Turn.MasterId("p~2~1:begin"));
    }

    [Fact]
    public void A_hold_time_within_a_loop_has_its_own_clock_in_each_turn()
    {
        var hold = new TimeLink { Kind = TimeLinkKind.NoLaterAfterEnd, After = "a", Duration = Make.Of(1, "h") };
        var graph = Built(Make.Recipe(Make.Operation("o", Make.Phase("a"), Make.Phase("b") with { TimeLinks = [hold] }) with { Loop = Again }));
        Assert.Equal(["a~1>b~1", "a~2>b~2", "a~3>b~3"], graph.TimeRules.Select(rule => $"{rule.Of[0]}>{rule.Limits[0]}"));
    }

    [Theory]
    [InlineData(TimeLinkKind.NoLaterAfterStart, "a", "10 min", null)]
    [InlineData(TimeLinkKind.NoEarlierAfterStart, "b", "10 min", null)]
    [InlineData(TimeLinkKind.NoLaterAfterEnd, "b", "10 min", "after-not-before")]
    [InlineData(TimeLinkKind.AtStart, "b", null, null)]
    [InlineData(TimeLinkKind.AtStart, "b", "10 min", "duration-not-asked")]
    [InlineData(TimeLinkKind.AtStart, "d", null, "after-not-before")]
    [InlineData(TimeLinkKind.NotInParallel, "b", null, null)]
    [InlineData(TimeLinkKind.NotInParallel, "c", null, "after-around")]
    [InlineData(TimeLinkKind.NotInParallel, "main", null, "after-around")]
    [InlineData(TimeLinkKind.NoLaterAfterStart, "main", "10 min", null)]
    [InlineData(TimeLinkKind.NoLaterAfterStart, "d", "10 min", "after-not-before")]
    public void Time_links_go_to_what_may_have_begun_by_then(TimeLinkKind kind, string after, string? time, string? code)
    {
        var link = new TimeLink { Kind = kind, After = after, Duration = time is null ? null : Make.Of(10, "min") };
        var logic = Make.Logic("begin>a a>P+ P+>b P+>c b>P- c>P- P->d d>end");
        var recipe = Make.Rooted(
            Make.Procedure(Make.Phase("a"), Make.Phase("b"), Make.Phase("c") with { TimeLinks = [link] }, Make.Phase("d")) with { Logic = logic });
        var built = ExecutionGraph.Build(recipe);
        Assert.Equal(code, built.IsOk ? null : built.Refusal.Errors[0].Code);
    }

    public static TheoryData<string, Loop> LoopsWithoutEnd => new()
    {
        { "loop-without-end", Again with { TimesMax = null } },
        { "loop-while-missing", Again with { While = null } },
        { "loop-inputs-missing", new Loop { Kind = LoopKind.ForEach } },
        { "loop-input-unknown", new Loop { Kind = LoopKind.ForEach, Inputs = ["ghost"] } },
        { "loop-interval-missing", new Loop { Kind = LoopKind.Every, Until = "q", TimesMax = 2 } },
        { "loop-until-unknown", new Loop { Kind = LoopKind.Every, Interval = Make.Of(1, "h"), Until = "ghost", TimesMax = 2 } },
        { "loop-until-not-parallel", new Loop { Kind = LoopKind.Every, Interval = Make.Of(1, "h"), Until = "q", TimesMax = 2 } },
    };

    [Theory]
    [MemberData(nameof(LoopsWithoutEnd))]
    public void A_loop_that_does_not_say_how_it_ends_is_refused(string code, Loop loop) =>
        Assert.Contains(
            ExecutionGraph.Build(Make.Recipe(Make.Phase("p") with { Loop = loop }, Make.Phase("q"))).Refusal.Errors, error => error.Code == code);

    [Fact]
    public void Loops_that_would_grow_beyond_all_measure_are_refused_before_they_are_unrolled()
    {
        var loop = Again with { TimesMax = 500 };
        var deep = Make.Operation("a", Make.Operation("b", Make.Phase("p") with { Loop = loop }) with { Loop = loop }) with { Loop = loop };
        var error = Assert.Single(ExecutionGraph.Build(Make.Recipe(deep)).Refusal.Errors);
        Assert.Equal("too-large-unrolled", error.Code);
    }

    private static MasterRecipe Watched()
    {
        var loop = new Loop { Kind = LoopKind.Every, Interval = Make.Of(30, "min"), Until = "run", TimesMax = 3 };
        var logic = Make.Logic("begin>P+ P+>run P+>check run>P- check>P- P->q q>end");
        return Make.Rooted(Make.Procedure(Make.Phase("run"), Make.Phase("check") with { Loop = loop }, Make.Phase("q")) with { Logic = logic });
    }

    private static MasterRecipe WithLogic(string arrows)
    {
        var logic = Make.Logic(arrows.Replace("X1", "T-X1", StringComparison.Ordinal));
        logic = logic with
        {
            Transitions = [.. logic.Transitions.Select(one => one.Id == "T-X1"
                ? new Transition { Id = "X1", Condition = new TransitionCondition { Kind = TransitionConditionKind.Expression, Expression = "{i} > 1" } }
                : one)],
            Links = [.. logic.Links.Select(link => link with { From = link.From.Replace("T-", ""), To = link.To.Replace("T-", "") })],
        };
        return Make.Rooted(Make.Procedure(Make.Phase("a"), Make.Phase("b")) with { Logic = logic });
    }

    private static MasterRecipe WithInputs(params RecipeElement[] elements) => Make.Recipe(elements) with
    {
        Formula = new Formula
        {
            Inputs =
            [
                new FormulaInput { Id = "in-1", MaterialCode = "RM-1", Name = "One", Quantity = Make.Of(10, "kg") },
                new FormulaInput { Id = "in-2", MaterialCode = "RM-2", Name = "Two", Quantity = Make.Of(20, "kg") },
            ],
        },
    };

    private static HashSet<string> Set(params string[] ids) => [.. ids];

    private static Dictionary<string, string> Decided(params string[] pairs) =>
        pairs.Chunk(2).ToDictionary(pair => pair[0], pair => pair[1]);

    private static ExecutionGraph Built(MasterRecipe recipe)
    {
        var built = ExecutionGraph.Build(recipe);
        Assert.True(built.IsOk, built.IsOk ? "" : string.Join("\n", built.Refusal.Errors));
        return built.Value;
    }
}
