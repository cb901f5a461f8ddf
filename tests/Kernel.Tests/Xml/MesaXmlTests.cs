using System.Text;
using System.Xml.Linq;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Theriac.Kernel.Tests;

public sealed class MesaXmlTests
{
    [Theory]
    [InlineData("10.50 kg", "10.50 kg")]
    [InlineData("Thuốc 😀 压片\t\n", "Thuốc 😀 压片\t\n")]
    [InlineData("bell \a", "bell _x0007_")]
    [InlineData("_x0007_", "_x005F_x0007_")]
    [InlineData("_x005F_", "_x005F_x005F_")]
    [InlineData("_x0041_ is an A, and so is A_x", "_x0041_ is an A, and so is A_x")]
    [InlineData("\uFFFE\uFFFF\0", "_xFFFE__xFFFF__x0000_")]
    public void What_xml_cannot_hold_is_written_as_its_number(string text, string written)
    {
        Assert.Equal(written, MesaXml.ToXml(text));
        Assert.Equal(text, MesaXml.FromXml(written));
    }

    [Fact]
    public void Any_text_goes_through_a_file_and_comes_back()
    {
        var signs = Gen.OneOf(
            Gen.Elements("_x", "_x0007_", "_", "😀", "\uD83D", "\uDE00", "<", "&", "a").Select(one => one),
            Gen.Choose(0, 0xFFFF).Select(code => ((char)code).ToString()));
        Prop.ForAll(signs.ListOf().Select(all => string.Concat(all)).ToArbitrary(), text =>
        {
            using var xml = new MesaXmlOut();
            xml.Open("R");
            xml.Element("E", text, "a", text);
            xml.Close();
            var read = XDocument.Parse(Encoding.UTF8.GetString(xml.End()), LoadOptions.PreserveWhitespace).Root!.Elements().Single();
            return MesaXml.FromXml(read.Value) == text && MesaXml.FromXml(read.Attribute("a")!.Value) == text;
        }).QuickCheckThrowOnFailure();
    }
}
