using Theriac.Kernel;
using Xunit;

namespace Theriac.Recipes.Tests;

public sealed class ImpactTests
{
    private static readonly Instruction Speed = new()
    {
        Id = "speed",
        Kind = InstructionKind.Number,
        Title = "Read speed",
        Unit = Unit.Parse("1/min").Value,
        Parameter = "speed",
    };

    private static MasterRecipe Recipe(Instruction step, Limits range, string? qualification = null) =>
        Make.Recipe(Make.Operation("op", Make.Phase("press", step) with { Qualification = qualification }, Make.Phase("other", Make.Instruction("clean")))) with
        {
            Formula = new Formula
            {
                Parameters =
                [
                    new FormulaParameter
                    {
                        Id = "speed",
                        Name = "Speed",
                        Value = Make.Of(55, "1/min"),
                        Range = range,
                        RegisteredRange = new Limits { Low = 40, High = 80 },
                    },
                ],
            },
        };

    private static readonly Limits Wide = new() { Low = 50, High = 60 };

    public static TheoryData<string, MasterRecipe, string[]> Changes() => new()
    {
        { "nothing", Recipe(Speed, Wide), [] },
        { "its range", Recipe(Speed, new Limits { Low = 50, High = 65 }), ["speed"] },
        { "a step that goes by it", Recipe(Speed with { Critical = true }, Wide), ["speed"] },
        { "another step", Recipe(Speed with { Parameter = null }, Wide) with { Formula = Recipe(Speed, Wide).Formula }, [] },
    };

    [Theory, MemberData(nameof(Changes))]
    public void A_change_of_a_parameter_or_of_a_step_that_goes_by_one_stands_beside_the_registered_range(string what, MasterRecipe after, string[] touched)
    {
        var compared = RecipeComparison.Of(Recipe(Speed, Wide), after, RecipeValues.Plain);
        var ranges = RecipeImpact.Ranges(after, compared).ToList();
        Assert.True(touched.SequenceEqual(ranges.Select(one => one.Change.Id)), what);
        Assert.All(ranges, one => Assert.Contains("40", one.Registered, StringComparison.Ordinal));
    }

    [Fact]
    public void Who_holds_a_qualification_of_a_changed_block_is_to_be_trained()
    {
        var before = Recipe(Speed, Wide, "PRESS-1");
        var after = Recipe(Speed with { Critical = true }, Wide, "PRESS-1");
        var named = RecipeImpact.Qualifications(after, RecipeComparison.Of(before, after, RecipeValues.Plain));
        Assert.Equal(("PRESS-1", "press"), (Assert.Single(named).Key, Assert.Single(Assert.Single(named))));
        Assert.Empty(RecipeImpact.Qualifications(before, RecipeComparison.Of(before, before, RecipeValues.Plain)));
    }
}
