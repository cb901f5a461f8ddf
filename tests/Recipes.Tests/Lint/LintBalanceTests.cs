using Theriac.Recipes;
using Xunit;

namespace Theriac.Recipes.Tests;

/// <summary>Balances where masses, volumes and pieces stand together: what can be compared is judged, the rest is said to be left to people.</summary>
public sealed class LintBalanceTests
{
    [Theory]
    [InlineData("kg", "0.9", "R-121")] // 0.1 kg, 0.9 kg and some litres in a batch of 1 kg.
    [InlineData("kg", "0.5", "R-121")]
    [InlineData("kg", "1.5", "R-114")] // The masses alone are more than the whole.
    public void Masses_beside_a_volume_never_come_to_more_than_the_whole(string unit, string filler, string rule)
    {
        var recipe = Master.Clean.AddInput(Master.Input("water", "RM-W", 0) with { Quantity = Make.Of(0.05m, "L") }).Formula(formula => formula with
        {
            Inputs = [formula.Inputs[0], formula.Inputs[1] with { Quantity = Theriac.Kernel.Quantity.Parse(filler, unit).Value }, formula.Inputs[2]],
        });
        Assert.Equal([rule], Balances(recipe));
    }

    [Theory]
    [InlineData(100, 60, "R-121")] // Two liquids do not add up; sugar takes its own room.
    [InlineData(100, 120, "R-114")] // One of them alone is more than the batch.
    public void Of_several_volumes_none_is_more_than_the_whole(int litres, int water, string rule)
    {
        var syrup = Master.Clean with { BatchSize = new BatchSize { Nominal = Make.Of(litres, "L"), Min = Make.Of(50, "L"), Max = Make.Of(litres, "L") } };
        Assert.Equal([rule], Balances(syrup.AddInput(Master.Input("water", "RM-W", 0) with { Quantity = Make.Of(water, "L") })));
    }

    [Fact]
    public void A_weight_that_mixes_with_a_volume_is_said_to_be_left_to_people_and_one_that_is_wrong_still_stops()
    {
        MasterRecipe With(decimal kilograms, string unit) => Master.Clean.Element("mix", e => e with { TheoreticalWeight = Make.Of(kilograms, "kg") })
            .Step("add-filler", step => step with { Quantity = Make.Of(0.9m, unit) });
        Assert.Equal(["R-334"], Weights(With(1, "L")));
        Assert.Equal(["R-333"], Weights(With(2, "kg")));
        Assert.Empty(Weights(With(1, "kg")));
    }

    [Theory]
    [InlineData(99, 101, true)]
    [InlineData(-2, 2, false)]
    [InlineData(0, 0, false)]
    public void Limits_of_a_reconciliation_hold_a_right_balance(int low, int high, bool stops)
    {
        var recipe = Master.Clean.Add(HeaderExamples.Reconciliation with { Limits = Master.Limits(low, high) });
        Assert.Equal(stops, Linter.Lint(recipe).Stops.Any(one => one.Code == "balance-limits-without-zero"));
    }

    private static string[] Balances(MasterRecipe recipe) => Of(recipe, "R-114", "R-121");

    private static string[] Weights(MasterRecipe recipe) => Of(recipe, "R-333", "R-334");

    private static string[] Of(MasterRecipe recipe, params string[] rules) =>
        [.. Linter.Lint(recipe).Findings.Select(one => one.Rule).Where(rules.Contains).Distinct()];
}
