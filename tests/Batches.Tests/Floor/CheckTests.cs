using Theriac.Kernel;
using Theriac.People;
using Theriac.Recipes;
using Xunit;

namespace Theriac.Batches.Tests;

/// <summary>In-process checks: when they are due, what they say together, and what happens to the material when one is off its limits.</summary>
public sealed class CheckTests
{
    private const long Minute = 60 * Micros.PerSecond;

    [Fact]
    [Trait("Requirement", "C-110")]
    public void A_row_is_due_again_after_the_master_s_time_from_the_row_before()
    {
        var floor = Press();
        Assert.Null(Due(floor));
        floor.Must(floor.Record("ready", null));
        Assert.Equal((1, floor.Now + (15 * Minute)), Due(floor));
        floor.Now += 10 * Minute;
        floor.Must(Row(floor, "100"));
        Assert.Equal((2, floor.Now + (15 * Minute)), Due(floor));
        var timer = Assert.Single(BatchViews.Timers(floor.Scene(Floor.Person("an"))));
        Assert.Equal(("check-due", "check", false), (timer.Kind, timer.Before, timer.Overrun));
        floor.Now += 16 * Minute;
        Assert.True(Assert.Single(BatchViews.Timers(floor.Scene(Floor.Person("an")))).Overrun);
        floor.Must(Row(floor, "101"));
        Assert.Empty(floor.State.Exceptions);
        floor.Must(Row(floor, "102"));
        floor.Must(floor.Record("check", "done"));
        Assert.Null(Due(floor));
        Assert.Equal((true, "0"), Kept(floor));
    }

    [Fact]
    [Trait("Requirement", "C-110")]
    public void A_check_that_comes_when_the_next_is_due_is_explained_and_an_exception_says_how_long_it_was()
    {
        var floor = Press();
        floor.Must(floor.Record("ready", null));
        floor.Now += 31 * Minute;
        var refused = Row(floor, "100").Refusal;
        Assert.Equal(("check-missed", "0 h 31 min"), (refused.Code, refused.Facts["elapsed"]));
        floor.Must(Row(floor, "100", "The press stood still"));
        var opened = Assert.Single(floor.State.Exceptions);
        Assert.Equal((ExceptionKind.IntervalMissed, "check", "The press stood still"), (opened.Opened.Kind, opened.Opened.Step, opened.Justifications[0].Text));
        floor.Must(Row(floor, "100"));
        floor.Must(Row(floor, "100"));
        floor.Must(floor.Record("check", "done"));
        Assert.Equal((false, "1"), Kept(floor));
        Assert.Contains(RuleBook.Results(floor.State, floor.Recipe), rule => rule is { Rule: "interval", Item: "check", Passed: false });
    }

    [Fact]
    [Trait("Requirement", "C-110")]
    public void A_check_that_nobody_makes_is_noted_once_by_the_system_and_justified_later()
    {
        var floor = Press();
        floor.Must(floor.Record("ready", null));
        Assert.Empty(floor.Must(floor.Do(System, CheckSchedule.Note)).Facts);
        floor.Now += 31 * Minute;
        floor.Must(floor.Do(System, CheckSchedule.Note));
        floor.Now += Minute;
        Assert.Empty(floor.Must(floor.Do(System, CheckSchedule.Note)).Facts);
        Assert.Empty(Assert.Single(floor.State.Exceptions).Justifications);
        Assert.DoesNotContain("system", floor.State.Performers.Keys);
        floor.Must(Row(floor, "100"));
        Assert.Single(floor.State.Exceptions);
        floor.Now += 31 * Minute;
        floor.Must(floor.Do(System, CheckSchedule.Note));
        Assert.Equal(["1", "2"], floor.State.Exceptions.Select(one => one.Opened.Facts["row"]));
    }

    [Fact]
    public void While_work_stands_still_no_check_is_due_and_the_time_begins_anew()
    {
        var floor = Press();
        floor.Must(floor.Record("ready", null));
        floor.Must(floor.Do(Sup, scene => ChangeStateDecision.Hold(scene, new ReasonCommand("noise"))));
        floor.Now += 90 * Minute;
        Assert.Empty(BatchViews.Timers(floor.Scene(Sup)));
        Assert.Empty(floor.Must(floor.Do(System, CheckSchedule.Note)).Facts);
        floor.Must(floor.Do(Sup, scene => ChangeStateDecision.Resume(scene, new ReasonCommand("quiet"))));
        Assert.Equal((1, floor.Now + (15 * Minute)), Due(floor));
        floor.Must(Row(floor, "100"));
        Assert.Empty(floor.State.Exceptions);
    }

