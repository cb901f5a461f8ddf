using Theriac.Kernel;
using Theriac.People;
using Theriac.Recipes;
using Xunit;
using static Theriac.Batches.Tests.KindTests;

namespace Theriac.Batches.Tests;

/// <summary>What the server works out from the record: results, rules beside limits, and both again after a correction.</summary>
public sealed class CalculationTests
{
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
    public void A_rule_beside_the_limits_is_judged_with_the_new_value()
    {
        var second = Mass with { Id = "second", Rule = "{second} <= {mass}" };
        var floor = Floor.Started(Make.Recipe(Make.Phase("p", Mass, second)));
        floor.Must(floor.Record("mass", "5.00"));
        Assert.Equal("justification-missing", floor.Record("second", "6.00").Refusal.Code);
        floor.Must(floor.Record("second", "4.00"));
        Assert.Contains(floor.State.Steps["second"].Value!.Checks, check => check is { Rule: "rule", Passed: true });
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
}
