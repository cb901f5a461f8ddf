using Xunit;

namespace Theriac.Devices.Tests.Zpl;

public sealed class ZplLabelTests
{
    private static readonly Label Sugar = new(
        "RM-100 Sucrose ^XZ", [new LabelLine("Net", "10.008 kg"), new LabelLine("Sản phẩm", "Siro ho 5 mg/mL")], "10L-204\u001d91B1-1_A", "B1-1_A")
    {
        IsGs1 = true,
    };

    [Fact]
    [Trait("Requirement", "C-101b")]
    public void What_people_type_never_becomes_a_command()
    {
        var zpl = ZplLabel.Write(Sugar);
        Assert.Contains("^FDRM-100 Sucrose \\5EXZ^FS", zpl, StringComparison.Ordinal);
        Assert.Equal(1, zpl.Split("^XZ").Length - 1);
        Assert.Contains("Siro ho 5 mg/mL", zpl, StringComparison.Ordinal);
        Assert.StartsWith("^XA^CI28", zpl, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Requirement", "C-101b")]
    public void The_code_is_a_GS1_Data_Matrix_with_FNC1_where_it_belongs() =>
        Assert.Contains("^BXN,7,200,,,,_,1^FH\\^FD_110L-204_191B1-1__A^FS", ZplLabel.Write(Sugar), StringComparison.Ordinal);

    [Theory]
    [InlineData("030,0,0,0480,000,0,0,0,000,0,0,0", "000,0,0,0,0,2,6,0,00000000,1,000", null)]
    [InlineData("030,1,0,0480,000,0,0,0,000,0,0,0", "000,0,0,0,0,2,6,0,00000000,1,000", "paper-out")]
    [InlineData("030,0,1,0480,000,0,0,0,000,0,0,0", "000,0,0,0,0,2,6,0,00000000,1,000", "paused")]
    [InlineData("030,0,0,0480,000,0,0,0,000,0,0,0", "000,0,1,0,0,2,6,0,00000000,1,000", "head-open")]
    [InlineData("030,0,0,0480,000,0,0,0,000,0,0,0", "000,0,0,1,0,2,6,0,00000000,1,000", "ribbon-out")]
    public void A_printer_says_why_it_cannot_print(string first, string second, string? fault) =>
        Assert.Equal(fault, ZplStatus.Read("\u0002" + first, "\u0002" + second)!.Fault);

    [Fact]
    public void What_is_no_status_is_none() => Assert.Null(ZplStatus.Read("hello", "world"));
}
