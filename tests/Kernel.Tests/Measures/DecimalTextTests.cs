using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Theriac.Kernel.Tests;

public sealed class DecimalTextTests
{
    [Theory]
    [InlineData("10.50", "10.50")]
    [InlineData("0", "0")]
    [InlineData("-0.0", "0.0")]
    [InlineData("007.10", "7.10")]
    [InlineData("79228162514264337593543950335", "79228162514264337593543950335")]
    [InlineData("-7.9228162514264337593543950335", "-7.9228162514264337593543950335")]
    [InlineData("0.0000000000000000000000000001", "0.0000000000000000000000000001")]
    public void Every_digit_is_kept(string text, string expected) =>
        Assert.Equal(expected, DecimalText.Of(DecimalText.Parse(text).Value));

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("-")]
    [InlineData(".5")]
    [InlineData("5.")]
    [InlineData("1.2.3")]
    [InlineData("1,5")]
    [InlineData("+5")]
    [InlineData(" 5")]
    [InlineData("5 ")]
    [InlineData("1e3")]
    [InlineData("0x1F")]
    [InlineData("٣")]
    [InlineData("1_000")]
    [InlineData("NaN")]
    [InlineData("79228162514264337593543950336")]
    [InlineData("0.00000000000000000000000000001")]
    [InlineData("1.00000000000000000000000000000")]
    [InlineData("00000000000000000000000000000000000000000000000000000000000000001")]
    public void What_is_no_plain_number_is_refused(string? text) =>
        Assert.Equal("decimal-not-readable", DecimalText.Parse(text).Refusal.Code);

    [Fact]
    public void Text_and_parts_are_the_same_number_with_the_same_scale() =>
        Prop.ForAll<decimal>(value =>
        {
            var back = DecimalText.Parse(DecimalText.Of(value)).Value;
            var split = DecimalParts.TrySplit(value, out var parts);
            return back == value && back.Scale == value.Scale
                && (!split || (parts.ToDecimal() == value && parts.ToDecimal().Scale == value.Scale));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void Nineteen_digits_do_not_go_into_a_column() =>
        Assert.False(DecimalParts.TrySplit(9223372036854775808m, out _));
}
