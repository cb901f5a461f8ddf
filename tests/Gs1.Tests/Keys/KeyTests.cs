using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Theriac.Gs1.Tests;

public sealed class KeyTests
{
    private static readonly Arbitrary<string> Bodies =
        Gen.Elements(7, 11, 12, 13, 16, 17).SelectMany(length => Gen.ArrayOf(Gen.Choose('0', '9'), length))
            .Select(digits => string.Concat(digits.Select(digit => (char)digit)))
            .ToArbitrary();

    [Theory]
    [InlineData("00300010123455", "00300010123455")]
    [InlineData("10300010123452", "10300010123452")]
    [InlineData("4006381333931", "04006381333931")]
    [InlineData("036000291452", "00036000291452")]
    [InlineData("96385074", "00000096385074")]
    [InlineData("09506000134352", "09506000134352")]
    public void A_gtin_of_any_length_has_fourteen_digits(string text, string expected) =>
        Assert.Equal(expected, Gtin.Parse(text).Value.ToString());

    [Theory]
    [InlineData("00300010123456", "gs1-check-digit-wrong")]
    [InlineData("0030001012345", "gs1-check-digit-wrong")]
    [InlineData("003000101235", "gs1-check-digit-wrong")]
    [InlineData("00000000000000", "gs1-key-not-valid")]
    [InlineData("123456789", "gs1-key-not-valid")]
    [InlineData("0030001012345X", "gs1-key-not-valid")]
    [InlineData("٠٠٣٠٠٠١٠١٢٣٤٥٥", "gs1-key-not-valid")]
    [InlineData("", "gs1-key-not-valid")]
    [InlineData(null, "gs1-key-not-valid")]
    public void What_is_no_gtin_is_refused(string? text, string code) =>
        Assert.Equal(code, Gtin.Parse(text).Refusal.Code);

    [Fact]
    public void Any_one_wrong_digit_is_caught() =>
        Prop.ForAll(Bodies, body =>
        {
            var right = body + CheckDigits.Of(body);
            var wrong =
                from at in Enumerable.Range(0, right.Length)
                from digit in "0123456789"
                where digit != right[at]
                select $"{right[..at]}{digit}{right[(at + 1)..]}";
            return CheckDigits.IsRight(right) && !wrong.Any(text => CheckDigits.IsRight(text));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Two_neighbours_that_change_places_are_caught_unless_they_differ_by_five() =>
        Prop.ForAll(Bodies, body =>
        {
            var right = body + CheckDigits.Of(body);
            return Enumerable.Range(0, right.Length - 1).All(at =>
                Math.Abs(right[at] - right[at + 1]) is 0 or 5
                || !CheckDigits.IsRight($"{right[..at]}{right[at + 1]}{right[at]}{right[(at + 2)..]}"));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Keys_of_every_length_are_read_back_as_written() =>
        Prop.ForAll(Bodies, body =>
        {
            var right = body + CheckDigits.Of(body);
            return !right.AsSpan().ContainsAnyExcept('0') || right.Length switch
            {
                13 => Gtin.Parse(right).Value.ToString() == "0" + right && Gln.FromBody(body).Value.ToString() == right,
                8 or 12 or 14 => Gtin.Parse(right).Value.ToString() == right.PadLeft(14, '0'),
                18 => Sscc.Parse(right).Value.ToString() == right && Sscc.FromBody(body).Value.ToString() == right,
                _ => !Gtin.TryParse(right, out _),
            };
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_indicator_changes_the_check_digit()
    {
        var unit = Gtin.Parse("00300010123455").Value;
        Assert.Equal("10300010123452", unit.WithIndicator(1).ToString());
        Assert.Equal(1, unit.WithIndicator(1).Indicator);
        Assert.Equal(unit, unit.WithIndicator(1).WithIndicator(0));
    }

    [Fact]
    public void The_pair_of_a_model_number_is_the_published_one()
    {
        Assert.Equal("2K", CheckDigits.PairOf("1987654Ad4X4bL5ttr2310c"));
        Assert.False(CheckDigits.IsPairRight("1987654Ad4X4bL5ttr2310d2K"));
        Assert.False(CheckDigits.IsPairRight("2K"));
    }

    [Fact]
    public void A_default_key_is_no_key()
    {
        Assert.Throws<InvalidOperationException>(() => default(Gtin).ToString());
        Assert.Throws<InvalidOperationException>(() => default(Sscc).ToString());
        Assert.Throws<InvalidOperationException>(() => default(Gln).ToString());
        Assert.Equal("gs1-key-not-valid", Sscc.Parse("000000000000000000").Refusal.Code);
        Assert.Equal("gs1-key-not-valid", Gln.FromBody("12").Refusal.Code);
    }

    [Theory]
    [InlineData(Charset.Set82, 82)]
    [InlineData(Charset.Set39, 39)]
    public void Every_alphabet_has_its_number_of_different_characters(string alphabet, int count) =>
        Assert.Equal(count, alphabet.Distinct().Count());
}
