using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Theriac.Gs1.Tests;

public sealed class ElementStringTests
{
    private const string F = "\u001d";

    [Theory]
    [InlineData("]d201003000101234552111" + F + "10LOT-1" + F + "17261231", "(01)00300010123455(21)11(10)LOT-1(17)261231")]
    [InlineData("]C10100300010123455", "(01)00300010123455")]
    [InlineData("]Q30100300010123455", "(01)00300010123455")]
    [InlineData("]e00100300010123455", "(01)00300010123455")]
    [InlineData(F + "0100300010123455", "(01)00300010123455")]
    [InlineData("]d2" + F + "0100300010123455", "(01)00300010123455")]
    [InlineData("01003000101234551726120021ABC", "(01)00300010123455(17)261200(21)ABC")]
    [InlineData("0100300010123455" + F + "17261231" + F + "21ABC", "(01)00300010123455(17)261231(21)ABC")]
    [InlineData("0100300010123455" + "21ABC" + F, "(01)00300010123455(21)ABC")]
    [InlineData("0100300010123455\r\n", "(01)00300010123455")]
    [InlineData("00403000112345678901", "(00)403000112345678901")]
    [InlineData("02003000101234553724" + F + "00403000112345678901", "(02)00300010123455(37)24(00)403000112345678901")]
    [InlineData("01003000101234557003261231235921X", null)] // 7003 has a fixed length and still needs the separator.
    [InlineData("010030001012345570032612312359" + F + "21X", "(01)00300010123455(7003)2612312359(21)X")]
    [InlineData("(01)00300010123455(21)11(10)LOT-1", "(01)00300010123455(21)11(10)LOT-1")]
    [InlineData(@"(01)00300010123455(21)A\(10)B", @"(01)00300010123455(21)A\(10)B")]
    [InlineData("(01)00300010123455(21)A)B", "(01)00300010123455(21)A)B")]
    [InlineData("3103001750" + "10A", "(3103)001750(10)A")]
    [InlineData("10A" + F + "10A", "(10)A")]
    [InlineData("414030001111111625412" + F + "10X", "(414)0300011111116(254)12(10)X")]
    public void Scanned_and_written_forms_are_read_alike(string text, string? expected)
    {
        var outcome = ElementString.Parse(text);
        Assert.Equal(expected, outcome.IsOk ? outcome.Value.ToString() : null);
    }

    [Theory]
    [InlineData("", "gs1-code-empty")]
    [InlineData(null, "gs1-code-empty")]
    [InlineData("]d2", "gs1-code-empty")]
    [InlineData("]d10100300010123455", "gs1-symbology-not-gs1")]
    [InlineData("]Q10100300010123455", "gs1-symbology-not-gs1")]
    [InlineData("]", "gs1-symbology-not-gs1")]
    [InlineData("hello", "gs1-ai-unknown")]
    [InlineData("0", "gs1-ai-unknown")]
    [InlineData("05123", "gs1-ai-unknown")]
    [InlineData("71812", "gs1-ai-unknown")]
    [InlineData("0100300010123456", "gs1-check-digit-wrong")]
    [InlineData("01003000101234", "gs1-value-too-short")]
    [InlineData("172612" + F + "10A", "gs1-value-too-short")]
    [InlineData("17261332", "gs1-date-not-real")]
    [InlineData("10LOT-1" + F + F + "17261231", "gs1-separator-wrong")]
    [InlineData("10" + F + "17261231", "gs1-value-too-short")]
    [InlineData("21123456789012345678901", "gs1-value-too-long")]
    [InlineData("10A" + F + "10B", "gs1-ai-repeated")]
    [InlineData("(01)00300010123455 (21)11", "gs1-value-too-long")]
    [InlineData("(01", "gs1-brackets-wrong")]
    [InlineData("(01)00300010123455(", "gs1-brackets-wrong")]
    [InlineData(@"(10)A\B", "gs1-brackets-wrong")]
    [InlineData(@"(10)A\", "gs1-brackets-wrong")]
    [InlineData("()123", "gs1-ai-unknown")]
    public void What_is_not_clear_is_refused(string? text, string code) =>
        Assert.Equal(code, ElementString.Parse(text).Refusal.Code);

    [Fact]
    public void A_missing_separator_is_found_where_the_value_grows_too_long()
    {
        var refusal = ElementString.Parse("0100300010123455" + "21123456789012345678" + "10LOT-1").Refusal;
        Assert.Equal("gs1-value-too-long", refusal.Code);
        Assert.Contains("separator", refusal.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("(01)00300010123455(21)11(10)LOT-1(17)261231", null)]
    [InlineData("(00)403000112345678901(02)00300010123455(37)24", null)]
    [InlineData("(01)00300010123455(21)A(250)B", null)]
    [InlineData("(01)00300010123455(10)A(7004)12", null)]
    [InlineData("(414)0300011111116(254)12", null)]
    [InlineData("(8010)4012345A(8011)7(8030)abc", null)]
    [InlineData("(01)00300010123455(21)A(8030)abc", null)]
    [InlineData("(10)LOT-1", "gs1-ai-partner-missing")]
    [InlineData("(02)00300010123455(37)24", "gs1-ai-partner-missing")]
    [InlineData("(02)00300010123455", "gs1-ai-partner-missing")]
    [InlineData("(01)00300010123455(250)B", "gs1-ai-partner-missing")]
    [InlineData("(01)00300010123455(7004)12", "gs1-ai-partner-missing")]
    [InlineData("(254)12", "gs1-ai-partner-missing")]
    [InlineData("(01)00300010123455(8030)abc", "gs1-ai-partner-missing")]
    [InlineData("(01)00300010123455(21)A(235)B", "gs1-ai-not-together")]
    [InlineData("(01)00300010123455(37)24", "gs1-ai-not-together")]
    [InlineData("(01)00300010123455(3103)001750(3102)017500", "gs1-ai-not-together")]
    public void Identifiers_need_and_exclude_each_other_as_the_dictionary_says(string text, string? code)
    {
        var outcome = ElementString.Parse(text).Value.CheckTogether();
        Assert.Equal(code, outcome.IsOk ? null : outcome.Refusal.Code);
    }

    [Fact]
    public void The_symbol_text_has_separators_only_where_they_are_needed() =>
        Assert.Equal("01003000101234551726123110LOT-1" + F + "2111",
            ElementString.Parse("(01)00300010123455(17)261231(10)LOT-1(21)11").Value.ToSymbolText());

    [Fact]
    public void Every_code_that_is_written_is_read_back_in_both_forms() =>
        Prop.ForAll(Samples.Packs, pack =>
        {
            var one = ElementString.Of(pack).Value;
            return ElementString.Parse("]d2" + one.ToSymbolText()).Value.Elements.SequenceEqual(one.Elements)
                && ElementString.Parse(one.ToString()).Value.Elements.SequenceEqual(one.Elements);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Random_text_is_read_or_refused_and_never_throws() =>
        Fuzz.Run("]d2010030001012345521A\u001d10B(01)\\(%31", text => ElementString.Parse(text));
}
