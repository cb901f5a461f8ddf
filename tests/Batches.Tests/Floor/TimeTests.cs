using Theriac.Kernel;
using Theriac.Recipes;
using Xunit;

namespace Theriac.Batches.Tests;

public sealed class TimeTests
{
    private const long Minute = 60 * Micros.PerSecond;

    private static Floor Held(TimeLinkKind kind) => Floor.Started(Make.Recipe(
        Make.Phase("p1", Make.Do("a")),
        Make.Phase("p2", Make.Do("b")) with
        {
            TimeLinks = [new TimeLink { Kind = kind, After = "p1", Duration = Make.Of(2, "h") }],
        }));

    [Theory]
    [InlineData(0, null)]
    [InlineData(120, null)]
    [InlineData(121, "2 h 01 min")]
    [InlineData(307, "5 h 07 min")]
    [Trait("Requirement", "C-111")]
    public void An_overrun_hold_time_forces_an_exception_with_the_time_elapsed(int minutes, string? elapsed)
    {
        var floor = Held(TimeLinkKind.NoLaterAfterEnd);
        floor.Must(floor.Record("a", null));
        floor.Now += minutes * Minute;
        var outcome = floor.Record("b", null);
        if (elapsed is null)
        {
            Assert.True(outcome.IsOk);
            Assert.Empty(floor.State.Exceptions);
            return;
        }

        Assert.Equal(("hold-time-overrun", elapsed), (outcome.Refusal.Code, outcome.Refusal.Facts["elapsed"]));
        floor.Must(floor.Record("b", null, why: "Filling line down"));
        var opened = Assert.Single(floor.State.Exceptions).Opened;
        Assert.Equal((ExceptionKind.HoldTimeOverrun, elapsed, "Filling line down"), (opened.Kind, opened.Facts["elapsed"], opened.Justification));
    }

    [Theory]
    [InlineData(119, "minimum-time-not-reached")]
    [InlineData(120, null)]
    [Trait("Requirement", "C-111")]
    public void A_minimum_time_is_kept(int minutes, string? code)
    {
        var floor = Held(TimeLinkKind.NoEarlierAfterEnd);
        floor.Must(floor.Record("a", null));
        floor.Now += minutes * Minute;
        var outcome = floor.Record("b", null, why: "in a hurry");
        Assert.Equal(code, outcome.IsOk ? null : outcome.Refusal.Code);
    }

    [Fact]
    public void A_hold_time_stands_on_the_timeline_while_it_runs_and_after_it_is_over()
    {
        var floor = Held(TimeLinkKind.NoLaterAfterEnd);
        Assert.Empty(HoldTimeViews.Of(floor.Scene(Floor.Person("an"))));
        floor.Must(floor.Record("a", null));
        var began = floor.Now;
        var running = Assert.Single(HoldTimeViews.Of(floor.Scene(Floor.Person("an"))));
        Assert.Equal((Micros.ToText(began), Micros.ToText(began + (120 * Minute)), null), (running.From, running.DueAt, running.EndedAt));
        floor.Now += 30 * Minute;
        floor.Must(floor.Record("b", null));
        Assert.Equal(Micros.ToText(floor.Now), Assert.Single(HoldTimeViews.Of(floor.Scene(Floor.Person("an")))).EndedAt);
    }

    [Fact]
    public void A_running_hold_time_is_on_the_screen()
    {
        var floor = Held(TimeLinkKind.NoLaterAfterEnd);
        Assert.Empty(BatchViews.Of(floor.Scene(Floor.Person("an")), "en").Timers);
        floor.Must(floor.Record("a", null));
        var ended = floor.Now;
        floor.Now += 90 * Minute;
        var timer = Assert.Single(BatchViews.Of(floor.Scene(Floor.Person("an")), "en").Timers);
        Assert.Equal((Micros.ToText(ended + (120 * Minute)), "1 h 30 min", false), (timer.DueAt, timer.Elapsed, timer.Overrun));
    }
}