    [Fact]
    public void A_table_that_is_done_again_begins_its_time_anew()
    {
        var floor = Press();
        floor.Must(floor.Record("ready", null));
        foreach (var weight in new[] { "100", "101", "102" })
            floor.Must(Row(floor, weight));
        floor.Must(floor.Record("check", "done"));
        floor.Now += 90 * Minute;
        floor.Must(floor.Do(Floor.Person("an"), scene => RedoDecision.Repeat(scene, new RepeatCommand("check", "the balance was moved"))));
        Assert.Equal((1, floor.Now + (15 * Minute)), Due(floor));
        floor.Must(Row(floor, "100"));
        Assert.DoesNotContain(floor.State.Exceptions, one => one.Opened.Kind == ExceptionKind.IntervalMissed);
    }

    [Fact]
    [Trait("Requirement", "C-110")]
    public void While_the_clock_is_wrong_nobody_is_said_to_be_late()
    {
        var floor = Press();
        floor.Must(floor.Record("ready", null));
        floor.Now += 31 * Minute;
        Assert.Empty(floor.Must(floor.Do(System, scene => CheckSchedule.Note(scene with { Clock = new ClockFault(5) }))).Facts);
    }

    [Theory]
    [InlineData("100 100 100", "100.00", "0.00")]
    [InlineData("98 100 103", "100.33", "2.52")]
    [InlineData("101", "101.00", null)]
    public void Statistics_are_those_of_the_cells_as_they_are_now(string values, string mean, string? deviation)
    {
        var floor = Press();
        floor.Must(floor.Record("ready", null));
        foreach (var value in values.Split(' '))
            floor.Must(Row(floor, value));
        var one = Assert.Single(CheckStatistics.Of(floor.Recipe.Steps.Single(place => place.Id == "check").Instruction, floor.State.Steps["check"]));
        Assert.Equal((values.Split(' ').Length, mean, deviation, 0, 0), (one.Count, one.Mean, one.Deviation, one.Alerts, one.Outside));
        floor.Must(floor.Do(Floor.Person("an"), scene => TableReader.Correct(scene, new CorrectCellCommand("check", 1, "w", "104", "misread"))));
        Assert.Equal("104", CheckStatistics.Of(floor.Recipe.Steps.Single(place => place.Id == "check").Instruction, floor.State.Steps["check"])[0].Max);
    }

    [Fact]
    [Trait("Requirement", "C-110")]
    public void A_check_off_its_limits_holds_the_material_and_nothing_after_it_goes_on_until_quality_decides()
    {
        var floor = Checked("113");
        var hold = Assert.Single(floor.State.MaterialHolds);
        Assert.Equal((MaterialStanding.OnHold, "113 mg", "B1-E1"), (hold.Standing, hold.Fact.Value, hold.Fact.Exception));
        // The check itself goes on, and more of the same belongs to the same hold.
        floor.Must(Row(floor, "112", "The punch is worn"));
        floor.Must(Row(floor, "100"));
        Assert.Single(floor.State.MaterialHolds);
        floor.Must(floor.Perform("check", value: "done"));
        Assert.Equal("material-on-hold", floor.Record("next", null).Refusal.Code);
        Assert.Equal(["material-on-hold"], Waits.Of(floor.Scene(Floor.Person("an"))).Select(wait => wait.Kind));
        Assert.DoesNotContain(LegalActions.Of(floor.Scene(Floor.Person("an"))), action => action.Step == "next");
        floor.Must(Decide(floor, MaterialDecision.Use));
        floor.Must(floor.Record("next", null));
        floor.Must(floor.Record("coat", null));
        Assert.Equal(Lifecycle.Complete, floor.State.Lifecycle);
        Assert.DoesNotContain(ReleaseDecisions.Blockers(floor.State, floor.Recipe), blocker => blocker.Code.StartsWith("material", StringComparison.Ordinal));
        Assert.Equal(floor.Shown(), floor.Replayed());
    }

    [Fact]
    [Trait("Requirement", "C-110")]
    public void Rejected_material_is_never_worked_on_and_blocks_the_release()
    {
        var floor = Checked("113");
        floor.Must(Row(floor, "100"));
        floor.Must(Row(floor, "100"));
        floor.Must(floor.Perform("check", value: "done"));
        floor.Must(Decide(floor, MaterialDecision.Reject));
        Assert.Equal("material-rejected", floor.Record("next", null).Refusal.Code);
        Assert.Equal("material-decided", Decide(floor, MaterialDecision.Use).Refusal.Code);
        Assert.Contains(ReleaseDecisions.Blockers(floor.State, floor.Recipe), blocker => blocker.Code == "material-rejected");
    }

