using Xunit;

namespace Theriac.Gs1.Tests;

public sealed class Gs1DateTests
{
    [Theory]
    [InlineData("261231", "2026-12-31")]
    [InlineData("260200", "2026-02-28")]
    [InlineData("280200", "2028-02-29")]
    [InlineData("261200", "2026-12-31")]
    [InlineData("260430", "2026-04-30")]
    [InlineData("760101", "2076-01-01")] // 76 - 26 = 50: this century.
    [InlineData("770101", "1977-01-01")] // 77 - 26 = 51: the last one.
    [InlineData("000229", "2000-02-29")]
    public void Day_zero_is_the_last_of_the_month_and_the_century_is_the_near_one(string text, string expected)
    {
        var date = Gs1Date.Parse(text, new DateOnly(2026, 11, 22)).Value;
        Assert.Equal(DateOnly.ParseExact(expected, "yyyy-MM-dd"), date.LastDay);
        Assert.Equal(text, date.ToString());
    }

    [Theory]
    [InlineData("490101", 2099, 2149)] // 49 - 99 = -50: the next century.
    [InlineData("500101", 2099, 2050)]
    [InlineData("010101", 2051, 2101)] // 1 - 51 = -50: the next century.
    [InlineData("020101", 2051, 2002)]
    public void The_window_moves_with_the_year(string text, int thisYear, int expected) =>
        Assert.Equal(expected, Gs1Date.Parse(text, new DateOnly(thisYear, 1, 1)).Value.Year);

    [Theory]
    [InlineData("261301")]
    [InlineData("260001")]
    [InlineData("260231")]
    [InlineData("270229")]
    [InlineData("26123")]
    [InlineData("26123x")]
    [InlineData("")]
    public void A_day_that_does_not_exist_is_refused(string text) =>
        Assert.Equal("gs1-date-not-real", Gs1Date.Parse(text, new DateOnly(2026, 11, 22)).Refusal.Code);

    [Fact]
    public void Every_day_of_ninety_years_is_read_back_from_its_middle()
    {
        for (var day = new DateOnly(1982, 1, 1); day.Year < 2072; day = day.AddDays(1))
            Assert.Equal(day, Gs1Date.Parse(Gs1Date.Of(day).ToString(), new DateOnly(2026, 6, 1)).Value.LastDay);
    }
}
