using System.Text;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Theriac.Epcis.Parse;
using Theriac.Epcis.Query;
using Theriac.Testing;
using Xunit;

namespace Theriac.Epcis.Tests.Parse;

public sealed class ParserFuzzTests
{
    [Fact]
    public void Random_bytes_are_refused_and_never_throw() =>
        Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), bytes => !DocumentReader.ReadDocument(bytes ?? []).IsOk).QuickCheckThrowOnFailure();

    [Fact]
    public void Random_text_as_any_parameter_never_throws()
    {
        string[] names = ["eventType", "EQ_action", "GE_eventTime", "MATCH_epc", "perPage", "EQ_bizStep", "EQ_readPoint", "orderBy", "nextPageToken"];
        Prop.ForAll(
            Gen.Elements(names).ToArbitrary(), ArbMap.Default.ArbFor<string>(), ArbMap.Default.ArbFor<string>(), (known, unknown, value) =>
            {
                _ = QueryParameters.Read([new(known, [value ?? ""]), new(unknown ?? "", [value ?? "", ""])]).IsOk;
                return !QueryParameters.Read([new($"X{unknown}", [value ?? ""])]).IsOk;
            }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Mutations_of_the_standards_examples_never_throw_and_what_is_refused_names_its_place()
    {
        var documents = Corpus.Files("epcis/gs1/JSON", "*.jsonld").Select(File.ReadAllBytes).ToArray();
        var random = new Random(20261122);
        for (var round = 0; round < 3_000; round++)
        {
            var mutated = Mutate(documents[random.Next(documents.Length)], random);
            var outcome = DocumentReader.ReadDocument(mutated);
            if (!outcome.Try(out _, out var refusal))
                Assert.All(refusal.Errors, error => Assert.True(error.Field.Length == 0 || error.Field[0] == '/'));
        }
    }

    [Theory]
    [InlineData("2005-04-03T20:33:31.116000-06:00", 1112582011116000)]
    [InlineData("1970-01-01T00:00:00Z", 0)]
    [InlineData("1970-01-01T00:00:00.1234567+00:00", 123456)]
    [InlineData("1969-12-31T23:59:59.5Z", -500000)]
    public void Times_are_read_to_the_microsecond(string text, long micros)
    {
        Assert.True(TimeText.TryParse(text, out var read));
        Assert.Equal(micros, read);
    }

    [Theory]
    [InlineData("2005-04-03T20:33:31")]
    [InlineData("2005-04-03 20:33:31Z")]
    [InlineData("2005-02-30T20:33:31Z")]
    [InlineData("2005-04-03T20:33:31.Z")]
    [InlineData("2005-04-03T20:33:31+15:00")]
    [InlineData("0001-01-01T00:00:00+14:00")]
    [InlineData("")]
    public void What_is_no_time_is_refused(string text) => Assert.False(TimeText.TryParse(text, out _));

    [Theory]
    [InlineData("urn:epc:id:sgtin:0614141.107346.2017", true)]
    [InlineData("https://id.gs1.org/01/09521141123454/21/12%2F3", true)]
    [InlineData("example:myField", true)]
    [InlineData("ni:///sha-256;df7b?ver=CBV2.0", true)]
    [InlineData("shipping", false)]
    [InlineData("urn:", false)]
    [InlineData("urn:a b", false)]
    [InlineData("urn:%zz", false)]
    [InlineData("1urn:x", false)]
    [InlineData("urn:<script>", false)]
    public void Uris_are_told_from_other_text(string text, bool isUri) => Assert.Equal(isUri, UriText.IsUri(text));

    [Theory]
    [InlineData("shipping", "shipping")]
    [InlineData("urn:epcglobal:cbv:bizstep:shipping", "shipping")]
    [InlineData("https://ref.gs1.org/cbv/BizStep-shipping", "shipping")]
    [InlineData("https://ns.gs1.org/cbv/BizStep-shipping", "shipping")]
    [InlineData("cbv:BizStep-shipping", "shipping")]
    [InlineData("https://example.org/BizStep-shipping", "https://example.org/BizStep-shipping")]
    [InlineData("urn:epcglobal:cbv:bizstep:dancing", "urn:epcglobal:cbv:bizstep:dancing")]
    public void Spellings_of_one_business_step_have_one_key(string text, string key) => Assert.Equal(key, Vocabulary.BizStep.Key(text));

    [Fact]
    public void Text_that_no_database_holds_is_refused()
    {
        var broken = EpcisHost.Document(EpcisHost.Observed("1", more: ",\"ex:a\":\"\\ud800\""));
        Assert.False(DocumentReader.ReadDocument(Encoding.UTF8.GetBytes(broken)).IsOk);
        var nul = EpcisHost.Document(EpcisHost.Observed("1", more: ",\"ex:a\":\"\\u0000\""));
        Assert.False(DocumentReader.ReadDocument(Encoding.UTF8.GetBytes(nul)).IsOk);
    }

    /// <summary>Flips a byte, cuts, doubles a piece, or swaps a value of the tree for one of another kind.</summary>
    internal static byte[] Mutate(byte[] document, Random random)
    {
        var copy = document.ToArray();
        switch (random.Next(4))
        {
            case 0:
                copy[random.Next(copy.Length)] = (byte)random.Next(256);
                return copy;
            case 1:
                return copy[..random.Next(copy.Length)];
            case 2:
                var at = random.Next(copy.Length);
                return [.. copy[..at], .. copy[(at / 2)..]];
            default:
                return MutateTree(Lenient.Parse(Encoding.UTF8.GetString(copy)), random);
        }
    }

    internal static byte[] MutateTree(JsonNode root, Random random)
    {
        var places = Places(root).ToList();
        var (holder, name) = places[random.Next(places.Count)];
        JsonNode?[] others =
            [null, "", "x", "urn:epc:id:sgtin:0614141.107346.2017", -1, 1.5, true, new JsonArray(), new JsonObject(), "ADD", "DELETE", "shipping"];
        var value = others[random.Next(others.Length)];
        if (random.Next(4) == 0)
            holder.Remove(name);
        else
            holder[random.Next(5) == 0 ? "surprise" : name] = value;
        return Encoding.UTF8.GetBytes(root.ToJsonString());
    }

    private static IEnumerable<(JsonObject Holder, string Name)> Places(JsonNode? node) => node switch
    {
        JsonObject holder => holder.SelectMany(member => Places(member.Value).Prepend((holder, member.Key))),
        JsonArray list => list.SelectMany(Places),
        _ => [],
    };
}
