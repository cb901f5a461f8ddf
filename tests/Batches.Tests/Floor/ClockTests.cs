using Theriac.Kernel;
using Theriac.People;
using Theriac.Recipes;
using Xunit;

namespace Theriac.Batches.Tests;

/// <summary>One time base: the server's clock is watched, a device's clock is data, and no time is judged by a clock that is wrong.</summary>
public sealed class ClockTests
{
    private const long Second = Micros.PerSecond;

    [Theory]
    [InlineData(600, 60, null, 540)] // The wall clock was put forward by nine minutes.
    [InlineData(-540, 60, null, 600)] // Or back.
    [InlineData(179, 60, null, null)]
    [InlineData(600, 60, 1, null)] // Who synchronises it knows that it is right now: it had been wrong before.
    [InlineData(60, 60, 121, 121)]
    [InlineData(60, 60, 120, null)]
    [Trait("Requirement", "A11D-15")]
    public void A_gap_is_seen_beside_the_steady_counter_and_beside_the_synchronisation(int wall, int steady, int? known, int? skew)
    {
        var reading = known is { } off ? new ClockReading("chrony", off * Second, true) : null;
        Assert.Equal(skew * Second, ClockWatch.Judge((0, 0), (wall * Second, steady * Second), reading));
    }

    [Theory]
    [InlineData("C0A80001,ntp,3,1700000000.1,-0.000012,0.1,0.1,1,0.1,0.1,0.1,0.1,64.0,Normal", 12L, true)]
    [InlineData("C0A80001,ntp,3,1700000000.1,130.5,0.1,0.1,1,0.1,0.1,0.1,0.1,64.0,Normal", 130_500_000L, true)]
    [InlineData("7F7F0101,,0,0.0,0.0,0,0,0,0,0,0,0,0,Not synchronised", null, false)]
    [InlineData("506 Cannot talk to daemon", null, null)]
    [InlineData(null, null, null)]
    [Trait("Requirement", "A11D-15")]
    public void What_chrony_says_is_read(string? said, long? skew, bool? synchronised)
    {
        var reading = HostClockSource.OfChrony(said);
        Assert.Equal((skew, synchronised), (reading?.Skew, reading?.Synchronised));
    }

    [Fact]
    public void What_systemd_says_is_read()
    {
        Assert.True(HostClockSource.OfSystemd("yes\n")!.Synchronised);
        Assert.False(HostClockSource.OfSystemd("no")!.Synchronised);
        Assert.Null(HostClockSource.OfSystemd(null));
    }

    [Fact]
    [Trait("Requirement", "A11D-15")]
    [Trait("Requirement", "C-111")]
    public void While_the_clock_is_wrong_or_nothing_keeps_it_right_no_time_is_judged()
    {
        var hold = new TimeLink { Kind = TimeLinkKind.NoLaterAfterEnd, After = "p", Duration = Make.Of(2, "h") };
        var floor = Floor.Started(Make.Recipe(Make.Phase("p", Make.Do("a")), Make.Phase("q", Make.Do("b")) with { TimeLinks = [hold] }));
        floor.Must(floor.Record("a", null));
        var begin = new RecordValueCommand("b", null);
        var wrong = floor.Do(Floor.Person("an"), scene => RecordValueDecision.Decide(scene with { Clock = new ClockFault(300 * Second) }, begin));
        Assert.Equal(("clock-not-trusted", "300 s"), (wrong.Refusal.Code, wrong.Refusal.Facts["gap"]));
        var unkept = floor.Do(Floor.Person("an"), scene => RecordValueDecision.Decide(scene with { Clock = new ClockFault(null) }, begin));
        Assert.Equal("clock-not-kept", unkept.Refusal.Code);
        Tongues.HasWords(unkept.Refusal);
        floor.Must(floor.Record("b", null));
        Assert.Empty(floor.State.Exceptions);
    }

    [Fact]
    [Trait("Requirement", "A11D-15")]
    [Trait("Requirement", "C-111")]
    public void A_timer_neither_begins_nor_ends_by_a_clock_that_nothing_keeps_right()
    {
        var floor = Floor.Started(Make.Recipe(Make.Phase("p", new Instruction { Id = "t", Kind = InstructionKind.Timer, Title = "Stir", Duration = Make.Of(10, "min") })));
        Outcome<Telling> Start(ClockFault? fault) => floor.Do(Floor.Person("an"), scene => TimerReader.Start(scene with { Clock = fault }, new StartTimerCommand("t")));
        Assert.Equal("clock-not-kept", Start(new ClockFault(null)).Refusal.Code);
        floor.Must(Start(null));
        var end = floor.Do(Floor.Person("an"), scene => RecordValueDecision.Decide(scene with { Clock = new ClockFault(null) }, new RecordValueCommand("t")));
        Assert.Equal("clock-not-kept", end.Refusal.Code);
    }

