using Theriac.Kernel;
using Xunit;

namespace Theriac.Batches.Tests;

/// <summary>Each figure with an answer that was worked out by hand.</summary>
public sealed class FigureTests
{
    private const long Hour = 3_600L * Micros.PerSecond;

    private static readonly DateOnly From = new(2026, 11, 1);
    private static readonly DateOnly To = new(2026, 11, 30);
    private static readonly long Start = Micros.From(new DateTimeOffset(2026, 11, 10, 0, 0, 0, TimeSpan.Zero));

    private static FigureRow Row(string id, int hours, Action<FigureRow>? more = null)
    {
        var row = new FigureRow
        {
            Id = id,
            Site = "HN",
            Zone = "Asia/Ho_Chi_Minh",
            Product = "P-1",
            ProductName = "Syrup",
            State = "complete",
            Disposition = "waiting-for-review",
            StartedAt = Start,
            EndedAt = Start + (hours * Hour),
            Steps = 100,
        };
        more?.Invoke(row);
        return row;
    }

    private static FigureView Of(FigureKind kind, params FigureRow[] rows) =>
        FigureRules.Of(rows, From, To).Single(one => one.Kind == kind);

    [Theory]
    [InlineData(new[] { 10 }, 10)]
    [InlineData(new[] { 30, 10, 20 }, 20)]
    [InlineData(new[] { 10, 20, 30, 100 }, 25)] // The median: one batch that stood for days does not move it.
    public void The_cycle_time_is_the_median_from_start_to_end(int[] hours, int median) =>
        Assert.Equal(
            new FigureView(FigureKind.CycleTime, median, hours.Length),
            Of(FigureKind.CycleTime, [.. hours.Select((one, index) => Row($"B{index}", one))]));

    [Fact]
    public void What_was_stopped_or_still_runs_counts_for_none_of_them()
    {
        Assert.Empty(FigureRules.Of([Row("B1", 5, row => row.State = "aborted"), Row("B2", 5, row => (row.State, row.EndedAt) = ("running", null))], From, To));
        Assert.Empty(FigureRules.Of([], From, To));
    }

    [Theory]
    [InlineData("an exception above information")]
    [InlineData("a correction")]
    [InlineData("a step done again")]
    [InlineData("a rework")]
    [InlineData("a rejection")]
    public void Right_first_time_allows_none_of(string what)
    {
        var spoilt = Row("B2", 5, row =>
        {
            _ = what switch
            {
                "an exception above information" => row.Graded = 1,
                "a correction" => row.Corrections = 1,
                "a step done again" => row.Redone = 1,
                _ => 0,
            };
            row.ReworkOf = what == "a rework" ? "B0" : null;
            row.Disposition = what == "a rejection" ? "rejected" : row.Disposition;
        });
        Assert.Equal(50m, Of(FigureKind.RightFirstTime, Row("B1", 5), spoilt).Value);
    }

    [Fact]
    public void A_late_entry_of_grade_information_leaves_a_batch_right_first_time() =>
        Assert.Equal(100m, Of(FigureKind.RightFirstTime, Row("B1", 5, row => row.Exceptions = 2)).Value);

    [Fact]
    public void Exceptions_are_counted_over_all_steps_together()
    {
        // 3 in 300 steps and 1 in 20: 4 in 320, not the mean of 10 and 50.
        var found = Of(
            FigureKind.Exceptions, Row("B1", 5, row => (row.Exceptions, row.Steps) = (3, 300)), Row("B2", 5, row => (row.Exceptions, row.Steps) = (1, 20)));
        Assert.Equal((12.5m, 2), (found.Value, found.Of));
    }

    [Fact]
    public void Review_and_release_count_on_the_day_of_their_own_signature()
    {
        var row = Row("B1", 24, one =>
        {
            (one.ReviewStartedAt, one.ReviewedAt) = (Start + (30 * Hour), Start + (33 * Hour));
            (one.DecidedAt, one.RegisterNumber, one.Disposition) = (Start + (74 * Hour), "HN-26-0001", "certified");
        });
        Assert.Equal(3m, Of(FigureKind.ReviewHours, row).Value);
        Assert.Equal(50m, Of(FigureKind.LeadTime, row).Value);
        // In a period that begins after the end of work only the decision counts.
        var later = FigureRules.Of([row], new DateOnly(2026, 11, 13), To);
        Assert.Equal([FigureKind.LeadTime], later.Select(one => one.Kind));
    }

    [Fact]
    public void A_rejected_lot_has_no_release_lead_time() =>
        Assert.DoesNotContain(
            FigureRules.Of([Row("B1", 5, row => (row.DecidedAt, row.Disposition) = (Start + (9 * Hour), "rejected"))], From, To),
            one => one.Kind == FigureKind.LeadTime);

    [Fact]
    public void On_time_is_asked_of_those_with_a_planned_end_alone()
    {
        var found = Of(
            FigureKind.OnTime, Row("B1", 5, row => row.PlannedEnd = row.EndedAt), Row("B2", 5, row => row.PlannedEnd = row.EndedAt - 1),
            Row("B3", 5, row => row.PlannedEnd = row.EndedAt + Hour), Row("B4", 5));
        Assert.Equal((66.7m, 3), (found.Value, found.Of));
    }

    [Fact]
    public void The_days_of_a_period_are_those_of_the_site()
    {
        // 18:00 UTC on 30 November is 1 December in Hà Nội.
        var end = Micros.From(new DateTimeOffset(2026, 11, 30, 18, 0, 0, TimeSpan.Zero));
        Assert.False(FigureRules.Counts(FigureKind.CycleTime, Row("B1", 5, row => row.EndedAt = end), From, To));
        Assert.True(FigureRules.Counts(FigureKind.CycleTime, Row("B1", 5, row => (row.EndedAt, row.Zone) = (end, "Europe/Zurich")), From, To));
    }

    [Fact]
    public void A_figure_leads_to_the_very_batches_it_rests_on_those_that_pull_it_down_first()
    {
        FigureRow[] rows = [Row("B1", 5), Row("B2", 50), Row("B3", 20, row => row.Corrections = 1), Row("B4", 9, row => row.State = "stopped")];
        Assert.Equal(["B2", "B3", "B1"], FigureRules.Behind(FigureKind.CycleTime, rows, From, To).Select(one => one.Id));
        var first = FigureRules.Behind(FigureKind.RightFirstTime, rows, From, To);
        Assert.Equal(("B3", 0m, 1), (first[0].Id, first[0].Value, first[0].Corrections));
        foreach (var kind in Enum.GetValues<FigureKind>())
            Assert.Equal(FigureRules.Behind(kind, rows, From, To).Count, FigureRules.Of(rows, From, To).FirstOrDefault(one => one.Kind == kind)?.Of ?? 0);
    }
}
