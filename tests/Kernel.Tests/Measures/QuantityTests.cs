using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Theriac.Kernel.Tests;

public sealed class QuantityTests
{
    [Theory]
    [InlineData("10.50 kg", "kg", "10.50")]
    [InlineData("10.50 kg", "g", "10500")]
    [InlineData("10.50 g", "kg", "0.01050")]
    [InlineData("10.5000 kg", "g", "10500.0")]
    [InlineData("1 t", "µg", "1000000000000")]
    [InlineData("0.5 mg", "ng", "500000")]
    [InlineData("1 lb", "g", "453.59237")]
    [InlineData("16 oz", "lb", "1")]
    [InlineData("2.5 L", "mL", "2500")]
    [InlineData("1 m³", "kL", "1")]
    [InlineData("1 gal", "L", "3.785411784")]
    [InlineData("5 µL", "mL", "0.005")]
    [InlineData("1 in", "cm", "2.54")]
    [InlineData("12 in", "ft", "1")]
    [InlineData("1 m²", "cm²", "10000")]
    [InlineData("90 min", "h", "1.5")]
    [InlineData("1 wk", "d", "7")]
    [InlineData("3 a", "mo", "36")]
    [InlineData("25.0 °C", "K", "298.15")]
    [InlineData("-40 °C", "°F", "-40")]
    [InlineData("98.6 °F", "°C", "37")]
    [InlineData("0 K", "°F", "-459.67")]
    [InlineData("100.00 °F", "K", null)] // 310.92777… has no end.
    [InlineData("1 min", "h", null)]
    [InlineData("1 atm", "kPa", "101.325")]
    [InlineData("760 Torr", "atm", "1")]
    [InlineData("1013.25 mbar", "bar", "1.01325")]
    [InlineData("1 psi", "Pa", null)]
    [InlineData("0.5 %", "‰", "5")]
    [InlineData("50 ppm", "%", "0.0050")]
    [InlineData("3600 rpm", "Hz", "60")]
    [InlineData("1.20 mg/mL", "g/L", "1.20")]
    [InlineData("0.9 % w/v", "mg/mL", "9")]
    [InlineData("5 % w/w", "mg/g", "50")]
    [InlineData("70 % v/v", "mL/L", "700")]
    [InlineData("1 kg/m³", "g/L", "1")]
    [InlineData("30 mL/min", "L/h", "1.8")]
    [InlineData("0.5 °C/min", "K/h", "30")]
    [InlineData("1 µS/cm", "mS/cm", "0.001")]
    [InlineData("250 mg/each", "g/each", "0.250")]
    public void Conversions_are_exact_or_refused(string from, string to, string? expected)
    {
        var outcome = Of(from).To(Unit.Parse(to).Value);
        if (expected is null)
            Assert.Equal("result-not-exact", outcome.Refusal.Code);
        else
            Assert.Equal($"{expected} {to}", outcome.Value.ToString());
    }

    [Theory]
    [InlineData("1 kg", "L")]
    [InlineData("1 %", "each")]
    [InlineData("1 % w/w", "%")]
    [InlineData("1 % w/w", "% v/v")]
    [InlineData("1 mg/mL", "mg/g")]
    [InlineData("1 min", "rpm")]
    [InlineData("30 d", "mo")]
    [InlineData("1 IU", "mg")]
    [InlineData("1 m", "h")] // The hold time in metres of the cough-syrup recipe.
    public void Dimensions_never_mix(string from, string to)
    {
        var (quantity, other) = (Of(from), Of($"1 {to}"));
        Assert.Equal("unit-dimensions-differ", quantity.To(other.Unit).Refusal.Code);
        Assert.Equal("unit-dimensions-differ", quantity.Plus(other).Refusal.Code);
        Assert.Equal("unit-dimensions-differ", quantity.Minus(other).Refusal.Code);
        Assert.Equal("unit-dimensions-differ", Quantity.Compare(quantity, other).Refusal.Code);
        Assert.Equal("unit-dimensions-differ", quantity.IsWithin(null, other).Refusal.Code);
        var rule = RoundingRule.Places(RoundingMode.HalfUp, 1);
        Assert.Equal("unit-dimensions-differ", quantity.PercentOf(other, rule).Refusal.Code);
    }

    [Theory]
    [InlineData("1 kg", "999.999999 g", 1)]
    [InlineData("1 kg", "1000.000 g", 0)]
    [InlineData("20 min", "0.333333 h", 1)]
    [InlineData("20 min", "0.333334 h", -1)]
    [InlineData("37 °C", "98.6 °F", 0)]
    [InlineData("1 psi", "6894.757 Pa", 1)]
    [InlineData("-1 °C", "273.15 K", -1)]
    public void Comparison_needs_no_decimal_form(string one, string other, int expected)
    {
        Assert.Equal(expected, Math.Sign(Quantity.Compare(Of(one), Of(other)).Value));
        Assert.Equal(-expected, Math.Sign(Quantity.Compare(Of(other), Of(one)).Value));
    }

