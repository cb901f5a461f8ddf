using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;
using Theriac.Recipes;
using Xunit;

namespace Theriac.Batches.Tests;

public sealed class RecordingTests
{
    private static Floor One(params Instruction[] instructions) => Floor.Started(Make.Recipe(Make.Phase("p1", instructions)));

    [Theory]
    [InlineData("41.6", "Within", null)]
    [InlineData("44.5", "Alert", null)]
    [InlineData("45.0", "Alert", null)]
    [InlineData("45.1", "Outside", "justification-missing")]
    [InlineData("37.9", "Outside", "justification-missing")]
    [InlineData("100.1", null, "value-not-plausible")]
    [InlineData("41.65", null, "too-many-decimals")]
    [InlineData("41,6", null, "input-not-accepted")]
    [InlineData("", null, "input-not-accepted")]
    [Trait("Requirement", "A11D-10a")]
    [Trait("Requirement", "A11-6")]
    public void A_number_is_judged_by_its_limits(string value, string? verdict, string? code)
    {
        var floor = One(Make.Number("t"));
        var outcome = floor.Record("t", value);
        Assert.Equal(code, outcome.IsOk ? null : outcome.Refusal.Code);
        if (code is null)
            Assert.Equal(verdict, floor.State.Steps["t"].Value!.Verdict.ToString());
        else
            Assert.Single(floor.State.Attempts, attempt => attempt.Code == code);
    }

    [Fact]
    [Trait("Requirement", "C-100b")]
    public void A_value_off_the_master_opens_an_exception_with_its_justification_in_the_same_entry_group()
    {
        var floor = One(Make.Number("t"), Make.Do("next"));
        var telling = floor.Must(floor.Record("t", "46.0", why: "Steam valve stuck"));

        Assert.Single(telling.Facts.OfType<ValueRecorded>());
        var opened = Assert.Single(telling.Facts.OfType<ExceptionOpened>());
        Assert.Equal((ExceptionKind.OutOfLimits, Grade.Minor, "Steam valve stuck"), (opened.Kind, opened.Grade, opened.Justification));
        Assert.Equal("46.0 °C", opened.Facts["value"]);
        // What went off the master is signed before the next step opens.
        Assert.Equal("step-out-of-order", floor.Record("next", null).Refusal.Code);
        Assert.True(floor.Perform("t").IsOk);
        Assert.True(floor.Record("next", null).IsOk);
    }

    [Theory]
    [InlineData("Scanned")]
    [InlineData("Picked")]
    [InlineData("Device")]
    [Trait("Requirement", "A11-6")]
    public void Whoever_says_of_a_measured_value_that_it_was_scanned_typed_it_and_a_second_person_checks_it(string said)
    {
        var floor = Floor.Started(Make.Recipe(Make.Phase("p", Make.Number("t") with { Critical = true }, Make.Do("z"))));
        floor.Must(floor.Do(Floor.Person("an"), scene => RecordValueDecision.Decide(scene, new RecordValueCommand("t", "41.6", "°C", Enum.Parse<EntrySource>(said)))));
        Assert.Equal(EntrySource.Typed, floor.State.Steps["t"].Value!.Source);
        floor.Must(floor.Perform("t"));
        Assert.Equal("step-out-of-order", floor.Record("z", null).Refusal.Code);
        Assert.Contains(ReviewItems.Of(floor.Scene(Floor.Person("qa", Role.QaReviewer))), item => item.Kind == ItemKind.HandTyped);
        floor.Must(floor.Verify("t"));
        Assert.True(floor.Record("z", null).IsOk);
    }

    [Theory]
    [InlineData(InstructionKind.Scan, true)]
    [InlineData(InstructionKind.CalibrationCheck, true)]
    [InlineData(InstructionKind.Choice, false)]
    [InlineData(InstructionKind.Yield, false)]
    [InlineData(InstructionKind.Table, false)]
    public void Only_what_has_a_code_is_scanned(InstructionKind kind, bool hasCode)
    {
        Assert.Equal(hasCode ? EntrySource.Scanned : EntrySource.Typed, EntrySource.Scanned.ByPerson(kind));
        Assert.Equal(EntrySource.Typed, EntrySource.Typed.ByPerson(kind));
    }

