using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Theriac.Kernel.Tests;

public sealed class CanonicalJsonTests
{
    [Fact]
    public void The_sample_of_the_rfc_comes_out_as_its_bytes()
    {
        // RFC 8785, sections 3.2.2 to 3.2.4.
        const string Input = """
            {
              "numbers": [333333333.33333329, 1E30, 4.50,
                          2e-3, 0.000000000000000000000000001],
              "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
              "literals": [null, true, false]
            }
            """;
        const string Hex =
            "7b 22 6c 69 74 65 72 61 6c 73 22 3a 5b 6e 75 6c 6c 2c 74 72" +
            "75 65 2c 66 61 6c 73 65 5d 2c 22 6e 75 6d 62 65 72 73 22 3a" +
            "5b 33 33 33 33 33 33 33 33 33 2e 33 33 33 33 33 33 33 2c 31" +
            "65 2b 33 30 2c 34 2e 35 2c 30 2e 30 30 32 2c 31 65 2d 32 37" +
            "5d 2c 22 73 74 72 69 6e 67 22 3a 22 e2 82 ac 24 5c 75 30 30" +
            "30 66 5c 6e 41 27 42 5c 22 5c 5c 5c 5c 5c 22 2f 22 7d";
        Assert.Equal(Hex.Replace(" ", "", StringComparison.Ordinal), Convert.ToHexStringLower(Canonical(Input)));
    }

    [Fact]
    public void Names_are_ordered_by_their_utf16_code_units()
    {
        // RFC 8785, section 3.2.3: the smiling face (a surrogate pair) comes before U+FB33.
        const string Input = """
            {
              "\u20ac": "Euro Sign",
              "\r": "Carriage Return",
              "\ufb33": "Hebrew Letter Dalet With Dagesh",
              "1": "One",
              "\ud83d\ude00": "Emoji: Grinning Face",
              "\u0080": "Control",
              "\u00f6": "Latin Small Letter O With Diaeresis"
            }
            """;
        string[] expected =
        [
            "Carriage Return", "One", "Control", "Latin Small Letter O With Diaeresis", "Euro Sign",
            "Emoji: Grinning Face", "Hebrew Letter Dalet With Dagesh",
        ];
        using var document = JsonDocument.Parse(Canonical(Input));
        Assert.Equal(expected, document.RootElement.EnumerateObject().Select(member => member.Value.GetString()));
    }

    [Theory]
    [InlineData("""{"b":{"z":1,"a":[{"y":0,"x":0}]},"a":""}""", """{"a":"","b":{"a":[{"x":0,"y":0}],"z":1}}""")]
    [InlineData("""{"aa":1,"a":2,"":3}""", """{"":3,"a":2,"aa":1}""")]
    [InlineData("""{"\u0061b":1,"aa":2}""", """{"aa":2,"ab":1}""")]
    [InlineData("""[-0, 0.0, 10, 1e2, -1.50]""", """[0,0,10,100,-1.5]""")]
    [InlineData("\"\\b\\t\\n\\f\\r\\u000b\\u007f\\/\"", "\"\\b\\t\\n\\f\\r\\u000b\u007f/\"")]
    [InlineData(" {} ", "{}")]
    [InlineData("[ ]", "[]")]
    [InlineData("\"Trần 药品 \\u00e9\"", "\"Trần 药品 é\"")]
    [InlineData("9007199254740993", "9007199254740992")]
    [InlineData("null", "null")]
    public void White_space_escapes_and_order_are_put_right(string input, string expected) =>
        Assert.Equal(expected, Encoding.UTF8.GetString(Canonical(input)));

    [Theory]
    [InlineData("""{"a":1,"a":2}""", "json-duplicate-key")]
    [InlineData("""{"b":0,"a":{"x":1,"\u0078":1}}""", "json-duplicate-key")]
    [InlineData("""["\ud800"]""", "json-lone-surrogate")]
    [InlineData("""["\ud800x"]""", "json-lone-surrogate")]
    [InlineData("""["\ud800\ud800"]""", "json-lone-surrogate")]
    [InlineData("""["\ude00\ud83d"]""", "json-lone-surrogate")]
    [InlineData("""{"\udfff":1}""", "json-lone-surrogate")]
    [InlineData("1e400", "json-number-out-of-range")]
    [InlineData("", "json-malformed")]
    [InlineData("{", "json-malformed")]
    [InlineData("[1,]", "json-malformed")]
    [InlineData("[1] 2", "json-malformed")]
    [InlineData("01", "json-malformed")]
    [InlineData("NaN", "json-malformed")]
    [InlineData("// a comment\n1", "json-malformed")]
    [InlineData("\uFEFF1", "json-malformed")]
    [InlineData("\"a\nb\"", "json-malformed")]
    [InlineData("""{"a":"\x"}""", "json-malformed")]
    public void What_has_no_canonical_form_is_refused(string input, string code) =>
        Assert.Equal(code, CanonicalJson.Canonicalize(Encoding.UTF8.GetBytes(input)).Refusal.Code);

