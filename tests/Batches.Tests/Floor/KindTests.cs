using Theriac.Kernel;
using Theriac.People;
using Theriac.Recipes;
using Xunit;

namespace Theriac.Batches.Tests;

/// <summary>What each kind of step means on the floor: tables, timers, weighing, samples, reconciliation.</summary>
public sealed class KindTests
{
    internal static readonly Instruction Mass = new()
    {
        Id = "mass",
        Kind = InstructionKind.Number,
        Title = "Mass",
        Unit = Unit.Kilogram,
        Decimals = 2,
    };

    internal static Instruction Calculated(string id, string expression, Unit? unit = null, int? decimals = null, Limits? limits = null) => new()
    {
        Id = id,
        Kind = InstructionKind.Calculation,
        Title = id,
        Expression = expression,
        Unit = unit,
        Decimals = decimals,
        Limits = limits,
    };

    private static Instruction Labels(Limits? limits = null) => new()
    {
        Id = "labels",
        Kind = InstructionKind.Reconciliation,
        Title = "Labels",
        Limits = limits,
        Decimals = 0,
    };

    [Fact]
    [Trait("Requirement", "A11-6")]
    public void Who_corrected_a_cell_does_not_verify_the_table()
    {
        var table = new Instruction
        {
            Id = "t",
            Kind = InstructionKind.Table,
            Title = "Weights",
            Verification = true,
            Columns = [new TableColumn { Id = "w", Title = "Weight", Unit = Unit.Milligram, Decimals = 0 }, new TableColumn { Id = "note", Title = "Note" }],
        };
        var floor = Floor.Started(Make.Recipe(Make.Phase("p", table)));
        floor.Must(Row(floor, "100"));
        floor.Must(floor.Do(Floor.Person("lan"), scene => TableReader.Correct(scene, new CorrectCellCommand("t", 1, "w", "101", "misread"))));
        Assert.Equal(["an", "lan"], StepRules.PerformersOf(floor.State.Steps["t"]).Order());
    }

    [Theory]
    [InlineData("1000", "990", "5", "3", "2", "0", false)]
    [InlineData("1000", "990", "5", "3", "1", "1", true)]
    [InlineData("1000", "1001", "0", "0", "0", "-1", true)]
    [Trait("Requirement", "C-122/125/130"), Trait("Requirement", "EU4-21")]
    public void Labels_are_reconciled_and_what_is_left_over_opens_an_exception(
        string issued, string used, string returned, string destroyed, string sampled, string difference, bool isOutside)
    {
        var floor = Floor.Started(Make.Recipe(Make.Phase("p", Labels())));
        Dictionary<string, string> parts = new()
        {
            ["issued"] = issued,
            ["used"] = used,
            ["returned"] = returned,
            ["destroyed"] = destroyed,
            ["sampled"] = sampled,
        };
        if (isOutside)
            Assert.Equal("justification-missing", Reconcile(floor, parts).Refusal.Code);
        floor.Must(Reconcile(floor, parts, "counted twice"));
        var value = floor.State.Steps["labels"].Value!;
        Assert.Equal((difference, isOutside, used), (value.Value, value.Verdict == Verdict.Outside, value.Detail!.Part("used")));
        Assert.Equal(
            isOutside ? [ExceptionKind.Discrepancy] : [], floor.State.Exceptions.Select(one => one.Opened.Kind));
        // 211.125: who counted signs.
        Assert.Equal(Lifecycle.Running, floor.State.Lifecycle);
        floor.Must(floor.Perform("labels"));
        Assert.Equal(Lifecycle.Complete, floor.State.Lifecycle);
    }

    [Fact]
    [Trait("Requirement", "C-122/125/130"), Trait("Requirement", "EU4-21")]
    public void Every_part_of_a_reconciliation_is_given()
    {
        var floor = Floor.Started(Make.Recipe(Make.Phase("p", Labels())));
        var refusal = Reconcile(floor, new() { ["issued"] = "10", ["used"] = "10" }).Refusal;
        Assert.Equal("/parts/returned", Assert.Single(refusal.Errors).Field);
    }

    [Fact]
    public void A_table_takes_rows_until_it_is_closed_with_enough_of_them()
    {
        var table = new Instruction
        {
            Id = "t",
            Kind = InstructionKind.Table,
            Title = "Weights",
            Rows = new RowRule { Min = 2, Max = 3 },
            Columns =
            [
                new TableColumn { Id = "w", Title = "Weight", Unit = Unit.Milligram, Decimals = 0, Limits = new Limits { Low = 95, High = 105 } },
                new TableColumn { Id = "note", Title = "Note" },
            ],
        };
        var floor = Floor.Started(Make.Recipe(Make.Phase("p", table, Calculated("mean", "mean({t.w})", Unit.Milligram, 1), Make.Do("z"))));
        Assert.Equal("rows-too-few", floor.Record("t", "done").Refusal.Code);
        floor.Must(Row(floor, "100"));
        Assert.Equal("justification-missing", Row(floor, "110").Refusal.Code);
        Assert.Equal("part-missing", floor.Do(Floor.Person("an"), scene =>
            TableReader.Record(scene, new RecordRowCommand("t", new Dictionary<string, string> { ["note"] = "x" }))).Refusal.Errors[0].Code);
        floor.Must(Row(floor, "104"));
        floor.Must(floor.Record("t", "done"));
        Assert.Equal("step-already-done", Row(floor, "101").Refusal.Code);
        floor.Must(floor.Record("mean", null));
        Assert.Equal("102.0", floor.State.Steps["mean"].Value!.Value);
        floor.Must(floor.Do(Floor.Person("an"), scene => TableReader.Correct(scene, new CorrectCellCommand("t", 2, "w", "102", "misread"))));
        Assert.Equal(("101.0", "104"), (floor.State.Steps["mean"].Value!.Value, floor.State.Steps["t"].Rows[1].Changes[0].Old));
        Assert.True(StepRules.NeedsPerformed(table, floor.State.Steps["t"]));
    }

