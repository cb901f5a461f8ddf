using Theriac.Kernel;
using Theriac.People;
using Theriac.Plant;
using Theriac.Recipes;
using Xunit;

namespace Theriac.Batches.Tests;

/// <summary>The time that somebody claims is data: it opens no door that is shut by the record.</summary>
public sealed class LateTests
{
    private const long Minute = 60 * Micros.PerSecond;

    [Theory]
    [InlineData(125, null, "time-before-batch")]
    [InlineData(60 * 24 * 365, null, "time-before-batch")]
    [InlineData(60, 50, "time-before-gap")]
    [InlineData(60, 61, null)]
    [InlineData(119, null, null)]
    [Trait("Requirement", "DI-C")]
    public void A_claimed_time_lies_within_the_batch_and_within_the_gap_that_is_claimed(int minutesAgo, int? gapMinutesAgo, string? code)
    {
        var floor = Floor.Started(Make.Recipe(Make.Phase("p", Make.Number("t"), Make.Do("z"))));
        floor.Now += 120 * Minute;
        var late = new LateInput(Ago(floor, minutesAgo), "No network", gapMinutesAgo is { } gap ? Ago(floor, gap) : null);
        var outcome = floor.Do(Floor.Person("an"), scene => RecordValueDecision.Decide(scene, new RecordValueCommand("t", "41.0", Late: late)));
        Assert.Equal(code, outcome.IsOk ? null : outcome.Refusal.Code);
    }

    [Theory]
    [InlineData("rejected", "lot-rejected")]
    [InlineData("expired", "lot-expired")]
    [InlineData("retest", "lot-retest-due")]
    [Trait("Requirement", "U15")]
    public void A_lot_that_was_good_then_and_is_bad_now_goes_in_late_only_with_a_major_exception(string why, string code)
    {
        var floor = Floor.Started(Make.Recipe(Make.Phase("p", Make.Charge("c"), Make.Do("z"))));
        floor.Lot("L-1");
        var start = floor.Now;
        floor.Now += 60 * 24 * Minute; // A day later.
        floor.Change("L-1", lot => why switch
        {
            "rejected" => lot with { Status = LotStatus.Rejected, ReleasedAt = start - Minute, RejectedAt = floor.Now - Minute },
            "expired" => lot with { ExpiryOn = new DateOnly(2026, 11, 22) },
            _ => lot with { RetestOn = new DateOnly(2026, 11, 22) },
        });
        Assert.Equal(code, floor.ChargeIn("c", "L-1", "10.00").Refusal.Code);
        var told = floor.Must(floor.ChargeIn("c", "L-1", "10.00", at: Micros.ToTime(start + 5 * Minute)));
        var opened = told.Facts.OfType<ExceptionOpened>().Single(one => one.Kind == ExceptionKind.Material);
        Assert.Equal((Grade.Major, code, "L-1"), (opened.Grade, opened.Facts["fault"], opened.Facts["lot"]));
    }

    [Fact]
    public void A_lot_that_is_still_good_goes_in_late_with_its_one_exception()
    {
        var floor = Floor.Started(Make.Recipe(Make.Phase("p", Make.Charge("c"), Make.Do("z"))));
        floor.Lot("L-1");
        floor.Now += 60 * Minute;
        var told = floor.Must(floor.ChargeIn("c", "L-1", "10.00", at: Ago(floor, 30)));
        Assert.Equal(ExceptionKind.LateEntry, Assert.Single(told.Facts.OfType<ExceptionOpened>()).Kind);
    }

    [Fact]
    public void A_gap_covers_what_is_confirmed_within_a_shift_and_not_the_entries_of_weeks()
    {
        var floor = Floor.Started(Make.Recipe(Make.Phase("p", Make.Number("a"), Make.Number("b"), Make.Number("c"))));
        floor.Now += 60 * Minute;
        var gap = Ago(floor, 50);
        floor.Must(Record("a"));
        floor.Now += 60 * Minute;
        floor.Must(Record("b"));
        Assert.Single(floor.State.Exceptions);
        floor.Now += 7 * 24 * 60 * Minute;
        floor.Must(Record("c"));
        Assert.Equal(2, floor.State.Exceptions.Count);

        Outcome<Telling> Record(string step) => floor.Do(Floor.Person("an"), scene => RecordValueDecision.Decide(
            scene, new RecordValueCommand(step, "41.0", Late: new LateInput(Ago(floor, 20), "No network", gap))));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(14)]
    [Trait("Requirement", "C-101b")]
    public void Who_says_that_it_was_a_moment_ago_charges_the_container_that_waits(int minutesAgo)
    {
        var bench = Waiting();
        bench.Floor.Lot("GOOD");
        bench.Floor.Now += 30 * Minute;
        var late = new LateInput(Ago(bench.Floor, minutesAgo), "No network");
        Assert.Equal("charge-the-container", bench.Floor.ChargeLate("c", "GOOD", "10.00", late).Refusal.Code);
    }

    [Fact]
    [Trait("Requirement", "DI-C")]
    public void A_container_that_is_charged_late_says_so_with_a_reason_and_an_exception()
    {
        var bench = Waiting();
        bench.Floor.Now += 60 * Minute;
        Assert.Equal("late-reason-missing", Charge(null).Refusal.Code);
        var told = bench.Floor.Must(Charge("The tablet was flat"));
        Assert.Equal(ExceptionKind.LateEntry, Assert.Single(told.Facts.OfType<ExceptionOpened>()).Kind);
        Assert.Equal(bench.Floor.Now - 40 * Minute, Assert.Single(told.Facts.OfType<MaterialCharged>()).Late!.HappenedAt);

        Outcome<Telling> Charge(string? reason) => bench.Charge("c", "B1-C1", late: new LateInput(Ago(bench.Floor, 40), reason));
    }

    private static Bench Waiting()
    {
        var bench = Bench.Of(Bench.Weigh("w"), Make.Charge("c")).Lot("GOOD");
        bench.Weighed("w", "GOOD", "10.000");
        return bench;
    }

    private static DateTimeOffset Ago(Floor floor, int minutes) => Micros.ToTime(floor.Now - (minutes * Minute));
}