    [Theory]
    [InlineData("10.0 kg", "9900 g", "10100 g", true)]
    [InlineData("9.9 kg", "9900 g", "10100 g", true)]
    [InlineData("10.1 kg", "9900 g", "10100 g", true)]
    [InlineData("9.8999 kg", "9900 g", "10100 g", false)]
    [InlineData("10.1001 kg", "9900 g", "10100 g", false)]
    [InlineData("10.1001 kg", "9900 g", null, true)]
    [InlineData("0 kg", null, "10100 g", true)]
    [InlineData("0 kg", null, null, true)]
    public void Limits_belong_to_the_range(string value, string? low, string? high, bool expected) =>
        Assert.Equal(expected, Of(value).IsWithin(OrNone(low), OrNone(high)).Value);

    [Theory]
    [InlineData("1.50 kg", "250 g", "1.750 kg")]
    [InlineData("1.50 kg", "0.25 g", "1.50025 kg")]
    [InlineData("20.0 °C", "5 K", "25.0 °C")]
    [InlineData("50 °F", "5 K", "59 °F")]
    [InlineData("300 K", "5 K", "305 K")]
    public void Sums_keep_the_first_unit(string one, string other, string expected) =>
        Assert.Equal(expected, Of(one).Plus(Of(other)).Value.ToString());

    [Theory]
    [InlineData("1.50 kg", "250 g", "1.250 kg")]
    [InlineData("250 g", "1.50 kg", "-1250 g")]
    [InlineData("25.0 °C", "20 °C", "5.00 K")]
    [InlineData("25.0 °C", "5 K", "20.0 °C")]
    [InlineData("300.00 K", "25 °C", "1.85 K")]
    public void Differences_of_temperatures_are_no_temperatures(string one, string other, string expected) =>
        Assert.Equal(expected, Of(one).Minus(Of(other)).Value.ToString());

    [Theory]
    [InlineData("20 °C", "5 °C")]
    [InlineData("300 K", "5 °C")]
    [InlineData("20 °C", "5 °F")]
    public void Temperatures_do_not_add(string one, string other)
    {
        Assert.Equal("temperatures-do-not-add", Of(one).Plus(Of(other)).Refusal.Code);
        Assert.Equal("temperatures-do-not-add", Of(other).Times(2).Refusal.Code);
    }

    [Fact]
    public void What_does_not_fit_is_refused_and_not_rounded()
    {
        var large = new Quantity(decimal.MaxValue, Unit.Kilogram);
        var fine = new Quantity(0.1m, Unit.Kilogram);
        Assert.Equal("quantity-too-large", large.Plus(large).Refusal.Code);
        Assert.Equal("quantity-too-large", large.Plus(fine).Refusal.Code); // The framework would drop the 0.1.
        Assert.Equal("quantity-too-large", large.To(Unit.Gram).Refusal.Code);
        Assert.Equal("quantity-too-large", large.Times(1.5m).Refusal.Code);
        Assert.Equal("quantity-too-large", fine.Times(0.0000000000000000000000000001m).Refusal.Code);
    }

    [Theory]
    [InlineData("98.5 kg", "100 kg", "98.50 %")]
    [InlineData("1 kg", "3000 g", "33.33 %")]
    [InlineData("10198 each", "10000 each", "101.98 %")]
    public void A_yield_keeps_both_of_its_terms(string part, string whole, string expected)
    {
        var share = Of(part).PercentOf(Of(whole), RoundingRule.Places(RoundingMode.HalfUp, 2)).Value;
        Assert.Equal(expected, share.Percent.ToString());
        Assert.Equal((Of(part), Of(whole)), (share.Part, share.Whole));
    }

    [Fact]
    public void A_share_of_nothing_is_refused() =>
        Assert.Equal("division-by-zero",
            Of("1 kg").PercentOf(Of("0.0 g"), RoundingRule.Places(RoundingMode.HalfUp, 2)).Refusal.Code);

    [Fact]
    public void A_rounded_conversion_keeps_where_it_came_from()
    {
        var outcome = Of("1 min").To(Unit.Hour, RoundingRule.Significant(RoundingMode.HalfEven, 4)).Value;
        Assert.Equal("0.01667 h", outcome.Result.ToString());
        Assert.Equal("1 min", outcome.From.ToString());
    }

    [Fact]
    public void There_and_back_is_the_same_number() =>
        Prop.ForAll<int, PositiveInt, PositiveInt>((unscaled, one, two) =>
        {
            var from = Unit.All[one.Get % Unit.All.Count];
            var alike = Unit.All.Where(unit => unit.Dimension == from.Dimension).ToList();
            var to = alike[two.Get % alike.Count];
            var quantity = new Quantity(unscaled / 1000m, from);
            var there = quantity.To(to);
            return !there.IsOk || Quantity.Compare(quantity, there.Value).Value == 0
                && there.Value.To(from).Value == quantity;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));

    [Fact]
    public void Adding_and_taking_away_is_the_same_number() =>
        Prop.ForAll<int, int>((one, other) =>
        {
            var (a, b) = (new Quantity(one / 100m, Unit.Kilogram), new Quantity(other / 10m, Unit.Gram));
            return a.Plus(b).Value.Minus(b).Value == a
                && Quantity.Compare(a.Plus(b).Value, b.Plus(a).Value).Value == 0;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_default_is_no_quantity() =>
        Assert.Throws<InvalidOperationException>(() => default(Quantity).Unit);

    private static Quantity? OrNone(string? text) => text is null ? null : Of(text);

    private static Quantity Of(string text)
    {
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        return Quantity.Parse(text[..space], text[(space + 1)..]).Value;
    }
}