    [Fact]
    public void A_value_as_entered_keeps_every_digit()
    {
        var floor = One(Make.Number("t") with { Decimals = 2 });
        floor.Must(floor.Record("t", "41.50"));
        Assert.Equal("41.50", floor.State.Steps["t"].Value!.Value);
    }

    [Fact]
    public void A_second_entry_for_a_step_hears_who_was_first()
    {
        var floor = Floor.Started(Make.Recipe(Make.Phase("p1", Make.Number("t") with { Critical = true })));
        floor.Must(floor.Record("t", "41.6", "minh"));
        var refusal = floor.Record("t", "41.7", "lan").Refusal;
        Assert.Equal("step-already-recorded", refusal.Code);
        Assert.Equal(("MINH", "41.6"), (refusal.Facts["by"], refusal.Facts["value"]));
    }

    [Fact]
    [Trait("Requirement", "P11-10f")]
    public void Steps_are_done_in_their_order()
    {
        var floor = Floor.Started(Make.Recipe(Make.Phase("p1", Make.Do("a"), Make.Do("b")), Make.Phase("p2", Make.Do("c"))));
        Assert.Equal("step-out-of-order", floor.Record("b", null).Refusal.Code);
        Assert.Equal("step-out-of-order", floor.Record("c", null).Refusal.Code);
        floor.Must(floor.Record("a", null));
        Assert.Equal("step-already-done", floor.Record("a", null).Refusal.Code);
        floor.Must(floor.Record("b", null));
        floor.Must(floor.Record("c", null));
        Assert.Equal(Lifecycle.Complete, floor.State.Lifecycle);
        Assert.Equal(Disposition.WaitingForReview, floor.State.Disposition);
        Assert.Equal(3, floor.State.Attempts.Count);
    }

    [Theory]
    [InlineData("no-terminal", "terminal-not-enrolled")]
    [InlineData("other-site", "terminal-at-other-site")]
    [InlineData("planner", "role-missing")]
    [InlineData("administrator", "role-missing")]
    [InlineData("unqualified", "qualification-missing")]
    [Trait("Requirement", "P11-10g")]
    [Trait("Requirement", "P11-10h")]
    [Trait("Requirement", "P11-10i")]
    [Trait("Requirement", "A11D-11b")]
    public void Who_may_not_is_refused(string who, string code)
    {
        var floor = One(Make.Do("a") with { Qualification = "weighing" });
        var able = Floor.Person("an") with { Qualifications = new HashSet<string> { "weighing" } };
        var actor = who switch
        {
            "no-terminal" => able with { Terminal = null },
            "other-site" => able with { Terminal = able.Terminal! with { Site = "SG" } },
            "planner" => able with { Roles = new HashSet<Role> { Role.Planner } },
            "administrator" => able with { Roles = new HashSet<Role> { Role.Administrator } },
            _ => Floor.Person("an"),
        };
        var outcome = floor.Do(actor, scene => RecordValueDecision.Decide(scene, new RecordValueCommand("a")));
        Assert.Equal(code, outcome.Refusal.Code);
        Assert.True(floor.Do(able, scene => RecordValueDecision.Decide(scene, new RecordValueCommand("a"))).IsOk);
    }

    [Fact]
    [Trait("Requirement", "DI-C")]
    [Trait("Requirement", "U15")]
    public void A_late_entry_keeps_both_times_and_its_reason()
    {
        var floor = One(Make.Do("a"));
        floor.Now += 60 * 60 * Micros.PerSecond;
        var happened = Micros.ToTime(floor.Now - 40 * 60 * Micros.PerSecond);
        var command = new RecordValueCommand("a", HappenedAt: happened);
        Assert.Equal(
            "late-reason-missing", floor.Do(Floor.Person("an"), scene => RecordValueDecision.Decide(scene, command)).Refusal.Code);
        floor.Must(floor.Do(
            Floor.Person("an"), scene => RecordValueDecision.Decide(scene, command with { LateReason = "No network" })));
        var value = floor.State.Steps["a"].Value!;
        Assert.Equal(Micros.From(happened), value.Late!.HappenedAt);
        Assert.Equal(floor.Now, value.Stamp.At);
        Assert.Equal(ExceptionKind.LateEntry, Assert.Single(floor.State.Exceptions).Opened.Kind);
    }

