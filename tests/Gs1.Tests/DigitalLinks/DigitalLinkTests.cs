using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Theriac.Gs1.Tests;

public sealed class DigitalLinkTests
{
    [Theory]
    [InlineData("https://id.gs1.org/01/00300010123455/21/11", "(01)00300010123455(21)11")]
    [InlineData("http://example.com/some/shop/01/00300010123455", "(01)00300010123455")]
    [InlineData("https://example.com/01/01/01/00300010123455", "(01)00300010123455")]
    [InlineData("https://id.gs1.org/01/00300010123455/22/2A/10/ABC/21/11", "(01)00300010123455(22)2A(10)ABC(21)11")]
    [InlineData("https://id.gs1.org/01/00300010123455/22/2A/21/11", "(01)00300010123455(22)2A(21)11")]
    [InlineData("https://id.gs1.org/01/00300010123455/235/T%2F1", "(01)00300010123455(235)T/1")]
    [InlineData("https://id.gs1.org/01/4006381333931", "(01)04006381333931")]
    [InlineData("https://id.gs1.org/01/96385074", "(01)00000096385074")]
    [InlineData("https://id.gs1.org/00/403000112345678901", "(00)403000112345678901")]
    [InlineData("https://id.gs1.org/414/4012345000115/254/987", "(414)4012345000115(254)987")]
    [InlineData("https://id.gs1.org/417/4012345000115", "(417)4012345000115")]
    [InlineData("https://id.gs1.org/253/4012345000115COA-7", "(253)4012345000115COA-7")]
    [InlineData("https://id.gs1.org/01/00300010123455/21/a%2Fb%25c?17=261231&10=LOT%231", null)] // # is not in the set.
    [InlineData("https://id.gs1.org/01/00300010123455/21/a%2Fb%25c?17=261231&3103=000195",
        "(01)00300010123455(21)a/b%c(17)261231(3103)000195")]
    [InlineData("https://id.gs1.org/01/00300010123455/10/21/21/10", "(01)00300010123455(10)21(21)10")]
    [InlineData("https://id.gs1.org/01/00300010123455/?linkType=gs1:pip#top", "(01)00300010123455")]
    [InlineData("HTTPS://ID.GS1.ORG/01/00300010123455", "(01)00300010123455")]
    public void Links_are_read(string uri, string? expected)
    {
        var outcome = DigitalLink.Parse(uri);
        Assert.Equal(expected, outcome.IsOk ? ElementString.Of(outcome.Value.Elements).Value.ToString() : null);
    }