    [Theory]
    [InlineData(true, 0, false)]
    [InlineData(false, null, false)]
    [InlineData(false, 0, true)]
    [InlineData(false, 6, true)]
    [InlineData(false, 7, false)]
    [Trait("Requirement", "A11D-15")]
    public void A_person_s_word_for_a_clock_that_nothing_keeps_right_holds_for_seven_days(bool isOpen, int? days, bool holds) => Assert.Equal(
        holds, ClockWatch.IsAnsweredFor(new IncidentStanding(isOpen, days is null ? null : 1_000), 1_000 + ((days ?? 0) * 86_400 * Second)));

    [Fact]
    [Trait("Requirement", "A11D-15")]
    [Trait("Requirement", "DI-Cs")]
    public void A_gap_is_an_exception_of_every_batch_at_work()
    {
        var floor = Floor.Started(Make.Recipe(Make.Phase("p", Make.Do("a"))));
        floor.Must(floor.Do(Floor.Person("system"), scene => ClockWatch.Gap(scene, 300 * Second)));
        var opened = Assert.Single(floor.State.Exceptions);
        Assert.Equal((ExceptionKind.ClockGap, Grade.Major, "300 s"), (opened.Opened.Kind, opened.Grade, opened.Opened.Facts["gap"]));
        // Another node that sees the same gap, or the next look after a fault, tells it to nobody twice.
        Assert.Empty(ClockWatch.Gap(floor.Scene(Floor.Person("system")), 301 * Second).Value.Facts);
        floor.Must(floor.Record("a", null));
        Assert.Empty(ClockWatch.Gap(floor.Scene(Floor.Person("system")), 1).Value.Facts);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(120, false)]
    [InlineData(121, true)]
    [InlineData(-121, true)]
    [Trait("Requirement", "DI-Cs")]
    [Trait("Requirement", "DI-C")]
    public void The_clock_of_a_device_is_data_and_an_exception_once_a_day_when_it_is_off(int seconds, bool opens)
    {
        var floor = Floor.Started(Make.Recipe(Make.Phase("p", Make.Do("a"), Make.Do("b"), Make.Do("c"))));
        foreach (var step in new[] { "a", "b" })
        {
            floor.Must(floor.Do(Floor.Person("an"), scene => RecordValueDecision.Decide(scene, new RecordValueCommand(step, null))
                .Map(telling => DeviceClock.Note(telling, scene.Now + (seconds * Second)))));
        }

        Assert.Equal(opens ? 1 : 0, floor.State.Exceptions.Count);
        // The time of the record is the server's.
        Assert.Equal(floor.Now, floor.State.Steps["b"].Value!.Stamp.At);
        if (opens)
            Assert.Equal(("T1", "121 s"), (floor.State.Exceptions[0].Opened.Facts["device"], floor.State.Exceptions[0].Opened.Facts["gap"]));
    }

    [Fact]
    [Trait("Requirement", "C-100b")]
    public void What_is_not_signed_when_work_is_stopped_is_an_exception_and_not_for_ever_incomplete()
    {
        var floor = Floor.Started(Make.Recipe(Make.Phase("p", Make.Number("t") with { Verification = true }, Make.Do("b"))));
        floor.Must(floor.Record("t", "41.0"));
        var sup = Floor.Person("sup", Role.Supervisor);
        floor.Must(floor.Do(sup, scene => ChangeStateDecision.End(
            scene, new ReasonCommand("Fire alarm"), true, Floor.Sign("sup", SignatureMeaning.Approved))));
        var opened = Assert.Single(floor.State.Exceptions);
        Assert.Equal((ExceptionKind.SignatureMissing, "t"), (opened.Opened.Kind, opened.Opened.Step));
        Assert.DoesNotContain(Completeness.Missing(floor.State, floor.Recipe), one => one.Item == "t");
        Assert.Contains(ReleaseDecisions.Blockers(floor.State, floor.Recipe), one => one.Item == opened.Id);
    }
}
