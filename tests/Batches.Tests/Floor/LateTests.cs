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

    [Fact]
    [Trait("Requirement", "DI-C")]
    public void A_timer_packs_and_a_phase_without_steps_take_the_time_that_is_claimed_with_a_reason_and_one_exception_for_the_gap()
    {
        var timer = new Instruction { Id = "t", Kind = InstructionKind.Timer, Title = "Mix", Duration = Make.Of(10, "min") };
        var packs = new Instruction { Id = "k", Kind = InstructionKind.CommissionPacks, Title = "Packs" };
        var floor = Floor.Started(Make.Recipe(Make.Phase("p1", timer, packs), Make.Phase("p2"), Make.Phase("p3", Make.Do("z"))));
        floor.Now += 120 * Minute;
        LateInput Claim(string? reason) => new(Ago(floor, 40), reason, Ago(floor, 50));
        Outcome<Telling> Start(string? reason) => floor.Do(Floor.Person("an"), scene => TimerReader.Start(scene, new StartTimerCommand("t", Late: Claim(reason))));
        Outcome<Telling> Count(string? reason) => floor.Do(Floor.Person("an"), scene => ReportPacksDecision.Decide(scene, null, 5, true, Claim(reason)));
        Outcome<Telling> End(string? reason) => floor.Do(Floor.Person("an"), scene => StartPhaseDecision.Complete(scene, new PhaseCommand("p2", Late: Claim(reason))));

        Assert.Equal("late-reason-missing", Start(" ").Refusal.Code);
        floor.Must(Start("No network"));
        // The clock of the record runs from the entry: nobody shortens a time by a claim.
        Assert.Equal((floor.Now, floor.Now - 40 * Minute), (floor.State.Steps["t"].TimerStarted!.At, floor.State.Steps["t"].TimerLate!.HappenedAt));
        floor.Now += 10 * Minute;
        floor.Must(floor.Record("t", null));
        Assert.Equal("late-reason-missing", Count(null).Refusal.Code);
        floor.Must(Count("No network"));
        floor.Must(floor.Perform("k"));
        Assert.Equal("late-reason-missing", End(null).Refusal.Code);
        floor.Must(End("No network"));

        Assert.Equal(floor.Now - 40 * Minute, floor.State.Work["p2"].Late!.HappenedAt);
        Assert.Equal(2, floor.State.Exceptions.Count(one => one.Opened.Kind == ExceptionKind.LateEntry)); // The gap of the timer was told ten minutes earlier.
        var items = ReviewItems.Of(floor.Scene(Floor.Person("qa", Role.QaReviewer))).Where(one => one.Kind == ItemKind.Late).Select(one => one.Key);
        Assert.Equal(["late:k:packs-0", "late:p2", "late:t:timer"], items.Order(StringComparer.Ordinal));
        Assert.Equal(floor.Shown(), floor.Replayed());
        Assert.Contains("\"latePacks\"", floor.Shown());
    }

    [Fact]
    [Trait("Requirement", "DI-C")]
    public void Who_signs_a_condition_late_signs_the_time_that_he_claims()
    {
        var floor = Floor.Started(Make.Gated());
        floor.Must(floor.Record("a", null));
        var gate = floor.Recipe.Graph.Work.Single(node => node.Kind == ExecutionNodeKind.ManualTransition);
        floor.Now += 120 * Minute;
        Outcome<Telling> Sign(LateInput late) => floor.Do(Floor.Person("an"), scene => SignTransitionDecision.Decide(
            scene, new SignTransitionCommand(gate.Id, Late: late), Floor.Sign("an", SignatureMeaning.Performed)));

        Assert.Equal("late-reason-missing", Sign(new LateInput(Ago(floor, 40))).Refusal.Code);
        Assert.Equal("paper-form-other-step", Sign(new LateInput(Ago(floor, 40), Form: "HN-P-2026-0001", OnPaperBy: "Bình")).Refusal.Code);
        var late = new LateInput(Ago(floor, 40), "No network");
        var lines = SignedActions.SignTransition(new SignTransitionCommand(gate.Id, Late: late)).Document(floor.Scene(Floor.Person("an")), null!, "en").Lines;
        Assert.Contains(lines, line => line.Value.Contains("No network", StringComparison.Ordinal));
        floor.Must(Sign(late));

        Assert.Equal("No network", floor.State.Work[gate.Id].Late!.Reason);
        Assert.Equal(ExceptionKind.LateEntry, Assert.Single(floor.State.Exceptions).Opened.Kind);
        Assert.Equal(floor.Shown(), floor.Replayed());
    }

    private static Bench Waiting()
    {
        var bench = Bench.Of(Bench.Weigh("w"), Make.Charge("c")).Lot("GOOD");
        bench.Weighed("w", "GOOD", "10.000");
        return bench;
    }

    private static DateTimeOffset Ago(Floor floor, int minutes) => Micros.ToTime(floor.Now - (minutes * Minute));
}
