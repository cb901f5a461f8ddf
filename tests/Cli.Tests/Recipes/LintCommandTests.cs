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
        var bad = Encoding.UTF8.GetBytes(Good.Replace("\"verification\": true", "\"verification\": false", StringComparison.Ordinal));
        var (code, text, _) = await LintAsync(bad);
        Assert.Equal(1, code);
        Assert.Matches("stops    R-[0-9]{3}  /procedure/", text);
        Assert.Contains("         Fix: ", text, StringComparison.Ordinal);

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

    [Theory]
    [InlineData("", "empty")]
    [InlineData("{\"format\":\"else\"}", "/format")]
    public async Task What_is_no_recipe_ends_with_two_and_says_why(string file, string said)
    {
        var (code, output, errors) = await LintAsync(Encoding.UTF8.GetBytes(file));
        Assert.Equal((2, ""), (code, output));
        Assert.Contains(said, errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_place_without_a_file_ends_with_two() =>
        Assert.Equal(2, (await TheriacProgram.RunAsync(Path.GetTempPath(), "recipes", "lint", Path.Combine(Path.GetTempPath(), "no-such-recipe"))).Code);

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
