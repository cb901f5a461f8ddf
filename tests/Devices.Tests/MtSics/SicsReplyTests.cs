using FsCheck;
using FsCheck.Fluent;
using Theriac.Kernel;
using Xunit;

namespace Theriac.Devices.Tests.MtSics;

public sealed class SicsReplyTests
{
    [Theory]
    [InlineData("S S     100.00 g", "S", SicsKind.Weight, true, "100.00 g")]
    [InlineData("S D      12.340 kg", "S", SicsKind.Weight, false, "12.340 kg")]
    [InlineData("S S      -0.01 g", "S", SicsKind.Weight, true, "-0.01 g")]
    [InlineData("T S       1.204 kg", "T", SicsKind.Weight, true, "1.204 kg")]
    [InlineData("TI D      1.204 kg", "TI", SicsKind.Weight, false, "1.204 kg")]
    [InlineData("TA A      0.500 kg", "TA", SicsKind.Weight, true, "0.500 kg")]
    [InlineData("S I", "S", SicsKind.NotNow, false, null)]
    [InlineData("T I", "T", SicsKind.NotNow, false, null)]
    [InlineData("S +", "S", SicsKind.Overload, false, null)]
    [InlineData("S -", "S", SicsKind.Underload, false, null)]
    [InlineData("S L", "S", SicsKind.WrongParameter, false, null)]
    [InlineData("Z A", "Z", SicsKind.Done, false, null)]
    [InlineData("ZI S", "ZI", SicsKind.Done, true, null)]
    [InlineData("Z +", "Z", SicsKind.Overload, false, null)]
    [InlineData("SR A", "SR", SicsKind.Done, false, null)]
    [InlineData("I0 B 0 \"I4\"", "I0", SicsKind.MoreText, false, null)]
    [InlineData("I4 A \"B021002593\"", "I4", SicsKind.Text, false, null)]
    [InlineData("ES", "", SicsKind.SyntaxError, false, null)]
    [InlineData("ET", "", SicsKind.TransmissionError, false, null)]
    [InlineData("EL", "", SicsKind.LogicalError, false, null)]
    [InlineData("", "", SicsKind.Unreadable, false, null)]
    [InlineData("S S     100.00", "", SicsKind.Unreadable, false, null)]
    [InlineData("S S     1O0.00 g", "", SicsKind.Unreadable, false, null)]
    [InlineData("S S     100.00 L", "", SicsKind.Unreadable, false, null)]
    [InlineData("S X     100.00 g", "", SicsKind.Unreadable, false, null)]
    [InlineData("S S 100.00 g g", "", SicsKind.Unreadable, false, null)]
    [InlineData("I4 A \"B0210", "", SicsKind.Unreadable, false, null)]
    [InlineData("S S \u00e9 100 g", "", SicsKind.Unreadable, false, null)]
    [Trait("Requirement", "A11D-10b")]
    public void Each_line_of_the_protocol_is_read(string line, string command, object kind, bool stable, string? weight)
    {
        var reply = SicsReply.Read(line);
        Assert.Equal((command, kind, stable, weight), (reply.Command, reply.Kind, reply.IsStable, reply.Weight?.ToString()));
    }

    [Fact]
    public void Texts_stand_in_quotes_and_may_hold_quotes() =>
        Assert.Equal(["PG6002-S", "610.00 g", "a \"b\""], SicsReply.Read("I2 A \"PG6002-S\" \"610.00 g\" \"a \\\"b\\\"\"").Texts);

    [Fact]
    [Trait("Requirement", "DI-O")]
    public void Whatever_comes_is_read_without_a_fault_and_stands_beside_what_was_read_from_it() =>
        Prop.ForAll<string>(line =>
        {
            var raw = (line ?? "").TrimEnd('\r', '\n');
            var reply = SicsReply.Read(line ?? "");
            Assert.Equal(raw, reply.Raw);
            Assert.Equal(reply.Kind == SicsKind.Weight, reply.Weight is not null);
        }).QuickCheckThrowOnFailure();

    /// <summary>The oracle writes what a balance would; cut anywhere, a line never reads as another weight of that unit and length.</summary>
    [Fact]
    [Trait("Requirement", "A11D-10b")]
    public void A_weight_is_read_as_it_was_written_with_all_its_digits() =>
        Prop.ForAll(
            ArbMap.Default.ArbFor<int>().Generator.Zip(Gen.Choose(0, 5)).Zip(Gen.Elements("g", "kg", "mg")).ToArbitrary(),
            given =>
            {
                var ((unscaled, scale), unit) = given;
                var text = DecimalText.Of(new DecimalParts(unscaled, scale).ToDecimal());
                var reply = SicsReply.Read($"S S {text,10} {unit}");
                Assert.Equal($"{text} {unit}", reply.Weight?.ToString());
            }).QuickCheckThrowOnFailure();

    [Fact]
    [Trait("Requirement", "A11D-10b")]
    public void A_line_that_was_cut_off_is_never_a_weight()
    {
        const string whole = "S S     100.25 g";
        for (var length = 0; length < whole.Length; length++)
            Assert.NotEqual(SicsKind.Weight, SicsReply.Read(whole[..length]).Kind);
    }
}
