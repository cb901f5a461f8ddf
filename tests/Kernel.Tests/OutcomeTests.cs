using Xunit;

namespace Theriac.Kernel.Tests;

public sealed class OutcomeTests
{
    private static readonly Refusal No = new("no", 422, "No.");

    [Fact]
    public void An_outcome_is_a_value_or_a_refusal_and_never_both()
    {
        Outcome<int> yes = 1;
        Outcome<int> no = No;
        Assert.True(yes.Try(out var value, out _));
        Assert.Equal(1, value);
        Assert.False(no.Try(out _, out var refusal));
        Assert.Same(No, refusal);
        Assert.Throws<InvalidOperationException>(() => no.Value);
        Assert.Throws<InvalidOperationException>(() => yes.Refusal);
        Assert.Throws<InvalidOperationException>(() => default(Outcome<int>).IsOk);
    }

    [Fact]
    public void A_refusal_stops_the_chain()
    {
        Assert.Equal(4, Outcome<int>.Ok(1).Map(one => one + 1).Then(two => Outcome<int>.Ok(two * 2)).Value);
        Assert.Same(No, Outcome<int>.No(No).Map<int>(_ => throw new InvalidOperationException()).Refusal);
    }

    [Theory]
    [InlineData(0, "1970-01-01T00:00:00.000000Z")]
    [InlineData(1_763_800_933_123_456, "2025-11-22T08:42:13.123456Z")]
    [InlineData(-1, "1969-12-31T23:59:59.999999Z")]
    public void A_time_is_written_with_six_decimals_in_utc(long micros, string expected)
    {
        Assert.Equal(expected, Micros.ToText(micros));
        Assert.Equal(micros, Micros.From(Micros.ToTime(micros)));
    }
}
