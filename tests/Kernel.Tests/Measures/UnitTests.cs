using Xunit;

namespace Theriac.Kernel.Tests;

public sealed class UnitTests
{
    [Theory]
    [InlineData("kilogram", "kg")]
    [InlineData("Kilograms", "kg")]
    [InlineData("KG", "kg")]
    [InlineData("KGM", "kg")]
    [InlineData("Grams", "g")]
    [InlineData("ug", "µg")]
    [InlineData("\u03BCg", "µg")]
    [InlineData("mcg", "µg")]
    [InlineData("Kilolitres", "kL")]
    [InlineData("kiloliter", "kL")]
    [InlineData("ml", "mL")]
    [InlineData("Metres", "m")]
    [InlineData("meter", "m")]
    [InlineData("second", "s")]
    [InlineData("Hours", "h")]
    [InlineData("Degrees Celsius", "°C")]
    [InlineData("CEL", "°C")]
    [InlineData("℃", "°C")]
    [InlineData("pcs", "each")]
    [InlineData("m3", "m³")]
    [InlineData("mg/ml", "mg/mL")]
    [InlineData("milligrams per millilitre", "mg/mL")]
    [InlineData("ug / mL", "µg/mL")]
    [InlineData("m3/h", "m³/h")]
    [InlineData("CFU/mL", "CFU/mL")]
    [InlineData("%RH", "% RH")]
    [InlineData(" kg ", "kg")]
    public void Other_spellings_are_read_as_the_symbol(string text, string symbol) =>
        Assert.Equal(symbol, Unit.Parse(text).Value.Symbol);

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("stone")]
    [InlineData("ML")] // Millilitre or megalitre: nobody guesses.
    [InlineData("MG")]
    [InlineData("Mg")]
    [InlineData("units")]
    [InlineData("M")]
    [InlineData("kg/")]
    [InlineData("/kg")]
    [InlineData("kg/kg/kg")]
    [InlineData("kg/°C")]
    [InlineData("59")]
    public void What_is_not_known_or_not_clear_is_refused(string? text) =>
        Assert.Equal("unit-unknown", Unit.Parse(text).Refusal.Code);

    [Fact]
    public void Every_symbol_of_the_table_reads_as_itself() =>
        Assert.All(Unit.All, unit => Assert.Equal(unit, Unit.Parse(unit.Symbol).Value));

    [Fact]
    public void Every_common_code_reads_as_its_unit_and_stands_once()
    {
        var coded = Unit.All.Where(unit => unit.CommonCode is not null).ToList();
        Assert.All(coded, unit => Assert.True(Unit.TryFromCommonCode(unit.CommonCode, out var found) && found.Equals(unit)));
        Assert.False(Unit.TryFromCommonCode("kg", out _));
    }

    [Fact]
    public void A_quotient_equals_itself_and_the_row_of_the_table()
    {
        Assert.Equal(Unit.Parse("mg/mL").Value, Unit.Parse("mg/ml").Value);
        Assert.Equal("GL", Unit.Parse("g/l").Value.CommonCode);
        Assert.Equal(Unit.Parse("mg/mL").Value.GetHashCode(), Unit.Parse("mg/ml").Value.GetHashCode());
        Assert.Equal(Dimension.Concentration, Unit.Parse("mg/mL").Value.Dimension);
    }
}
