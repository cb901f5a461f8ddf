using System.Text;
using Theriac.Testing;
using Xunit;

namespace Theriac.Cli.Tests;

public sealed class LintCommandTests
{
    private static readonly string Good = File.ReadAllText(Path.Combine(PostgresServer.FindRoot(), "src", "Recipes", "Demo", "demosol-10.json"));

    [Fact]
    public async Task A_recipe_that_nothing_stops_ends_with_zero_and_says_what_was_not_judged()
    {
        var (code, output, _) = await LintAsync(Encoding.UTF8.GetBytes("\uFEFF" + Good));
        Assert.Equal(0, code);
        Assert.Contains("0 findings stop it", output, StringComparison.Ordinal);
        Assert.Contains("within an instance only", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_finding_that_stops_ends_with_one_and_has_rule_place_words_and_fix()
    {
        var bad = Encoding.UTF8.GetBytes(Good.Replace("\"verification\": true", "\"verification\": false", StringComparison.Ordinal)
            .Replace("\"title\": {", "\"title\": { \"vi\": \"\\u001b[31m\",", StringComparison.Ordinal));
        var (code, text, _) = await LintAsync(bad);
        Assert.Equal(1, code);
        Assert.Matches("stops    R-[0-9]{3}  /procedure/", text);
        Assert.Contains("         Fix: ", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', text);

        var (same, json, _) = await LintAsync(bad, "--json");
        var findings = TheriacProgram.Json(json).GetProperty("findings").EnumerateArray().ToList();
        var stopping = findings.First(one => one.GetProperty("severity").GetString() == "stop" && one.TryGetProperty("fix", out _));
        Assert.Equal(1, same);
        Assert.Matches("^R-", stopping.GetProperty("rule").GetString());
        Assert.StartsWith("/procedure/", stopping.GetProperty("place").GetString(), StringComparison.Ordinal);
        Assert.NotEmpty(stopping.GetProperty("message").GetString()!);
        Assert.NotEmpty(stopping.GetProperty("fix").GetProperty("changes").EnumerateArray());
        Assert.Equal(
            findings.Count(one => one.GetProperty("severity").GetString() == "stop"), TheriacProgram.Json(json).GetProperty("stops").GetInt32());
    }

    [Fact]
    public async Task A_file_of_another_system_is_read_as_an_import_reads_it()
    {
        var (code, output, _) = await LintAsync(
            """
            <BatchInformation xmlns="http://www.wbf.org/xml/BatchML-V02"><MasterRecipe><ID>X-1</ID><Version>1</Version>
            <Description>Syrup</Description><Note>stir well</Note></MasterRecipe></BatchInformation>
            """u8.ToArray(), "--json");
        Assert.True(code == 1, output);
        Assert.NotEmpty(TheriacProgram.Json(output).GetProperty("import").EnumerateArray());
    }

    public static TheoryData<string, byte[], string> Odd() => new()
    {
        { "empty", [], "empty" },
        { "zeros", new byte[100], "no JSON" },
        { "cut off", Encoding.UTF8.GetBytes(Good[..(Good.Length / 2)]), "no JSON" },
        { "a picture", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], "no JSON" },
        { "another schema", "{\"format\":\"else\"}"u8.ToArray(), "format" },
        { "a member that is not known", Encoding.UTF8.GetBytes(Good.Insert(1, "\"nobodyKnows\":1,")), "nobodyKnows" },
        { "a member twice", Encoding.UTF8.GetBytes(Good.Insert(1, "\"version\":\"9\",")), "version" },
        { "deep", Encoding.UTF8.GetBytes(new string('[', 100_000)), "no JSON" },
        { "a document type", "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/hostname\">]><x>&a;</x>"u8.ToArray(), "document type" },
        { "other XML", "<svg/>"u8.ToArray(), "BatchML" },
        { "too large", Encoding.UTF8.GetBytes("{\"a\":\"" + new string('x', 17 * 1024 * 1024) + "\"}"), "bytes" },
    };

    [Theory, MemberData(nameof(Odd))]
    public async Task What_is_no_recipe_ends_with_two_and_says_why(string what, byte[] file, string said)
    {
        var (code, output, errors) = await LintAsync(file);
        Assert.Equal((what, 2, ""), (what, code, output));
        Assert.Contains(said, errors, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_place_without_a_file_ends_with_two() =>
        Assert.Equal(2, (await TheriacProgram.RunAsync(Path.GetTempPath(), "recipes", "lint", "/no/such/file")).Code);

    private static async Task<(int Code, string Output, string Errors)> LintAsync(byte[] file, params string[] more)
    {
        var folder = Directory.CreateTempSubdirectory("theriac-lint-");
        try
        {
            var path = Path.Combine(folder.FullName, "recipe");
            await File.WriteAllBytesAsync(path, file);
            return await TheriacProgram.RunAsync(folder.FullName, ["recipes", "lint", path, .. more]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
