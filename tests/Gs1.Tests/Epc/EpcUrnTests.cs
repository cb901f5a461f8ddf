using System.Text;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using Theriac.Testing;
using Xunit;

namespace Theriac.Gs1.Tests;

public sealed partial class EpcUrnTests
{
    private static readonly GcpLengthTable Lengths = GcpLengthTable.Empty.WithOverlay(new Dictionary<string, int>
    {
        ["030001"] = 6,
        ["0614141"] = 7,
        ["4012345"] = 7,
        ["9"] = 7,
    }).Value;

    // rules/traceability.md, section 5.1; what is not marked [V] there follows from the same rules.
    [Theory]
    [InlineData("urn:epc:id:sgtin:030001.0012345.11", "/01/00300010123455/21/11")]
    [InlineData("urn:epc:id:sgtin:030001.1012345.110", "/01/10300010123452/21/110")]
    [InlineData("urn:epc:idpat:sgtin:030001.0012345.*", "/01/00300010123455")]
    [InlineData("urn:epc:class:lgtin:030001.0012345.LOT-1", "/01/00300010123455/10/LOT-1")]
    [InlineData("urn:epc:id:sscc:030001.41234567890", "/00/403000112345678901")]
    [InlineData("urn:epc:id:sgln:030001.111111.0", "/414/0300011111116")]
    [InlineData("urn:epc:id:sgln:4012345.00011.987", "/414/4012345000115/254/987")]
    [InlineData("urn:epc:id:pgln:4012345.00011", "/417/4012345000115")]
    [InlineData("urn:epc:id:gdti:4012345.00011.COA-7", "/253/4012345000115COA-7")]
    [InlineData("urn:epc:idpat:gdti:4012345.00011.*", "/253/4012345000115")]
    [InlineData("urn:epc:id:grai:4012345.00022.334455", "/8003/04012345000221334455")]
    [InlineData("urn:epc:id:giai:4012345.ABC345", "/8004/4012345ABC345")]
    [InlineData("urn:epc:id:gsrn:4012345.0000006765", "/8018/401234500000067657")]
    [InlineData("urn:epc:id:gsrnp:4012345.0000000007", "/8017/401234500000000074")]
    [InlineData("urn:epc:id:itip:4012345.011111.01.02.987", "/8006/040123451111180102/21/987")]
    [InlineData("urn:epc:id:cpi:0614141.11111111111111-A%23%2F.1234", "/8010/061414111111111111111-A%23%2F/8011/1234")]
    [InlineData("urn:epc:id:ginc:0614141.xyz47%2F11", "/401/0614141xyz47%2F11")]
    [InlineData("urn:epc:id:gsin:4012345.222333444", "/402/40123452223334442")]
    [InlineData("urn:epc:id:sgtin:0614141.812345.6789%2F%26%25%22!%3F()",
        "/01/80614141123458/21/6789%2F%26%25%22%21%3F%28%29")]
    [InlineData("urn:epc:id:sgtin:0614141.112345.a.b", "/01/10614141123459/21/a.b")]
    public void Urn_and_digital_link_are_the_same_thing(string urn, string path)
    {
        var read = EpcUrn.Parse(urn).Value;
        Assert.Equal(path, read.Id.ToPath());
        Assert.Equal(urn, Gs1Id.Parse("https://id.gs1.org" + path).Value.ToUrn(Lengths).Value);
    }

