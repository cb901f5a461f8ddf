using Theriac.Kernel;
using Theriac.Recipes;
using Xunit;
using static Theriac.Batches.Tests.KindTests;

namespace Theriac.Batches.Tests;

/// <summary>Which way a batch takes: conditions, loops, transitions, and what must not run at once.</summary>
public sealed class FlowTests
{
    [Theory]
    [InlineData("9.00", true)]
    [InlineData("12.00", false)]
    public void An_element_whose_condition_is_false_is_left_out_and_the_decision_is_on_record(string mass, bool isDone)
    {
        var floor = Floor.Started(Make.Recipe(
            Make.Phase("p", Mass), Make.Phase("more", Make.Do("add")) with { When = "{mass} < 10 kg" }, Make.Phase("z", Make.Do("end"))));
        floor.Must(floor.Record("mass", mass));
        var decided = Assert.Single(floor.Facts.OfType<WayDecided>());
        Assert.Equal(("more:when", isDone ? "more" : "more:past"), (decided.Node, decided.Way));
        Assert.Equal("mass", Assert.Single(Assert.Single(decided.Judgements).Inputs).Path);
        Assert.Equal([isDone ? "more" : "z"], floor.Recipe.EnabledIn(floor.State));
        Assert.Equal(!isDone, floor.State.SkippedNodes.Contains("more"));
        Assert.Equal(isDone ? "step-out-of-order" : "ok", floor.Record("end", null) is { IsOk: false } no ? no.Refusal.Code : "ok");
    }

    [Fact]
    public void A_correction_changes_no_way_that_was_taken()
    {
        var floor = Floor.Started(Make.Recipe(
            Make.Phase("p", Mass), Make.Phase("more", Make.Do("add")) with { When = "{mass} < 10 kg" }, Make.Phase("z", Make.Do("end"))));
        floor.Must(floor.Record("mass", "9.00"));
        floor.Must(floor.Correct("mass", "12.00", "misread"));
        Assert.Equal(["more"], floor.Recipe.EnabledIn(floor.State));
    }

    [Fact]
    public void A_condition_that_cannot_be_decided_is_carried_out_with_an_exception()
    {
        var floor = Floor.Started(Make.Recipe(
            Make.Phase("p", Make.Do("a")), Make.Phase("more", Make.Do("add")) with { When = "{mass} < 10 kg" }, Make.Phase("z", Mass)));
        floor.Must(floor.Record("a", null));
        Assert.Equal(["more"], floor.Recipe.EnabledIn(floor.State));
        Assert.Equal(ExceptionKind.ConditionUndecided, Assert.Single(floor.State.Exceptions).Opened.Kind);
    }

    [Fact]
    public void Steps_whose_condition_is_false_are_left_out_by_the_master_without_an_exception()
    {
        var floor = Floor.Started(Make.Recipe(Make.Phase(
            "p", Mass, Make.Do("dry") with { When = "{mass} > 10 kg" }, Make.Do("mill") with { When = "{mass} > 11 kg" }, Make.Do("end"))));
        floor.Must(floor.Record("mass", "9.00"));
        Assert.True(floor.State.Steps["dry"].IsLeftOut && floor.State.Steps["mill"].IsLeftOut);
        Assert.Equal("step-already-done", floor.Record("dry", null).Refusal.Code);
        floor.Must(floor.Record("end", null));
        Assert.Equal(Lifecycle.Complete, floor.State.Lifecycle);
        Assert.Empty(floor.State.Exceptions);
        Assert.Empty(Completeness.Missing(floor.State, floor.Recipe));
    }

    [Fact]
    public void A_phase_that_is_left_out_whole_ends_by_itself()
    {
        var floor = Floor.Started(Make.Recipe(
            Make.Phase("p", Mass), Make.Phase("q", Make.Do("x") with { When = "{mass} > 10 kg" }), Make.Phase("z", Make.Do("end"))));
        floor.Must(floor.Record("mass", "9.00"));
        Assert.Equal(["z"], floor.Recipe.EnabledIn(floor.State));
        floor.Must(floor.Record("end", null));
        Assert.Empty(Completeness.Missing(floor.State, floor.Recipe));
    }

    [Fact]
    public void A_loop_goes_again_while_its_condition_holds_and_says_so_when_its_turns_are_used_up()
    {
        var loop = new Loop { Kind = LoopKind.Again, While = "{mass} > 5 kg", TimesMax = 3 };
        var floor = Floor.Started(Make.Recipe(Make.Phase("p", Mass) with { Loop = loop }, Make.Phase("z", Make.Do("end"))));
        floor.Must(floor.Record("mass~1", "9.00"));
        floor.Must(floor.Record("mass~2", "8.00"));
        Assert.Equal("1.1 (2/3)", floor.State.Steps["mass~2"].Number);
        floor.Must(floor.Record("mass~3", "7.00"));
        Assert.Equal(ExceptionKind.LoopLimit, Assert.Single(floor.State.Exceptions).Opened.Kind);
        Assert.Equal(["z"], floor.Recipe.EnabledIn(floor.State));

        var early = Floor.Started(Make.Recipe(Make.Phase("p", Mass) with { Loop = loop }, Make.Phase("z", Make.Do("end"))));
        early.Must(early.Record("mass~1", "4.00"));
        Assert.Equal(["z"], early.Recipe.EnabledIn(early.State));
        Assert.Empty(early.State.Exceptions);
        early.Must(early.Record("end", null));
        Assert.Empty(Completeness.Missing(early.State, early.Recipe));
    }

