using Theriac.Kernel;
using Theriac.People;
using Theriac.Recipes;
using Xunit;

namespace Theriac.Batches.Tests;

/// <summary>What each kind of step means on the floor: calculations, tables, timers, reconciliation, signature blocks.</summary>
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
    public void A_calculation_is_made_by_the_server_and_recorded_with_its_formula_and_its_numbers()
    {
        var floor = Floor.Started(Make.Recipe(Make.Phase("p", Mass, Calculated("half", "{mass} / 3", Unit.Kilogram, 2))));
        floor.Must(floor.Record("mass", "10.00"));
        floor.Must(floor.Record("half", "999"));
        var value = floor.State.Steps["half"].Value!;
        Assert.Equal(("3.33", "kg", EntrySource.Calculated), (value.Value, value.Unit!.Symbol, value.Source));
        Assert.Equal("{mass} / 3", value.Detail!.Expression);
        Assert.Equal([new ReadInput("mass", "10.00 kg")], value.Detail.Inputs);
        Assert.StartsWith("3.333333", value.Detail.Raw, StringComparison.Ordinal);
        Assert.Equal(Lifecycle.Complete, floor.State.Lifecycle);
    }

    [Fact]
    public void What_is_not_recorded_is_not_calculated()
    {
        var floor = Floor.Started(Make.Recipe(Make.Phase("p", Calculated("half", "{mass} / 2"), Mass)));
        var refusal = floor.Record("half", null).Refusal;
        Assert.Equal(("calculation-not-possible", "mass"), (refusal.Code, refusal.Facts["path"]));
    }

    [Fact]
    [Trait("Requirement", "A11-9")]
    public void A_correction_carries_on_to_everything_that_was_calculated_from_it()
    {
        var floor = Floor.Started(Make.Recipe(Make.Phase(
            "p", Mass, Calculated("double", "{mass} * 2"), Calculated("more", "{double} + 1 kg", limits: new Limits { High = 30 }), Make.Do("z"))));
        floor.Must(floor.Record("mass", "10.00"));
        floor.Must(floor.Record("double", null));
        floor.Must(floor.Record("more", null));
        Assert.Equal("justification-missing", floor.Correct("mass", "15.00", "misread").Refusal.Code);
        floor.Must(floor.Correct("mass", "15.00", "misread", why: "the scale was read twice"));
        Assert.Equal("30", floor.State.Steps["double"].Value!.Value);
        var more = floor.State.Steps["more"];
        Assert.Equal((Verdict.Outside, "recalculated after 1.2"), (more.Value!.Verdict, more.Value.Reason));
        Assert.Equal(ExceptionKind.OutOfLimits, Assert.Single(floor.State.Exceptions).Opened.Kind);
        Assert.True(StepRules.NeedsPerformed(floor.Recipe.Steps[2].Instruction, more));
    }

    [Fact]
    [Trait("Requirement", "A11-9")]
    public void A_calculation_that_a_correction_makes_impossible_is_looked_at_by_somebody()
    {
        var floor = Floor.Started(Make.Recipe(Make.Phase("p", Mass, Calculated("inverse", "10 kg / {mass}", decimals: 2), Make.Do("z"))));
        floor.Must(floor.Record("mass", "4.00"));
        floor.Must(floor.Record("inverse", null));
        floor.Must(floor.Correct("mass", "0.00", "misread"));
        Assert.Equal("2.50", floor.State.Steps["inverse"].Value!.Value);
        var opened = Assert.Single(floor.State.Exceptions).Opened;
        Assert.Equal((ExceptionKind.OutOfLimits, "inverse", "recalculated after 1.1"), (opened.Kind, opened.Step, opened.Justification));
    }

    [Fact]
    [Trait("Requirement", "A11-9")]
    public void A_rule_that_reads_a_corrected_value_is_judged_anew()
    {
        var second = Mass with { Id = "second", Rule = "{second} <= {mass}" };
        var floor = Floor.Started(Make.Recipe(Make.Phase("p", Mass, second, Make.Do("z"))));
        floor.Must(floor.Record("mass", "5.00"));
        floor.Must(floor.Record("second", "4.00"));
        floor.Must(floor.Correct("mass", "4.50", "misread"));
        Assert.Empty(floor.State.Exceptions);
        floor.Must(floor.Correct("mass", "3.00", "misread again"));
        Assert.Equal("second", Assert.Single(floor.State.Exceptions).Opened.Step);
    }

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

    [Fact]
    public void A_signature_block_is_left_out_by_a_supervisor_only()
    {
        var block = new Instruction
        {
            Id = "b",
            Kind = InstructionKind.Signature,
            Title = "Witness",
            Signers = [new SignerRule { Meaning = SignatureMeaning.Verified, Role = Role.QaReviewer }],
        };
        var floor = Floor.Started(Make.Recipe(Make.Phase("p", block)));
        Outcome<Telling> LeaveOut(Scene scene) => LeaveOutDecision.Decide(scene, new LeaveOutCommand("b", NotDone.Skipped, "nobody there"));
        Assert.Equal("role-missing", floor.Do(Floor.Person("an"), LeaveOut).Refusal.Code);
        floor.Must(floor.Do(Floor.Person("sup", Role.Supervisor), LeaveOut));
        Assert.Equal(Grade.Major, Assert.Single(floor.State.Exceptions).Grade);
    }

    [Fact]
    public void A_block_that_begins_too_late_is_signed_with_an_explanation()
    {
        var block = new Instruction
        {
            Id = "b",
            Kind = InstructionKind.Signature,
            Title = "Release of the line",
            Signers = [new SignerRule { Meaning = SignatureMeaning.Performed, Role = Role.Operator }],
        };
        var held = Make.Phase("q", block) with { TimeLinks = [new TimeLink { After = "p", Kind = TimeLinkKind.NoLaterAfterEnd, Duration = Make.Of(1, "h") }] };
        var floor = Floor.Started(Make.Recipe(Make.Phase("p", Make.Do("a")), held));
        floor.Must(floor.Record("a", null));
        floor.Now += 2 * 3600 * Micros.PerSecond;
        Assert.Equal("hold-time-overrun", SignBlock(floor, 0, "an", SignatureMeaning.Performed).Refusal.Code);
        floor.Must(floor.Do(Floor.Person("an"), scene => SignatureBlock.Decide(
            scene, new SignBlockCommand("b", 0, "the shift ended"), "an", Floor.Sign("an", SignatureMeaning.Performed))));
        Assert.Equal(ExceptionKind.HoldTimeOverrun, Assert.Single(floor.State.Exceptions).Opened.Kind);
    }

    [Theory]
    [InlineData("1000", "990", "5", "3", "2", "0", false)]
    [InlineData("1000", "990", "5", "3", "1", "1", true)]
    [InlineData("1000", "1001", "0", "0", "0", "-1", true)]
    [Trait("Requirement", "C-122/125/130")]
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
    [Trait("Requirement", "C-122/125/130")]
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
        var weigh = Make.Charge("w") with { Kind = InstructionKind.Weigh };
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
    public void Every_place_of_a_signature_block_is_signed_by_another_person()
    {
        var block = new Instruction
        {
            Id = "b",
            Kind = InstructionKind.Signature,
            Title = "Release of the line",
            Signers =
            [
                new SignerRule { Meaning = SignatureMeaning.Performed, Role = Role.Operator },
                new SignerRule { Meaning = SignatureMeaning.Verified, Role = Role.QaReviewer },
            ],
        };
        var floor = Floor.Started(Make.Recipe(Make.Phase("p", block)));
        floor.Must(SignBlock(floor, 0, "an", SignatureMeaning.Performed));
        Assert.Equal("step-already-signed", SignBlock(floor, 0, "lan", SignatureMeaning.Performed).Refusal.Code);
        Assert.Equal("signed-in-block", SignBlock(floor, 1, "an", SignatureMeaning.Verified).Refusal.Code);
        floor.Must(SignBlock(floor, 1, "qa", SignatureMeaning.Verified));
        Assert.Equal(Lifecycle.Complete, floor.State.Lifecycle);
        Assert.Empty(Completeness.Missing(floor.State, floor.Recipe));
    }

    [Fact]
    public void A_rule_beside_the_limits_is_judged_with_the_new_value()
    {
        var second = Mass with { Id = "second", Rule = "{second} <= {mass}" };
        var floor = Floor.Started(Make.Recipe(Make.Phase("p", Mass, second)));
        floor.Must(floor.Record("mass", "5.00"));
        Assert.Equal("justification-missing", floor.Record("second", "6.00").Refusal.Code);
        floor.Must(floor.Record("second", "4.00"));
        Assert.Contains(floor.State.Steps["second"].Value!.Checks, check => check is { Rule: "rule", Passed: true });
    }

    [Fact]
    public void A_step_takes_its_limits_from_the_parameter_as_it_is_at_the_site()
    {
        var master = Make.Recipe(Make.Phase("p", Mass with { Parameter = "speed", Unit = null })) with
        {
            Formula = new Formula
            {
                Parameters =
                [
                    new FormulaParameter { Id = "speed", Name = "Speed", Value = Make.Of(10, "kg"), Range = new Limits { Low = 9, High = 11 } },
                ],
            },
        };
        var set = new ParameterSet
        {
            Id = "R-1",
            Version = "1",
            Recipe = "h",
            Site = "HN",
            Values = [new ParameterValue { Parameter = "speed", Range = new Limits { Low = 7, High = 8 } }],
        };
        var here = ControlRecipe.Of("h", master, set, null).Value;
        Assert.Equal(set.Hash(), here.ParametersHash);
        Assert.Equal(new Limits { Low = 7, High = 8 }, here.Steps[0].Instruction.Limits);
        Assert.Equal(new Limits { Low = 9, High = 11 }, ControlRecipe.Of("h", master).Value.Steps[0].Instruction.Limits);
        Assert.Equal(Unit.Kilogram, here.Steps[0].Instruction.Unit);
    }

    [Fact]
    public void A_step_takes_the_registered_range_where_the_parameter_has_no_other_and_never_a_number_in_another_measure()
    {
        MasterRecipe Of(string unit) => Make.Recipe(Make.Phase("p", Mass with { Parameter = "speed", Unit = Unit.Parse(unit).Value })) with
        {
            Formula = new Formula
            {
                Parameters = [new FormulaParameter { Id = "speed", Name = "Speed", Value = Make.Of(10, "kg"), RegisteredRange = new Limits { Low = 9, High = 11 } }],
            },
        };
        Assert.Equal(new Limits { Low = 9, High = 11 }, ControlRecipe.Of("h", Of("kg")).Value.Steps[0].Instruction.Limits);
        Assert.Equal(new Limits { Low = 9000, High = 11000 }, ControlRecipe.Of("h", Of("g")).Value.Steps[0].Instruction.Limits);
        Assert.Equal("limits-unit-differs", ControlRecipe.Of("h", Of("L")).Refusal.Code);
    }

    [Fact]
    public void Whom_the_floor_lets_sign_is_the_table_that_the_linter_reads()
    {
        foreach (var meaning in Enum.GetValues<SignatureMeaning>())
        {
            foreach (var role in Enum.GetValues<Role>())
            {
                var rule = new SignerRule { Meaning = meaning, Role = role };
                var block = new Instruction { Id = "b", Kind = InstructionKind.Signature, Title = "Sign", Signers = [rule] };
                var scene = Floor.Started(Make.Recipe(Make.Phase("p", block))).Scene(Floor.Person("an"));
                Assert.Equal(SigningRoles.Of(rule), SignedActions.SignBlock(new SignBlockCommand("b", 0)).Requirement(scene).Roles);
            }
        }

        foreach (var verifier in Enum.GetValues<Role>().Cast<Role?>().Append(null))
        {
            var step = Make.Do("s") with { Verification = true, Verifier = verifier };
            var scene = Floor.Started(Make.Recipe(Make.Phase("p", step))).Scene(Floor.Person("an"));
            Assert.Equal(SigningRoles.VerifiersOf(step), SignedActions.VerifyStep(new VerifyStepCommand("s")).Requirement(scene).Roles);
            Assert.Equal(SigningRoles.Performers, SignedActions.SignStep(new SignStepCommand("s")).Requirement(scene).Roles);
        }
    }

    [Theory]
    [InlineData("1.9", "10")]
    [InlineData("2", "10.204")]
    [InlineData("8.5", null)]
    public void A_calculation_looks_a_factor_up_by_what_was_measured_and_has_no_result_where_no_row_holds(string water, string? result)
    {
        var table = new LookupTable
        {
            Id = "potency",
            Title = "Potency",
            Key = LookupKey.Range,
            Unit = Unit.Percent,
            UpTo = 8,
            Columns = [new LookupColumn { Id = "factor", Title = "Factor" }],
            Rows = [new LookupRow { From = 0, Values = [1.000m] }, new LookupRow { From = 2, Values = [1.0204m] }],
        };
        var master = Make.Recipe(Make.Phase(
            "p", Make.Number("water") with { Unit = Unit.Percent, Limits = null, Alert = null, Plausible = null }, Calculated("c", "lookup({table.potency.factor}, {water}) * 10 kg", Unit.Kilogram))) with
        {
            Formula = new Formula { Tables = [table] },
        };
        var floor = Floor.Started(master);
        floor.Must(floor.Record("water", water));
        var done = floor.Record("c", null);
        Assert.Equal(result is null, !done.IsOk);
        if (result is null)
        {
            Assert.Equal(("calculation-not-possible", "lookup-no-row"), (done.Refusal.Code, done.Refusal.Facts["fault"]));
            return;
        }

        var value = floor.State.Steps["c"].Value!;
        Assert.Equal((result, "kg"), (value.Value, value.Unit!.Symbol));
        // The record shows the rows that the factor was taken from.
        Assert.Contains(value.Detail!.Inputs!, input => input.Path == "table.potency.factor" && input.Value.Contains("1.0204", StringComparison.Ordinal));
    }

    private static Outcome<Telling> Reconcile(Floor floor, Dictionary<string, string> parts, string? why = null) =>
        floor.Do(Floor.Person("an"), scene => RecordValueDecision.Decide(scene, new RecordValueCommand("labels", Parts: parts, Justification: why)));

    private static Outcome<Telling> Row(Floor floor, string weight) => floor.Do(Floor.Person("an"), scene =>
        TableReader.Record(scene, new RecordRowCommand("t", new Dictionary<string, string> { ["w"] = weight, ["note"] = "ok" })));

    private static Outcome<Telling> SignBlock(Floor floor, int signer, string who, SignatureMeaning meaning) =>
        floor.Do(Floor.Person(who), scene => SignatureBlock.Decide(scene, new SignBlockCommand("b", signer), who, Floor.Sign(who, meaning)));
}