    [Theory]
    [InlineData("urn:epc:id:sgtin:030001.0012345")]
    [InlineData("urn:epc:id:sgtin:030001.0012345.")]
    [InlineData("urn:epc:id:sgtin:030001.001234.11")]
    [InlineData("urn:epc:id:sgtin:030001.00123456.11")]
    [InlineData("urn:epc:id:sgtin:030.0012345678.11")]
    [InlineData("urn:epc:id:sgtin:03000A.0012345.11")]
    [InlineData("urn:epc:id:sgtin:030001.001234X.11")]
    [InlineData("urn:epc:id:sgtin:0300010012345..11")]
    [InlineData("urn:epc:id:sgtin:030001.0012345.a/b")] // Must be escaped.
    [InlineData("urn:epc:id:sgtin:030001.0012345.a%2")]
    [InlineData("urn:epc:id:sgtin:030001.0012345.%41")] // Must not be escaped.
    [InlineData("urn:epc:idpat:sgtin:030001.*.*")]
    [InlineData("urn:epc:idpat:sgtin:030001.0012345.11")]
    [InlineData("urn:epc:idpat:sscc:030001.*")]
    [InlineData("urn:epc:class:sgtin:030001.0012345.11")]
    [InlineData("urn:epc:id:lgtin:030001.0012345.11")]
    [InlineData("urn:epc:tag:sgtin-96:3.030001.0012345.11")]
    [InlineData("urn:epc:raw:96.1")]
    [InlineData("urn:epc:id:sscc:030001.41234567890.1")]
    [InlineData("urn:epc:id:itip:4012345.011111.01.987")]
    [InlineData("urn:epc:id:giai:4012345.")]
    [InlineData("urn:epc:id:sscc")]
    [InlineData("urn:epc:")]
    [InlineData("https://id.gs1.org/01/00300010123455")]
    [InlineData("")]
    [InlineData(null)]
    public void What_is_no_urn_of_a_known_scheme_is_refused(string? urn)
    {
        var outcome = EpcUrn.Parse(urn);
        Assert.False(outcome.IsOk, urn);
        Assert.True(outcome.Refusal.Code == "epc-urn-not-valid" || urn!.EndsWith('*'), outcome.Refusal.ToString());
    }

    [Fact]
    public void A_star_as_serial_is_a_serial_in_an_instance_and_everything_in_a_pattern()
    {
        Assert.Equal(Gs1IdKind.Gtin, EpcUrn.Parse("urn:epc:idpat:sgtin:030001.0012345.*").Value.Id.Kind);
        Assert.Equal("*", EpcUrn.Parse("urn:epc:id:sgtin:030001.0012345.*").Value.Id.Serial);
    }

    [Fact]
    public void Without_the_length_of_the_prefix_there_is_no_urn()
    {
        var id = Gs1Id.Parse("/01/00300010123455/21/11".Insert(0, "https://x.example")).Value;
        Assert.Equal("gcp-length-unknown", id.ToUrn(GcpLengthTable.Empty).Refusal.Code);
    }

    [Fact]
    public void Every_thing_is_read_back_from_its_urn() =>
        Prop.ForAll(Samples.Ids, id => EpcUrn.Parse(id.ToUrn(Lengths).Value).Value == new EpcUrn(id, 7))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void Random_text_is_read_or_refused_and_never_throws() =>
        Fuzz.Run("urn:epc:id:sgtin:030001.0012345.a%2F*", EpcUrn.Parse);

    [Fact]
    public void Every_urn_of_the_examples_is_read_and_written_back()
    {
        var count = 0;
        var wrong = new List<string>();
        foreach (var file in Corpus.Files("epcis", "*").Where(file => file.EndsWith("json", StringComparison.Ordinal)
            || file.EndsWith("jsonld", StringComparison.Ordinal) || file.EndsWith("xml", StringComparison.Ordinal)))
        {
            foreach (Match match in UrnPattern().Matches(File.ReadAllText(file, Encoding.UTF8)))
            {
                count++;
                var read = EpcUrn.Parse(match.Value);
                if (!read.IsOk || read.Value.Id.ToUrn(new Told(read.Value.GcpLength)).Value != match.Value)
                    wrong.Add(match.Value);
            }
        }
        Assert.True(count > 500, $"Only {count} URNs were found.");
        Assert.Equal([], wrong.Distinct());
    }

    private sealed class Told(int length) : IGcpLengths
    {
        public int? LengthOf(ReadOnlySpan<char> digits) => length;
    }

    [GeneratedRegex("""urn:epc:(id|class|idpat):[a-z]+:[^"<>\s&?]+""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex UrnPattern();
}