    [Theory]
    [InlineData("22C328C322")] // A lead byte without its continuation.
    [InlineData("22EDA08022")] // A surrogate written as three bytes.
    [InlineData("22C08022")] // An overlong zero.
    [InlineData("22F490808022")] // Beyond U+10FFFF.
    public void Bytes_that_are_no_utf8_are_refused(string hex) =>
        Assert.Equal("json-not-utf8", CanonicalJson.Canonicalize(Convert.FromHexString(hex)).Refusal.Code);

    [Theory]
    [InlineData('[', ']')]
    [InlineData('{', '}')]
    public void Nesting_has_a_limit(char open, char close)
    {
        var opening = open == '{' ? "{\"a\":" : "[";
        var allowed = Nested(CanonicalJson.DepthMax);
        Assert.Equal(allowed, Encoding.UTF8.GetString(Canonical(allowed)));
        foreach (var depth in new[] { CanonicalJson.DepthMax + 1, 100_000 })
        {
            var tooDeep = CanonicalJson.Canonicalize(Encoding.UTF8.GetBytes(Nested(depth)));
            Assert.Equal("json-too-deep", tooDeep.Refusal.Code);
        }

        string Nested(int depth) =>
            new StringBuilder().Insert(0, opening, depth).Append('1').Append(close, depth).ToString();
    }

    [Fact]
    public void The_canonical_form_of_a_canonical_form_is_itself_and_means_the_same() =>
        Prop.ForAll(Trees.Arbitrary, tree =>
        {
            var text = tree.Write(shuffle: 7);
            var once = Canonical(text);
            return once.AsSpan().SequenceEqual(Canonical(Encoding.UTF8.GetString(once)))
                && JsonNode.DeepEquals(JsonNode.Parse(text), JsonNode.Parse(once));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_order_of_members_and_the_way_of_escaping_do_not_matter() =>
        Prop.ForAll(Trees.Arbitrary, tree =>
            Canonical(tree.Write(shuffle: 1)).AsSpan().SequenceEqual(Canonical(tree.Write(shuffle: 99))))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void An_oracle_that_sorts_strings_writes_the_same() =>
        Prop.ForAll(Trees.Arbitrary, tree =>
            tree.WriteSorted() == Encoding.UTF8.GetString(Canonical(tree.Write(shuffle: 3))))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void Random_bytes_are_read_or_refused_and_never_throw()
    {
        var random = new Random(1);
        var seed = Encoding.UTF8.GetBytes("""{"a":[1,2.5e3,"\u00e9\ud83d\ude00",null],"b":{"c":true}}""");
        for (var i = 0; i < 20_000; i++)
        {
            var bytes = (byte[])seed.Clone();
            for (var change = random.Next(1, 6); change > 0; change--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            var outcome = CanonicalJson.Canonicalize(bytes.AsSpan(0, random.Next(bytes.Length + 1)));
            Assert.True(outcome.IsOk || outcome.Refusal.Code.StartsWith("json-", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_value_of_ours_and_its_tree_have_the_same_bytes()
    {
        var value = new Sample("β", 10.50m, [3, 1, 2]);
        var bytes = CanonicalJson.Of(value, KernelJson.Options);
        Assert.Equal("""{"amount":"10.50","list":[3,1,2],"name":"β"}""", Encoding.UTF8.GetString(bytes));
        Assert.Equal(bytes, CanonicalJson.Of(JsonNode.Parse(bytes)));
        Assert.Equal("null"u8.ToArray(), CanonicalJson.Of(null));
    }

    private static byte[] Canonical(string text) => CanonicalJson.Canonicalize(Encoding.UTF8.GetBytes(text)).Value;

    private sealed record Sample(string Name, decimal Amount, int[] List);
}
