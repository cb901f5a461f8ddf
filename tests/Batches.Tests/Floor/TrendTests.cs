using Theriac.Kernel;
using Xunit;

namespace Theriac.Batches.Tests;

/// <summary>What happens again and again is counted and named.</summary>
public sealed class TrendTests
{
    private const long Day = 86_400L * Micros.PerSecond;

    private static readonly long Now = Micros.From(new DateTimeOffset(2026, 11, 22, 8, 0, 0, TimeSpan.Zero));

    private static ExceptionTrendRow Row(int daysAgo, string kind = "out-of-limits", string? step = "t", string? equipment = "MX-1", string product = "P-1") => new()
    {
        Id = $"B{daysAgo}-E1",
        Kind = kind,
        Grade = "major",
        Site = "HN",
        ProductCode = product,
        ProductName = "Syrup",
        RecipeId = "R-1",
        MasterStep = step,
        Number = "1.1",
        Equipment = equipment,
        OpenedAt = Now - (daysAgo * Day),
        ConcludedAt = daysAgo > 10 ? Now : null,
    };

    [Fact]
    [Trait("Requirement", "C-192b")]
    public void The_third_time_at_the_same_step_in_ninety_days_is_named()
    {
        var again = Trends.RepeatedOf([Row(1), Row(40), Row(89), Row(91), Row(2, kind: "late-entry"), Row(3, step: "other")], Now);
        var one = Assert.Single(again);
        Assert.Equal(("out-of-limits", "t", 3, "B1-E1"), (one.Kind, one.Step, one.Times, one.Last));
    }

    [Fact]
    public void What_belongs_to_no_step_repeats_by_its_equipment()
    {
        var again = Trends.RepeatedOf([Row(1, "equipment-alarm", null), Row(9, "equipment-alarm", null), Row(9, "equipment-alarm", null, "MX-2")], Now);
        Assert.Equal(("MX-1", 2), (Assert.Single(again).Equipment, again[0].Times));
    }

    [Theory]
    [InlineData("kind", "out-of-limits", 3)]
    [InlineData("product", "P-1", 3)]
    [InlineData("step", "t", 3)]
    [InlineData("equipment", "MX-1", 3)]
    [InlineData("equipment", "MX-2", 1)]
    public void Counts_lead_to_the_exceptions_that_they_count(string by, string key, int count)
    {
        var groups = Trends.Groups([Row(1, equipment: "MX-1 MX-2"), Row(40), Row(120)], by, Now, "en");
        var group = groups.Single(one => one.Key == key);
        Assert.Equal((count, 1), (group.Count, group.Open));
        Assert.Equal(count == 3 ? 2 : 1, group.Last90Days);
    }

    [Fact]
    public void Months_stand_in_their_order_with_their_grades()
    {
        var months = Trends.Months([Row(1), Row(40), Row(41)]);
        Assert.Equal([("2026-10", 2), ("2026-11", 1)], months.Select(month => (month.Month, month.Grades.Major)));
    }
}