    [Theory]
    [InlineData("https://id.gs1.org/01/00300010123455/21/11/10/ABC", "gs1-link-not-valid")] // Wrong order.
    [InlineData("https://id.gs1.org/01/00300010123455/10/ABC/22/2A", "gs1-link-not-valid")]
    [InlineData("https://id.gs1.org/01/00300010123455/21/1/21/2", "gs1-link-not-valid")]
    [InlineData("https://id.gs1.org/01/00300010123455/10/A/235/B", "gs1-link-not-valid")] // Mixed orders.
    [InlineData("https://id.gs1.org/01/00300010123455/254/A", "gs1-link-not-valid")]
    [InlineData("https://id.gs1.org/01/00300010123455/17/261231", "gs1-link-not-valid")]
    [InlineData("https://id.gs1.org/01/00300010123455/21", "gs1-link-not-valid")]
    [InlineData("https://id.gs1.org/21/11", "gs1-link-not-valid")]
    [InlineData("https://id.gs1.org/", "gs1-link-not-valid")]
    [InlineData("https://id.gs1.org", "gs1-link-not-valid")]
    [InlineData("https:///01/00300010123455", "gs1-link-not-valid")]
    [InlineData("ftp://id.gs1.org/01/00300010123455", "gs1-link-not-valid")]
    [InlineData("https://id.gs1.org/01/00300010123456", "gs1-check-digit-wrong")]
    [InlineData("https://id.gs1.org/01/00300010123455/21/%", "gs1-link-not-valid")]
    [InlineData("https://id.gs1.org/01/00300010123455/21/%2", "gs1-link-not-valid")]
    [InlineData("https://id.gs1.org/01/00300010123455/21/%C3%A9", "gs1-value-character")]
    [InlineData("https://id.gs1.org/01/00300010123455/21/%00", "gs1-value-character")]
    [InlineData("https://id.gs1.org/01/00300010123455/21/%2E%2E", "gs1-link-not-valid")]
    [InlineData("https://id.gs1.org/01/00300010123455?21=11", "gs1-link-not-valid")] // A qualifier belongs into the path.
    [InlineData("https://id.gs1.org/01/00300010123455?05=1", "gs1-ai-unknown")]
    [InlineData("https://id.gs1.org/01/00300010123455?17=261331", "gs1-date-not-real")]
    [InlineData("https://id.gs1.org/01/00300010123455?17=261231&17=261230", "gs1-ai-repeated")]
    [InlineData("https://id.gs1.org/01/00300010123455/10/A?10=B", "gs1-link-not-valid")]
    [InlineData("", "gs1-code-empty")]
    [InlineData(null, "gs1-code-empty")]
    public void What_is_no_link_is_refused(string? uri, string code) =>
        Assert.Equal(code, DigitalLink.Parse(uri).Refusal.Code);

    [Fact]
    public void Everything_that_is_not_a_key_or_qualifier_goes_into_the_query()
    {
        var elements = ElementString.Parse("(01)00300010123455(17)261231(21)a/b(10)L&1(22)X").Value.Elements;
        Assert.Equal("https://id.theriac.example/01/00300010123455/22/X/10/L%261/21/a%2Fb?17=261231",
            DigitalLink.Of(elements, "https://id.theriac.example").Value.ToString());
        Assert.Equal("https://id.gs1.org/01/00300010123455/235/T",
            DigitalLink.Of(ElementString.Parse("(01)00300010123455(235)T").Value.Elements).Value.ToString());
        Assert.Equal("gs1-code-identifies-nothing", DigitalLink.Of([Samples.El("10", "A")]).Refusal.Code);
    }

    [Fact]
    public void Stem_parameters_and_the_path_alone_are_kept()
    {
        var link = DigitalLink.Parse("https://example.com/a/01/00300010123455/21/11?linkType=all&x").Value;
        Assert.Equal("https://example.com/a", link.Stem);
        Assert.Equal([KeyValuePair.Create("linkType", "all"), KeyValuePair.Create("x", "")], link.Parameters);
        Assert.Equal("(01)00300010123455(21)11", link.Identify().Value.ToString());
        var path = DigitalLink.ParsePath("/01/00300010123455/21/11").Value;
        Assert.Equal("(01)00300010123455(21)11", path.Identify().Value.ToString());
    }

    [Fact]
    public void Every_character_of_the_set_survives_in_path_and_query()
    {
        foreach (var character in Charset.Set82)
        {
            var text = $"a{character}b";
            var elements = new[] { Samples.El("01", "00300010123455"), Samples.El("21", text), Samples.El("240", text) };
            var link = DigitalLink.Of(elements).Value.ToString();
            Assert.Equal(elements, DigitalLink.Parse(link).Value.Elements);
            Assert.True(Uri.TryCreate(link, UriKind.Absolute, out var uri) && uri.AbsoluteUri == link, link);
        }
    }

    [Fact]
    public void Every_thing_is_read_back_from_its_link() =>
        Prop.ForAll(Samples.Ids, id => id.Serial is "." or ".." || Gs1Id.Parse(id.ToDigitalLink()).Value == id)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void Random_text_is_read_or_refused_and_never_throws() =>
        Fuzz.Run("https://id.gs1.org/01/00300010123455/21/%2F1?17=261231&a=%41#", DigitalLink.Parse);
}
