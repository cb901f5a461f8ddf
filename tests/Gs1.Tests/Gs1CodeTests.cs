using Xunit;

namespace Theriac.Gs1.Tests;

public sealed class Gs1CodeTests
{
    [Theory]
    [InlineData("]d2010030001012345521111726123110LOT-1", "(01)00300010123455(21)111726123110LOT-1")]
    [InlineData("]d2010030001012345517261231" + "21" + "11" + "\u001d" + "10LOT-1", "(01)00300010123455(21)11")]
    [InlineData("(01)00300010123455(10)LOT-1", "(01)00300010123455(10)LOT-1")]
    [InlineData("(01)00300010123455(17)261231", "(01)00300010123455")]
    [InlineData("https://any.example/01/00300010123455/10/LOT-1/21/11?17=261231", "(01)00300010123455(21)11")]
    [InlineData("urn:epc:id:sgtin:030001.0012345.11", "(01)00300010123455(21)11")]
    [InlineData("00300010123455", "(01)00300010123455")]
    [InlineData(" 4006381333931\r\n", "(01)04006381333931")]
    [InlineData("]E04006381333931", "(01)04006381333931")]
    [InlineData("]I100300010123455", "(01)00300010123455")]
    [InlineData("00403000112345678901", "(00)403000112345678901")]
    [InlineData("(00)403000112345678901(02)00300010123455(37)24", "(00)403000112345678901")]
    [InlineData("(414)4012345000115(254)0", "(414)4012345000115")]
    [InlineData("(8006)003000101234550102(21)7", "(8006)003000101234550102(21)7")]
    [InlineData("(253)4012345000115COA-7", "(253)4012345000115COA-7")]
    public void Whatever_the_form_the_thing_is_the_same(string text, string expected)
    {
        Assert.Equal(expected, Gs1Code.Parse(text).Value.Identify().Value.ToString());
        Assert.Equal(expected, Gs1Id.Parse(text).Value.ToString());
    }

    [Theory]
    [InlineData("", "gs1-code-empty")]
    [InlineData("(10)LOT-1", "gs1-code-identifies-nothing")]
    [InlineData("4006381333932", "gs1-check-digit-wrong")]
    [InlineData("4012345000116", "gs1-check-digit-wrong")] // Not the consignment (401)2345000116.
    [InlineData("]E04006381333932", "gs1-check-digit-wrong")]
    [InlineData("httpx", "gs1-link-not-valid")]
    [InlineData("urn:isbn:1", "epc-urn-not-valid")]
    public void What_identifies_nothing_is_refused(string text, string code) =>
        Assert.Equal(code, Gs1Id.Parse(text).Refusal.Code);

    [Fact]
    public void Lot_serial_and_expiry_are_at_hand()
    {
        var code = Gs1Code.Parse("(01)00300010123455(21)11(10)LOT-1(17)270200").Value;
        Assert.Equal(("11", "LOT-1", "00300010123455"), (code.Serial, code.Lot, code.Gtin.ToString()));
        Assert.Equal(new DateOnly(2027, 2, 28), code.Expiry(new DateOnly(2026, 11, 22))!.Value.LastDay);
        Assert.Null(Gs1Code.Parse("(00)403000112345678901").Value.Expiry(new DateOnly(2026, 11, 22)));
        Assert.Null(Gs1Code.Parse("(00)403000112345678901").Value.Gtin);
    }

    [Fact]
    public void Things_are_made_from_their_typed_keys()
    {
        var gtin = Gtin.Parse("00300010123455").Value;
        Assert.Equal("/01/00300010123455/21/A%2FB", Gs1Id.Sgtin(gtin, "A/B").Value.ToPath());
        Assert.Equal("/01/00300010123455/10/L1", Gs1Id.Lgtin(gtin, "L1").Value.ToPath());
        Assert.Equal("/00/403000112345678901", Gs1Id.Of(Sscc.Parse("403000112345678901").Value).ToPath());
        Assert.Equal("/417/4012345000115", Gs1Id.Party(Gln.Parse("4012345000115").Value).ToPath());
        Assert.Equal(Gs1Id.Place(Gln.Parse("4012345000115").Value), Gs1Id.Place(Gln.Parse("4012345000115").Value, "0"));
        Assert.Equal(gtin, Gs1Id.Sgtin(gtin, "1").Value.Gtin);
        Assert.Null(Gs1Id.Party(Gln.Parse("4012345000115").Value).Gtin);
        Assert.Equal("gs1-value-too-long", Gs1Id.Sgtin(gtin, new string('1', 21)).Refusal.Code);
        Assert.Equal("gs1-value-too-short", Gs1Id.Sgtin(gtin, "").Refusal.Code);
        Assert.Equal("gs1-value-too-short", Gs1Id.Of(Gs1IdKind.Gdti, "4012345000115", "").Refusal.Code);
        Assert.Equal("gs1-value-character", Gs1Id.Lgtin(gtin, "L 1").Refusal.Code);
    }

    [Fact]
    public void Random_text_is_read_or_refused_and_never_throws() =>
        Fuzz.Run("https://id.gs1.org/(01)00300010123455urn:epc:]d2\u001d", Gs1Id.Parse);
}