    [Fact]
    public void A_timer_runs_by_the_servers_clock_and_is_judged_by_its_range()
    {
        var timer = new Instruction
        {
            Id = "t",
            Kind = InstructionKind.Timer,
            Title = "Mix",
            Duration = Make.Of(10, "min"),
            DurationTolerance = new Tolerance { MinusPercent = 10, PlusPercent = 10 },
        };
        var floor = Floor.Started(Make.Recipe(Make.Phase("p", timer)));
        Assert.Equal("timer-not-started", floor.Record("t", null).Refusal.Code);
        floor.Must(floor.Do(Floor.Person("an"), scene => TimerReader.Start(scene, new StartTimerCommand("t"))));
        Assert.Equal("timer-runs", floor.Do(Floor.Person("an"), scene => TimerReader.Start(scene, new StartTimerCommand("t"))).Refusal.Code);
        floor.Now += 5 * 60 * Micros.PerSecond;
        Assert.Equal("justification-missing", floor.Record("t", null).Refusal.Code);
        floor.Now += 5 * 60 * Micros.PerSecond;
        floor.Must(floor.Record("t", null));
        Assert.Equal(("10.0", Verdict.Within), (floor.State.Steps["t"].Value!.Value, floor.State.Steps["t"].Value!.Verdict));
    }

    [Theory]
    [InlineData("0.50", "10.45", "9.95", false)]
    [InlineData("0.50", "11.00", "10.50", true)]
    [Trait("Requirement", "C-101c")]
    public void The_net_weight_is_gross_less_tare_and_is_judged_by_the_tolerance(string tare, string gross, string net, bool isOutside)
    {
        var weigh = Make.Charge("w") with { Kind = InstructionKind.Weigh, MaterialCode = null };
        var floor = Floor.Started(Make.Recipe(Make.Phase("p", weigh, Make.Do("z"))));
        var parts = new Dictionary<string, string> { ["tare"] = tare, ["gross"] = gross };
        floor.Must(floor.Do(Floor.Person("an"), scene => RecordValueDecision.Decide(
            scene, new RecordValueCommand("w", Parts: parts, Justification: isOutside ? "spilled" : null))));
        Assert.Equal((net, isOutside), (floor.State.Steps["w"].Value!.Value, floor.State.Steps["w"].Value!.Verdict == Verdict.Outside));
    }

    [Fact]
    public void A_result_belongs_to_a_sample_that_was_taken()
    {
        var sample = new Instruction { Id = "s", Kind = InstructionKind.Sample, Title = "Sample", Sample = new SampleRule { Tests = ["assay"] } };
        var result = new Instruction
        {
            Id = "r",
            Kind = InstructionKind.SampleResult,
            Title = "Assay",
            SampleOf = "s",
            Unit = Unit.Percent,
            Limits = new Limits { Low = 98 },
        };
        var floor = Floor.Started(Make.Parallel(Make.Phase("a", sample), Make.Phase("b", result), Make.Phase("z", Make.Do("end"))));
        Assert.Equal("sample-not-taken", floor.Record("r", "99.1").Refusal.Code);
        floor.Must(floor.Record("s", null));
        floor.Must(floor.Record("r", "99.1"));
        Assert.Equal(("B1-S1", "B1-S1"), (floor.State.Steps["s"].Value!.Value, floor.State.Steps["r"].Value!.Detail!.Part("sample")));
    }

    [Fact]
    [Trait("Requirement", "C-134")]
    public void A_sample_number_means_one_sample_for_ever()
    {
        Instruction Take(string id) => new() { Id = id, Kind = InstructionKind.Sample, Title = "Sample " + id };
        var floor = Floor.Started(Make.Recipe(Make.Phase("p", Take("a"), Take("b"), Take("c"), Make.Do("z"))));
        floor.Must(floor.Record("a", null));
        floor.Must(floor.Record("b", null));
        floor.Must(floor.Do(Floor.Person("sup", Theriac.People.Role.Supervisor), scene => RedoDecision.Repeat(scene, new RepeatCommand("a", "Vial broke"))));
        Assert.Equal("sample-number-taken", floor.Record("a", "b1-s1").Refusal.Code);
        floor.Must(floor.Record("a", null));
        Assert.Equal(("B1-S3", "B1-S2"), (floor.State.Steps["a"].Value!.Value, floor.State.Steps["b"].Value!.Value));
        Assert.Equal("sample-number-taken", floor.Record("c", "B1-S2").Refusal.Code);
        floor.Must(floor.Record("c", null));
        Assert.Equal("B1-S4", floor.State.Steps["c"].Value!.Value);
    }

    private static Outcome<Telling> Reconcile(Floor floor, Dictionary<string, string> parts, string? why = null) =>
        floor.Do(Floor.Person("an"), scene => RecordValueDecision.Decide(scene, new RecordValueCommand("labels", Parts: parts, Justification: why)));

    private static Outcome<Telling> Row(Floor floor, string weight) => floor.Do(Floor.Person("an"), scene =>
        TableReader.Record(scene, new RecordRowCommand("t", new Dictionary<string, string> { ["w"] = weight, ["note"] = "ok" })));
}
