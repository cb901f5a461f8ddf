using System.Text.Json;
using Xunit;

namespace Theriac.Kernel.Tests;

public sealed class KernelJsonTests
{
    private enum Colour
    {
        DarkRed,
    }

    private sealed record Fact(Quantity Weight, Colour Colour, long AtMicros, string? Remark = null);

    [Fact]
    public void A_fact_is_written_and_read_back_the_same()
    {
        var fact = new Fact(new Quantity(10.50m, Unit.Kilogram), Colour.DarkRed, 1_763_800_000_000_000);
        var json = JsonSerializer.Serialize(fact, KernelJson.Options);
        Assert.Equal(
            """{"weight":{"value":"10.50","unit":"kg"},"colour":"dark-red","atMicros":1763800000000000,"remark":null}""", json);
        var back = JsonSerializer.Deserialize<Fact>(json, KernelJson.Strict);
        Assert.Equal(fact, back);
        Assert.Equal("10.50 kg", back!.Weight.ToString());
    }

    [Theory]
    [InlineData("""{"weight":{"value":10.50,"unit":"kg"},"colour":"dark-red","atMicros":1}""")]
    [InlineData("""{"weight":{"value":"10,5","unit":"kg"},"colour":"dark-red","atMicros":1}""")]
    [InlineData("""{"weight":{"value":"1e3","unit":"kg"},"colour":"dark-red","atMicros":1}""")]
    [InlineData("""{"weight":{"value":"1.00000000000000000000000000000","unit":"kg"},"colour":"dark-red","atMicros":1}""")]
    [InlineData("""{"weight":{"value":"1","unit":"stone"},"colour":"dark-red","atMicros":1}""")]
    [InlineData("""{"weight":{"value":"1","unit":"kg","tare":"0"},"colour":"dark-red","atMicros":1}""")]
    [InlineData("""{"weight":{"value":"1","value":"2","unit":"kg"},"colour":"dark-red","atMicros":1}""")]
    [InlineData("""{"weight":{"value":"1"},"colour":"dark-red","atMicros":1}""")]
    [InlineData("""{"weight":null,"colour":"dark-red","atMicros":1}""")]
    [InlineData("""{"weight":{"value":"1","unit":"kg"},"colour":0,"atMicros":1}""")]
    [InlineData("""{"weight":{"value":"1","unit":"kg"},"colour":"DarkRed","atMicros":9007199254740992}""")]
    [InlineData("""{"weight":{"value":"1","unit":"kg"},"colour":"dark-red","atMicros":9007199254740992}""")]
    [InlineData("""{"weight":{"value":"1","unit":"kg"},"colour":"dark-red","atMicros":"1"}""")]
    [InlineData("""{"weight":{"value":"1","unit":"kg"},"colour":"dark-red"}""")]
    [InlineData("""{"weight":{"value":"1","unit":"kg"},"colour":"dark-red","atMicros":1,"atMicros":2}""")]
    public void What_would_lose_or_guess_something_is_not_read(string json) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Fact>(json, KernelJson.Options));

    [Fact]
    public void A_misspelt_member_is_refused_where_input_is_strict()
    {
        const string Json = """{"weight":{"value":"1","unit":"kg"},"colour":"dark-red","atMicros":1,"remrak":"x"}""";
        Assert.NotNull(JsonSerializer.Deserialize<Fact>(Json, KernelJson.Options));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Fact>(Json, KernelJson.Strict));
    }

    [Theory]
    [InlineData(KernelJson.IntegerMax, true)]
    [InlineData(-KernelJson.IntegerMax, true)]
    [InlineData(KernelJson.IntegerMax + 1, false)]
    [InlineData(long.MinValue, false)]
    public void An_integer_that_a_double_cannot_hold_is_never_written(long value, bool written)
    {
        if (written)
            Assert.Equal($"{value}", JsonSerializer.Serialize(value, KernelJson.Options));
        else
            Assert.Throws<JsonException>(() => JsonSerializer.Serialize(value, KernelJson.Options));
    }

    [Fact]
    public void Half_a_surrogate_pair_is_neither_written_nor_read()
    {
        Assert.Throws<JsonException>(() => JsonSerializer.Serialize("\ud800x", KernelJson.Options));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<string>("\"\\ud800x\"", KernelJson.Options));
        Assert.Throws<JsonException>(() => JsonSerializer.Serialize(new[] { "x\udc00" }, KernelJson.Options));
        Assert.Equal("\"\U0001F600\"", Unescaped(JsonSerializer.Serialize("\U0001F600", KernelJson.Options)));
        Assert.Equal("""{"a":"b","c":null}""",
            JsonSerializer.Serialize(new Dictionary<string, string?> { ["a"] = "b", ["c"] = null }, KernelJson.Options));
    }

    [Fact]
    public void A_rounded_number_keeps_what_it_was()
    {
        var rounded = RoundingRule.Significant(RoundingMode.HalfUp, 3).Round(9.996m).Value;
        var json = JsonSerializer.Serialize(rounded, KernelJson.Options);
        Assert.Equal(
            """{"raw":"9.996","result":"10.0","rule":{"mode":"half-up","to":"significant","digits":3}}""", json);
        Assert.Equal(rounded, JsonSerializer.Deserialize<Rounded>(json, KernelJson.Strict));
    }

    [Fact]
    public void A_rounding_rule_that_is_none_is_not_read() =>
        Assert.Throws<JsonException>(() =>
            JsonSerializer.Deserialize<RoundingRule>("""{"mode":"half-up","to":"significant","digits":0}""", KernelJson.Options));

    [Theory]
    [InlineData("""{"names":[null]}""", false)]
    [InlineData("""{"names":["a",null]}""", false)]
    [InlineData("""{"names":["a"],"perhaps":[null]}""", true)]
    [InlineData("""{"names":[]}""", true)]
    public void Null_in_a_list_of_things_is_refused_where_it_comes_from_outside(string json, bool isRead)
    {
        var options = new JsonSerializerOptions();
        KernelJson.ConfigureInput(options);
        if (isRead)
            Assert.NotNull(JsonSerializer.Deserialize<Lists>(json, options));
        else
            Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Lists>(json, options));
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("   ", true)] // Empty to whoever asks for a text.
    [InlineData("Máy cân\t\r\n称量", true)]
    [InlineData("0109521234543213\u001d21A1", true)]
    [InlineData("a\u200bb", true)]
    [InlineData("\u00a0\u200b", false)]
    [InlineData("\u200b", false)]
    [InlineData("ring \u0007", false)]
    [InlineData("\u202eevil", false)]
    [InlineData("a\u2066b", false)]
    [InlineData("\u0085", false)]
    [InlineData("\U0001F9EA", true)]
    public void A_text_that_nobody_sees_or_that_misleads_is_refused_where_it_comes_from_outside(string text, bool isRead)
    {
        var options = new JsonSerializerOptions();
        KernelJson.ConfigureInput(options);
        var json = JsonSerializer.Serialize(text);
        if (isRead)
            Assert.Equal(text, JsonSerializer.Deserialize<string>(json, options));
        else
            Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<string>(json, options));
        Assert.Equal(text, JsonSerializer.Deserialize<string>(json, KernelJson.Options)); // What stands in a record stays readable.
    }

    private sealed record Lists(IReadOnlyList<string> Names, IReadOnlyList<string?>? Perhaps = null);

    private static string Unescaped(string json) => $"\"{JsonSerializer.Deserialize<string>(json, KernelJson.Options)}\"";
}