    [Fact]
    public void Behind_a_loop_its_values_are_a_column()
    {
        var loop = new Loop { Kind = LoopKind.Again, While = "{turn} < 3", TimesMax = 5 };
        var floor = Floor.Started(Make.Recipe(
            Make.Phase("p", Mass) with { Loop = loop }, Make.Phase("z", Calculated("mean", "mean({mass})", Unit.Kilogram, 2))));
        foreach (var (turn, mass) in new[] { (1, "9.00"), (2, "10.00"), (3, "12.00") })
            floor.Must(floor.Record($"mass~{turn}", mass));
        floor.Must(floor.Record("mean", null));
        var value = floor.State.Steps["mean"].Value!;
        Assert.Equal(("10.33", "9.00 kg, 10.00 kg, 12.00 kg"), (value.Value, Assert.Single(value.Detail!.Inputs!).Value));
    }

    [Fact]
    [Trait("Requirement", "C-110")]
    public void Checks_at_an_interval_wait_for_their_time_and_end_with_what_they_watch()
    {
        var check = Make.Phase("check", Mass) with
        {
            Loop = new Loop { Kind = LoopKind.Every, Interval = Make.Of(30, "min"), Until = "run", TimesMax = 10 },
        };
        var floor = Floor.Started(Make.Parallel(Make.Phase("run", Make.Do("work")), check, Make.Phase("z", Make.Do("end"))));
        floor.Must(floor.Record("mass~1", "1.00"));
        Assert.Equal("minimum-time-not-reached", floor.Record("mass~2", "1.00").Refusal.Code);
        floor.Now += 31 * 60 * Micros.PerSecond;
        floor.Must(floor.Record("mass~2", "1.00"));
        floor.Now += 70 * 60 * Micros.PerSecond;
        Assert.Equal("hold-time-overrun", floor.Record("mass~3", "1.00").Refusal.Code);
        floor.Must(floor.Record("mass~3", "1.00", why: "the line stood still"));
        Assert.Equal(ExceptionKind.IntervalMissed, Assert.Single(floor.State.Exceptions).Opened.Kind);
        floor.Must(floor.Record("work", null));
        Assert.Equal(["z"], floor.Recipe.EnabledIn(floor.State));
        Assert.Contains("check~4", floor.State.SkippedNodes);
        floor.Must(floor.Record("end", null));
        Assert.Equal(Lifecycle.Complete, floor.State.Lifecycle);
        Assert.Empty(Completeness.Missing(floor.State, floor.Recipe));
        Assert.DoesNotContain(RuleBook.Results(floor.State, floor.Recipe), one => one.Passed is null);
    }

    [Fact]
    [Trait("Requirement", "C-111")]
    public void What_must_not_run_beside_another_needs_a_reason_to()
    {
        var link = new TimeLink { Kind = TimeLinkKind.NotInParallel, After = "left" };
        var floor = Floor.Started(Make.Parallel(
            Make.Phase("left", Make.Do("a"), Make.Do("b")), Make.Phase("right", Make.Do("c")) with { TimeLinks = [link] },
            Make.Phase("z", Make.Do("end"))));
        floor.Must(floor.Record("a", null));
        Assert.Equal("order-not-kept", floor.Record("c", null).Refusal.Code);
        floor.Must(floor.Record("b", null));
        floor.Must(floor.Record("c", null));
        Assert.Empty(floor.State.Exceptions);
    }

    [Theory]
    [InlineData("9.00", "b")]
    [InlineData("12.00", "")]
    public void A_transition_opens_by_its_expression_or_by_a_person_with_a_reason(string mass, string way)
    {
        var logic = new ProcedureLogic
        {
            Steps =
            [
                new LogicStep { Id = "s0", Kind = LogicStepKind.Begin }, new LogicStep { Id = "s1", Kind = LogicStepKind.Element, Element = "a" },
                new LogicStep { Id = "s2", Kind = LogicStepKind.Element, Element = "b" }, new LogicStep { Id = "s9", Kind = LogicStepKind.End },
            ],
            Transitions =
            [
                new Transition { Id = "X", Condition = new TransitionCondition { Kind = TransitionConditionKind.Expression, Expression = "{mass} < 10 kg" } },
            ],
            Links = [Make.Link("s0", "s1"), Make.Link("s1", "X"), Make.Link("X", "s2"), Make.Link("s2", "s9")],
        };
        var floor = Floor.Started(Make.Rooted(Make.Procedure(Make.Phase("a", Mass), Make.Phase("b", Make.Do("end"))) with { Logic = logic }));
        floor.Must(floor.Record("mass", mass));
        Assert.Equal(way, floor.State.Decisions["X"]);
        if (way.Length == 0)
        {
            Assert.Equal("condition-not-met", floor.Gate("X").Refusal.Code);
            floor.Must(floor.Gate("X", why: "the supervisor looked"));
            Assert.Equal(ExceptionKind.ConditionNotMet, Assert.Single(floor.State.Exceptions).Opened.Kind);
        }

        floor.Must(floor.Record("end", null));
        Assert.Equal(Lifecycle.Complete, floor.State.Lifecycle);
        Assert.DoesNotContain(Completeness.Missing(floor.State, floor.Recipe), one => one.Code != "justification-missing");
    }
}