    [Theory]
    [InlineData("an", Role.QaReviewer, "why", "material-own-work")]
    [InlineData("sup", Role.Supervisor, "why", "role-missing")]
    [InlineData("qa", Role.QaReviewer, " ", "reason-missing")]
    public void Only_quality_that_did_not_work_on_the_batch_decides_and_says_why(string who, Role role, string reason, string code)
    {
        var floor = Checked("113");
        var refused = floor.Do(Floor.Person(who, role), scene => MaterialHolds.Decide(scene, new DecideMaterialCommand("B1-M1", MaterialDecision.Use, reason), null)).Refusal;
        Assert.Equal(code, refused.Errors.Count > 0 ? refused.Errors[0].Code : refused.Code);
    }

    [Fact]
    [Trait("Requirement", "C-110")]
    public void Phases_behind_the_check_wait_and_what_runs_beside_it_does_not()
    {
        var floor = Floor.Started(Make.Parallel(Make.Phase("left", Table()), Make.Phase("right", Make.Do("beside"), Make.Do("more")), Make.Phase("last", Make.Do("end"))));
        floor.Must(Row(floor, "113", "The punch is worn"));
        floor.Must(Row(floor, "100"));
        floor.Must(Row(floor, "100"));
        floor.Must(floor.Perform("check", value: "done"));
        floor.Must(floor.Record("beside", null));
        floor.Must(floor.Record("more", null));
        Assert.Equal("material-on-hold", floor.Record("end", null).Refusal.Code);
        floor.Must(Decide(floor, MaterialDecision.Use));
        floor.Must(floor.Record("end", null));
    }

    [Fact]
    [Trait("Requirement", "C-110")]
    public void No_pack_is_commissioned_of_material_on_hold()
    {
        var packs = new Instruction { Id = "packs", Kind = InstructionKind.CommissionPacks, Title = "Packs" };
        var floor = Floor.Started(Make.Recipe(Make.Phase("press", Table()), Make.Phase("packing", packs)));
        floor.Must(Row(floor, "113", "The punch is worn"));
        floor.Must(Row(floor, "100"));
        floor.Must(Row(floor, "100"));
        floor.Must(floor.Perform("check", value: "done"));
        Assert.Equal("material-on-hold", floor.Do(Floor.Person("line"), scene => ReportPacksDecision.Decide(scene, null, 5, true)).Refusal.Code);
        floor.Must(Decide(floor, MaterialDecision.Use));
        floor.Must(floor.Do(Floor.Person("line"), scene => ReportPacksDecision.Decide(scene, null, 5, true)));
    }

    private static readonly Actor Sup = Floor.Person("sup", Role.Supervisor);

    private static readonly Actor System = new("system", "Theriac", new HashSet<Role>(), null, new HashSet<string>());

    private static Instruction Table(Quantity? every = null) => new()
    {
        Id = "check",
        Kind = InstructionKind.Table,
        Title = "Tablet weight",
        Columns = [new TableColumn { Id = "w", Title = "Weight", Unit = Unit.Milligram, Decimals = 0, Limits = new Limits { Low = 95, High = 105 } }],
        Rows = new RowRule { Min = 3, Every = every },
    };

    private static Floor Press() => Floor.Started(Make.Recipe(
        Make.Phase("press", Make.Do("ready"), Table(Make.Of(15, "min")), Make.Do("next")), Make.Phase("coating", Make.Do("coat"))));

    private static Floor Checked(string weight)
    {
        var floor = Press();
        floor.Must(floor.Record("ready", null));
        floor.Must(Row(floor, weight, "The punch is worn"));
        return floor;
    }

    private static Outcome<Telling> Decide(Floor floor, MaterialDecision decision) => floor.Do(
        Floor.Person("qa", Role.QaReviewer),
        scene => MaterialHolds.Decide(scene, new DecideMaterialCommand("b1-m1", decision, "Sorted out by hand"), Floor.Sign("qa", SignatureMeaning.Approved)));

    private static Outcome<Telling> Row(Floor floor, string weight, string? why = null) => floor.Do(
        Floor.Person("an"), scene => TableReader.Record(scene, new RecordRowCommand("check", new Dictionary<string, string> { ["w"] = weight }, Justification: why)));

    private static (int Row, long DueAt)? Due(Floor floor) =>
        CheckSchedule.Running(floor.State, floor.Recipe) is [var due] ? (due.Row, due.DueAt) : null;

    private static (bool Passed, string Actual) Kept(Floor floor)
    {
        var check = floor.State.Steps["check"].Checks.Single(one => one.Rule == "interval");
        return (check.Passed, check.Actual);
    }
}
