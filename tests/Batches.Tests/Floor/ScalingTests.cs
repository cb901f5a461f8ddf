using Theriac.Kernel;
using Theriac.Recipes;
using Xunit;

namespace Theriac.Batches.Tests;

public sealed class ScalingTests
{
    /// <summary>The same rows stand in the test of the order screen, which foretells them.</summary>
    [Theory]
    [InlineData("10.00", "5", "10", "5.00")]
    [InlineData("2.400", "75.0", "100.0", "1.800")]
    [InlineData("1", "1", "3", "0.333")]
    [InlineData("10.05", "50", "100", "5.02")]
    [InlineData("10.07", "50", "100", "5.04")]
    [InlineData("0.05", "50", "100", "0.0250")]
    [InlineData("0.02", "10", "100", "0.00200")]
    [InlineData("10.00", "10.0", "10", "10.00")]
    [InlineData("1", "10.0", "10", "1")]
    public void Quantities_follow_the_size_and_none_becomes_nothing(string master, string planned, string nominal, string expected)
    {
        Quantity Kilograms(string value) => new(DecimalText.Parse(value).Value, Unit.Kilogram);
        var recipe = Make.Recipe(Make.Phase("p", Make.Do("a"))) with { BatchSize = new BatchSize { Nominal = Kilograms(nominal) } };
        var order = Floor.Started(recipe, Kilograms(planned)).State.Order!;
        Assert.Equal(expected, DecimalText.Of(Scaling.Of(order, Kilograms(master)).Value));
    }
}