    [Fact]
    [Trait("Requirement", "P11-10e4")]
    public void A_time_in_the_future_is_refused()
    {
        var floor = One(Make.Do("a"));
        var command = new RecordValueCommand("a", HappenedAt: Micros.ToTime(floor.Now + 60 * Micros.PerSecond));
        Assert.Equal("time-in-future", floor.Do(Floor.Person("an"), scene => RecordValueDecision.Decide(scene, command)).Refusal.Code);
    }

    [Theory]
    [InlineData("96.0", "96.00", false)]
    [InlineData("95.0", "95.00", false)]
    [InlineData("94.9", "94.90", true)]
    [InlineData("101.1", "101.10", true)]
    [Trait("Requirement", "C-103")]
    [Trait("Requirement", "C-192b")]
    public void A_yield_is_judged_in_percent_of_the_theoretical_one_and_takes_two_people(string value, string percent, bool outside)
    {
        var floor = One(new Instruction { Id = "y", Kind = InstructionKind.Yield, Title = "Yield", Unit = Unit.Kilogram });
        if (outside)
            Assert.Equal("justification-missing", floor.Record("y", value).Refusal.Code);
        floor.Must(floor.Record("y", value, why: outside ? "Spill" : null));
        Assert.Equal(percent, DecimalText.Of(floor.State.Steps["y"].Value!.Share!.Percent.Value));
        Assert.Equal(outside, floor.State.Exceptions.Exists(one => one.Opened is { Kind: ExceptionKind.YieldOutOfRange, Grade: Grade.Major }));
        floor.Must(floor.Perform("y"));
        Assert.Equal(Lifecycle.Running, floor.State.Lifecycle);
        Assert.Equal("verifier-performed", floor.Verify("y", "an").Refusal.Code);
        floor.Must(floor.Verify("y"));
        Assert.Equal(Lifecycle.Complete, floor.State.Lifecycle);
    }

    [Theory]
    [InlineData("yes", null)]
    [InlineData("no", "justification-missing")]
    [InlineData("perhaps", "input-not-accepted")]
    public void An_answer_is_one_of_those_asked_for(string value, string? code)
    {
        var floor = One(new Instruction { Id = "q", Kind = InstructionKind.YesNo, Title = "Clear?", Expected = ["yes"] });
        var outcome = floor.Record("q", value);
        Assert.Equal(code, outcome.IsOk ? null : outcome.Refusal.Code);
    }

    [Fact]
    [Trait("Requirement", "C-137")]
    public void The_expiry_date_follows_from_the_day_of_start_at_the_site()
    {
        var floor = new Floor(Make.Recipe(Make.Phase("p1", Make.Do("a"))))
        {
            Now = Micros.From(new DateTimeOffset(2026, 11, 30, 18, 30, 0, TimeSpan.Zero)), // The first of December at the site.
        };
        floor.Must(floor.Do(Floor.Person("sup", Role.Supervisor), StartBatchDecision.Decide));
        Assert.Equal(("2026-12-01", "2028-12-01"), (floor.State.Start!.ManufacturedOn, floor.State.Start.ExpiresOn));
    }

    [Fact]
    public void A_fold_of_stored_facts_is_the_state_that_was_decided_on()
    {
        var floor = One(Make.Number("t"), Make.Do("b"));
        floor.Must(floor.Record("t", "46.0", why: "valve"));
        floor.Must(floor.Perform("t"));
        var types = new FactTypes([new FactAssembly(typeof(BatchState).Assembly)]);
        var again = floor.Entries.Aggregate(BatchState.Empty("batch/B1"), (state, one) =>
            state.Apply(one.Entry, types.Read(one.Entry with { Type = types.NameOf(one.Fact) })!));
        Assert.Equal(floor.State.Steps["t"].Value!.Value, again.Steps["t"].Value!.Value);
        Assert.Equal(floor.State.Exceptions[0].Opened.Facts, again.Exceptions[0].Opened.Facts);
        Assert.Equal(floor.State.CompletedWork, again.CompletedWork);
        Assert.Equal(floor.State.Version, again.Version);
    }
}
