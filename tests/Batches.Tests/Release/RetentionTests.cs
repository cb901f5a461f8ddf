using Xunit;

namespace Theriac.Batches.Tests;

public sealed class RetentionTests
{
    [Theory]
    [InlineData("2028-11-30", new string[0], "2029-11-30", "YearAfterExpiry")]
    [InlineData("2028-11-30", new[] { "2026-11-22" }, "2031-11-22", "FiveYearsAfterCertification")]
    [InlineData("2031-12-31", new[] { "2026-11-22" }, "2032-12-31", "YearAfterExpiry")]
    [InlineData("2028-11-30", new[] { "2026-11-22", "2027-03-01" }, "2032-03-01", "FiveYearsAfterCertification")]
    [InlineData("2028-02-29", new string[0], "2029-02-28", "YearAfterExpiry")]
    [InlineData(null, new[] { "2024-02-29" }, "2029-02-28", "FiveYearsAfterCertification")]
    [InlineData(null, new string[0], null, "Open")]
    [Trait("Requirement", "C-180a")]
    public void A_record_is_kept_a_year_after_expiry_or_five_after_certification_whichever_is_longer(
        string? expires, string[] certified, string? until, string rule)
    {
        var kept = Retention.Of(expires is null ? null : DateOnly.Parse(expires), certified.Select(DateOnly.Parse));
        Assert.Equal((until, rule), (kept.Until?.ToString("yyyy-MM-dd"), $"{kept.Rule}"));
    }

    [Fact]
    [Trait("Requirement", "C-180a")]
    public void The_certificates_of_the_batch_count_by_the_calendar_of_its_site()
    {
        var floor = Reviewed.Done().Review();
        Assert.Equal(RetentionRule.YearAfterExpiry, Retention.Of(floor.State).Rule);
        floor.Must(floor.Certify());
        Assert.Equal(new DateOnly(2031, 11, 22), Retention.Of(floor.State).Until);
    }
}
