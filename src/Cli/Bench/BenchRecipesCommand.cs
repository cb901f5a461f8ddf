using System.CommandLine;
using Theriac.Bench.Recipes;
using Theriac.Cli.Shared;
using Theriac.Recipes;

namespace Theriac.Cli.Bench;

/// <summary>Recipes of 100, 1,000 and 10,000 steps: load, lint, diff, and the save of one change.</summary>
internal static class BenchRecipesCommand
{
    private static readonly Option<bool> Quick = new("--quick") { Description = "A short form for ./test: the figures are rough." };

    private static readonly Option<int?> Steps = new("--write") { Description = "Measure nothing; print a recipe of so many steps, to try an editor with." };

    public static Command Create() => CliCommand.Make(
        "recipes", "Measure how the work on a recipe grows with its size.", [Quick, Steps], RunAsync);

    private static async Task<int> RunAsync(ParseResult parse, CliOutput output, CancellationToken cancellation)
    {
        if (parse.GetValue(Steps) is { } steps)
        {
            await using var to = Console.OpenStandardOutput();
            await to.WriteAsync(RecipeDocument.Write(RecipeMaker.Make(steps)), cancellation);
            return 0;
        }
        using var folder = new BenchFolder();
        var results = await RecipeBench.RunAsync(
            folder.Path, parse.GetValue(Quick), part => Console.Error.WriteLine($"Measuring {part} …"));
        return BenchTable.Tell(results, output);
    }
}
