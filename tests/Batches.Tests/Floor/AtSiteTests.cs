using Theriac.Kernel;
using Theriac.People;
using Theriac.Recipes;
using Xunit;
using static Theriac.Batches.Tests.KindTests;

namespace Theriac.Batches.Tests;

/// <summary>Limits that a step takes from a parameter, as the site and the registration have it.</summary>
public sealed class AtSiteTests
{
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
}
