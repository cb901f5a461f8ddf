using System.Text;
using Xunit;

namespace Theriac.Gs1.Tests;

public sealed class GcpLengthTableTests
{
    private static readonly GcpLengthTable Table = GcpLengthTable.ParseJson(Encoding.UTF8.GetBytes("""
        {"GCPPrefixFormatList":{"date":"2026-11-01T00:05:00+00:00","entry":[
          {"prefix":"0300","gcpLength":6},{"prefix":"030001","gcpLength":7},
          {"prefix":"95","gcpLength":9},{"prefix":"02","gcpLength":0}]}}
        """)).Value;

    [Theory]
    [InlineData("030001111111", 7)] // The longest prefix decides.
    [InlineData("030012345678", 6)]
    [InlineData("950600013435", 9)]
    [InlineData("401234500011", null)]
    [InlineData("021234500011", null)] // The list says that there is no company prefix here.
    [InlineData("", null)]
    public void The_longest_prefix_that_fits_decides_and_none_is_guessed(string digits, int? expected) =>
        Assert.Equal(expected, Table.LengthOf(digits));

    [Fact]
    public void The_overlay_may_say_that_nobody_has_a_prefix() =>
        Assert.Null(Table.WithOverlay(new Dictionary<string, int> { ["0300"] = 0 }).Value.LengthOf("030001111111"));

    [Fact]
    public void The_overlay_of_the_operator_wins()
    {
        var table = Table.WithOverlay(new Dictionary<string, int> { ["03"] = 8, ["9506000"] = 7 }).Value;
        Assert.Equal(8, table.LengthOf("030001111111"));
        Assert.Equal(7, table.LengthOf("950600013435"));
        Assert.Equal(9, table.LengthOf("951000013435"));
        Assert.Equal(new DateOnly(2026, 11, 1), table.Date);
        Assert.Equal(6, table.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"GCPPrefixFormatList":{"date":"yesterday","entry":[]}}""")]
    [InlineData("""{"GCPPrefixFormatList":{"date":null,"entry":[]}}""")]
    [InlineData("""{"GCPPrefixFormatList":{"date":"2026-11-01","entry":{}}}""")]
    [InlineData("""{"GCPPrefixFormatList":{"date":"2026-11-01","entry":[{"prefix":"03A","gcpLength":6}]}}""")]
    [InlineData("""{"GCPPrefixFormatList":{"date":"2026-11-01","entry":[{"prefix":"03","gcpLength":13}]}}""")]
    [InlineData("""{"GCPPrefixFormatList":{"date":"2026-11-01","entry":[{"prefix":"03","gcpLength":"6"}]}}""")]
    [InlineData("""{"GCPPrefixFormatList":{"date":"2026-11-01","entry":[{"prefix":"03"}]}}""")]
    public void A_file_that_is_not_the_list_is_refused(string json) =>
        Assert.Equal("gcp-table-not-valid", GcpLengthTable.ParseJson(Encoding.UTF8.GetBytes(json)).Refusal.Code);

    [Fact]
    public void An_overlay_that_cannot_be_is_refused() =>
        Assert.Equal("gcp-table-not-valid", Table.WithOverlay(new Dictionary<string, int> { ["x"] = 7 }).Refusal.Code);
}
