using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Theriac.Kernel.Tests;

[Trait("Requirement", "DI-Ac")]
public sealed class RoundingTests
{
    // value, places, half-even, half-up, up, down
    [Theory]
    [InlineData("2.5", 0, "2", "3", "3", "2")]
    [InlineData("3.5", 0, "4", "4", "4", "3")]
    [InlineData("-2.5", 0, "-2", "-3", "-3", "-2")]
    [InlineData("2.4", 0, "2", "2", "3", "2")]
    [InlineData("2.6", 0, "3", "3", "3", "2")]
    [InlineData("10.005", 2, "10.00", "10.01", "10.01", "10.00")]
    [InlineData("10.015", 2, "10.02", "10.02", "10.02", "10.01")]
    [InlineData("10.0050000001", 2, "10.01", "10.01", "10.01", "10.00")]
    [InlineData("1.5", 3, "1.500", "1.500", "1.500", "1.500")]
    [InlineData("0", 2, "0.00", "0.00", "0.00", "0.00")]
    [InlineData("-0.001", 2, "0.00", "0.00", "-0.01", "0.00")]
    [InlineData("0.999", 2, "1.00", "1.00", "1.00", "0.99")]
    [InlineData("79228162514264337593543950335", 0,
        "79228162514264337593543950335", "79228162514264337593543950335",
        "79228162514264337593543950335", "79228162514264337593543950335")]
    public void Places_are_kept_as_the_mode_says(string raw, int places, string even, string half, string up, string down)
    {
        Assert.Equal(even, Round(raw, RoundingRule.Places(RoundingMode.HalfEven, places)));
        Assert.Equal(half, Round(raw, RoundingRule.Places(RoundingMode.HalfUp, places)));
        Assert.Equal(up, Round(raw, RoundingRule.Places(RoundingMode.Up, places)));
        Assert.Equal(down, Round(raw, RoundingRule.Places(RoundingMode.Down, places)));
    }

    [Theory]
    [InlineData("1234.5", 2, "1200", "1200", "1300", "1200")]
    [InlineData("1250", 2, "1200", "1300", "1300", "1200")]
    [InlineData("0.0012345", 3, "0.00123", "0.00123", "0.00124", "0.00123")]
    [InlineData("0.00125", 2, "0.0012", "0.0013", "0.0013", "0.0012")]
    [InlineData("9.996", 3, "10.0", "10.0", "10.0", "9.99")]
    [InlineData("99.96", 3, "100", "100", "100", "99.9")]
    [InlineData("999.6", 3, "1000", "1000", "1000", "999")]
    [InlineData("-9.995", 3, "-10.0", "-10.0", "-10.0", "-9.99")]
    [InlineData("0.5", 3, "0.500", "0.500", "0.500", "0.500")]
    [InlineData("100", 3, "100", "100", "100", "100")]
    [InlineData("101.98", 4, "102.0", "102.0", "102.0", "101.9")]
    [InlineData("0.00", 3, "0.00", "0.00", "0.00", "0.00")]
    public void Significant_digits_are_counted_from_the_first_that_is_not_zero(
        string raw, int digits, string even, string half, string up, string down)
    {
        Assert.Equal(even, Round(raw, RoundingRule.Significant(RoundingMode.HalfEven, digits)));
        Assert.Equal(half, Round(raw, RoundingRule.Significant(RoundingMode.HalfUp, digits)));
        Assert.Equal(up, Round(raw, RoundingRule.Significant(RoundingMode.Up, digits)));
        Assert.Equal(down, Round(raw, RoundingRule.Significant(RoundingMode.Down, digits)));
    }

    [Theory]
    [InlineData(RoundingTo.Places, -1)]
    [InlineData(RoundingTo.Places, 29)]
    [InlineData(RoundingTo.Significant, 0)]
    [InlineData(RoundingTo.Significant, 29)]
    [InlineData((RoundingTo)7, 1)]
    public void A_rule_outside_its_range_is_refused(RoundingTo to, int digits) =>
        Assert.Equal("rounding-rule-not-valid", RoundingRule.Of(RoundingMode.HalfUp, to, digits).Refusal.Code);

    [Fact]
    public void A_result_that_cannot_show_its_places_is_refused() =>
        Assert.Equal("quantity-too-large",
            RoundingRule.Significant(RoundingMode.Up, 1).Round(decimal.MaxValue).Refusal.Code);

    [Fact]
    public void Nearest_modes_agree_with_the_framework() =>
        Prop.ForAll<int, byte, byte>((unscaled, scale, places) =>
        {
            var raw = new decimal(unscaled, 0, 0, false, (byte)(scale % 12));
            var digits = places % 12;
            return Round(raw, RoundingMode.HalfEven, digits) == Math.Round(raw, digits, MidpointRounding.ToEven)
                && Round(raw, RoundingMode.HalfUp, digits) == Math.Round(raw, digits, MidpointRounding.AwayFromZero)
                && Round(raw, RoundingMode.Down, digits) == Math.Round(raw, digits, MidpointRounding.ToZero)
                && Math.Abs(Round(raw, RoundingMode.Up, digits)) >= Math.Abs(raw);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void A_rounded_number_shows_as_many_digits_as_asked() =>
        Prop.ForAll<NonZeroInt, byte, PositiveInt>((unscaled, scale, wanted) =>
        {
            var raw = new decimal(Math.Abs((long)unscaled.Get)) / (decimal)Math.Pow(10, scale % 8);
            var digits = wanted.Get % 9 + 1;
            var result = RoundingRule.Significant(RoundingMode.HalfEven, digits).Round(raw).Value.Result;
            var shown = DecimalText.Of(result).Replace(".", "", StringComparison.Ordinal).TrimStart('0');
            return shown.Length == digits || (shown.Length > digits && shown[digits..].All(digit => digit == '0'));
        }).QuickCheckThrowOnFailure();

    private static decimal Round(decimal raw, RoundingMode mode, int places)
    {
        var rounded = RoundingRule.Places(mode, places).Round(raw).Value;
        Assert.Equal(raw, rounded.Raw);
        Assert.Equal(places, rounded.Result.Scale);
        return rounded.Result;
    }

    private static string Round(string raw, RoundingRule rule)
    {
        var rounded = rule.Round(DecimalText.Parse(raw).Value).Value;
        Assert.Equal(raw, DecimalText.Of(rounded.Raw));
        return DecimalText.Of(rounded.Result);
    }
}
