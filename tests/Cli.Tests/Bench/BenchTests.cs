using Xunit;

namespace Theriac.Cli.Tests.Bench;

public sealed class BenchTests
{
    [Xunit.Fact]
    [Trait("Requirement", "DI-E")]
    [Trait("Requirement", "A11-16")]
    public async Task Killed_processes_and_servers_lose_nothing_that_was_acknowledged()
    {
        var (code, output, errors) = await TheriacProgram.RunAsync(Path.GetTempPath(), "bench", "crash", "--quick", "--json");
        Assert.True(code == 0, errors + output);
        Assert.All(TheriacProgram.Json(output).EnumerateArray(), result => Assert.Equal(0, result.GetProperty("value").GetDouble()));
    }

    [Xunit.Fact]
    public async Task The_ledger_bench_prints_every_figure_beside_its_baseline()
    {
        // The aims themselves are for a quiet machine: docs/benchmarks.md.
        var (_, output, _) = await TheriacProgram.RunAsync(Path.GetTempPath(), "bench", "ledger", "--quick", "--json");
        var results = TheriacProgram.Json(output).EnumerateArray().ToList();
        foreach (var name in (string[])["sqlite: appends, 64 clients", "postgres: appends, 64 clients", "verify: entries of an export, one core"])
        {
            var result = results.Single(result => result.GetProperty("name").GetString() == name);
            Assert.True(result.GetProperty("value").GetDouble() > 0);
            Assert.True(result.GetProperty("baseline").GetDouble() > 0);
            Assert.NotNull(result.GetProperty("aim").GetString());
        }
    }

    [Xunit.Fact]
    public async Task The_recipe_bench_prints_how_each_part_grows_beside_its_baseline()
    {
        var (_, output, _) = await TheriacProgram.RunAsync(Path.GetTempPath(), "bench", "recipes", "--quick", "--json");
        var results = TheriacProgram.Json(output).EnumerateArray().ToDictionary(result => result.GetProperty("name").GetString()!);
        foreach (var part in (string[])["load: bytes to recipe to graph", "lint: every rule", "diff: two versions with 20 changes", "sqlite: save of one change"])
        {
            Assert.True(results[$"{part}, 10,000 steps"].GetProperty("baseline").GetDouble() > 0);
            Assert.True(results[$"{part}, growth for a step"].GetProperty("value").GetDouble() > 0);
        }
    }

    [Xunit.Fact]
    [Trait("Requirement", "DI-Av")]
    public async Task The_batch_bench_prints_commits_signatures_opening_print_and_growth_of_both_engines()
    {
        var (_, output, errors) = await TheriacProgram.RunAsync(Path.GetTempPath(), "bench", "batches", "--quick", "--json");
        Assert.True(output.StartsWith('['), errors + output);
        var results = TheriacProgram.Json(output).EnumerateArray().ToDictionary(result => result.GetProperty("name").GetString()!);
        foreach (var engine in (string[])["sqlite", "postgres"])
        {
            Assert.Equal(0, results[$"{engine}: refused"].GetProperty("value").GetDouble());
            Assert.InRange(results[$"{engine}: opening a batch of 60 steps"].GetProperty("value").GetDouble(), 0, 3_000);
            Assert.True(results[$"{engine}: step commit, p95"].GetProperty("baseline").GetDouble() > 0);
            foreach (var part in (string[])["step commits a second", "signed step (two documents, passwords and commits), p50", "opening a batch of 60 steps", "record of 60 steps as PDF", "8 batches: first page of the board, median"])
                Assert.True(results[$"{engine}: {part}"].GetProperty("value").GetDouble() > 0, part);
        }
    }

    [Xunit.Fact]
    public async Task The_activity_bench_asks_every_kind_of_search_on_both_engines()
    {
        var (_, output, errors) = await TheriacProgram.RunAsync(Path.GetTempPath(), "bench", "activity", "--quick", "--json");
        Assert.True(output.StartsWith('['), errors + output);
        var names = TheriacProgram.Json(output).EnumerateArray().Select(result => result.GetProperty("name").GetString()!).ToList();
        var searches = names.Where(name => name.EndsWith("entries)", StringComparison.Ordinal)).ToList();
        Assert.True(searches.Count > 30);
        Assert.Contains(names, name => name.StartsWith("postgres: a search over", StringComparison.Ordinal));
        Assert.Equal(
            searches.Where(name => name.StartsWith("sqlite", StringComparison.Ordinal)).Select(name => name.Split(':')[1]),
            searches.Where(name => name.StartsWith("postgres", StringComparison.Ordinal)).Select(name => name.Split(':')[1]));
    }
}
