using System.Text.Json;
using Theriac.Kernel;
using Theriac.Recipes;
using Theriac.Storage;

namespace Theriac.Bench.Recipes;

/// <summary><c>theriac bench recipes</c>: how the work on a recipe grows with its size.</summary>
public static class RecipeBench
{
    private const double LintAim = 1_000;
    private const double SaveAim = 100;

    /// <summary>A step of the large recipe may cost so many times one of the small.</summary>
    private const double GrowthAim = 3;

    private static readonly int[] Sizes = [100, 1_000, 10_000];

    public static async Task<List<BenchResult>> RunAsync(string folder, bool isQuick, Action<string> tell)
    {
        var rounds = isQuick ? 5 : 25;
        var results = new List<BenchResult>();
        var recipes = Sizes.Select(RecipeMaker.Make).ToList();
        tell("parse");
        var parse = Medians(Parse, recipes, rounds);
        Tell("parse: JsonDocument over the same bytes", null, parse, null, results);
        foreach (var work in Works())
        {
            tell(work.Name);
            Tell(work.Name, work.Aim, Medians(work.Prepare, recipes, rounds), parse, results);
        }
        tell("SQLite");
        await SaveAsync("sqlite", Path.Combine(folder, "bench.db"), folder, recipes, rounds, results);
        if (await PostgresAsync(folder) is { } cluster)
        {
            tell("PostgreSQL");
            await using (cluster) await SaveAsync("postgres", cluster.Connection, folder, recipes, rounds, results);
        }
        return results;
    }

    /// <summary>What is measured in memory, each as a thing to prepare and a thing to time.</summary>
    private static IEnumerable<Work> Works()
    {
        yield return new Work("read: bytes to recipe", recipe =>
        {
            var bytes = RecipeJson.Canonical(recipe);
            return () => _ = RecipeReader.Read(bytes).Value;
        }, null);
        yield return new Work("load: bytes to recipe to graph", recipe =>
        {
            var bytes = RecipeJson.Canonical(recipe);
            return () => _ = ExecutionGraph.Build(RecipeReader.Read(bytes).Value).Value;
        }, null);
        yield return new Work("lint: every rule", recipe => () => _ = Linter.Problems(recipe), LintAim);
        yield return new Work("diff: two versions with 20 changes", recipe =>
        {
            var other = RecipeEdits.Apply(EditedRecipe.Of(recipe), Changes(recipe, 20), EditsSince.Nothing).Recipe.Recipe;
            return () => _ = RecipeDiff.Between(recipe, other);
        }, null);
        yield return new Work("hash after one change", HashAfterChange, null);
    }

    private static Action Parse(MasterRecipe recipe)
    {
        var bytes = RecipeJson.Canonical(recipe);
        return () => JsonDocument.Parse(bytes).Dispose();
    }

    private static Action HashAfterChange(MasterRecipe recipe)
    {
        var (edited, turn) = (EditedRecipe.Of(recipe), 0);
        RecipeBytes.Hash(recipe);
        return () =>
        {
            edited = RecipeEdits.Apply(edited, [Title(edited.Recipe, turn++)], EditsSince.Nothing).Recipe;
            RecipeBytes.Hash(edited.Recipe);
        };
    }

    private static List<double> Medians(Func<MasterRecipe, Action> prepare, List<MasterRecipe> recipes, int rounds) =>
        [.. recipes.Select(recipe => Timing.Median(prepare(recipe), rounds))];

    private static async Task SaveAsync(
        string engine, string connection, string folder, List<MasterRecipe> recipes, int rounds, List<BenchResult> results)
    {
        await using var instance = await EditInstance.OpenAsync(connection, Path.Combine(folder, "keys-" + engine));
        var (saves, processor, bare) = (new List<double>(), new List<double>(), new List<double>());
        foreach (var recipe in recipes)
        {
            var named = recipe with { Id = $"BENCH-{Sizes[saves.Count]}" };
            var save = await instance.BeginAsync(named);
            var (passed, used) = await Timing.MedianAsync(save, rounds);
            saves.Add(passed);
            processor.Add(used);
            bare.Add((await Timing.MedianAsync(instance.BareWrite(RecipeJson.Canonical(named)), rounds)).Passed);
        }
        Tell($"{engine}: save of one change", SaveAim, saves, bare, results);
        Tell($"{engine}: save of one change, processor", null, processor, null, results);
    }

    /// <param name="beside">What is measured in the same run without us: a bare parse, or a bare write of the whole.</param>
    private static void Tell(string name, double? aim, List<double> medians, List<double>? beside, List<BenchResult> results)
    {
        for (var i = 0; i < Sizes.Length; i++)
        {
            var title = $"{name}, {Sizes[i]:N0} steps";
            var result = beside is null ? BenchResult.Of(title, medians[i], "ms") : BenchResult.Beside(title, medians[i], "ms", beside[i]);
            results.Add(aim is { } most && i == Sizes.Length - 1
                ? result with { Aim = $"below {most} ms", Met = medians[i] < most }
                : result);
        }
        var growth = medians[^1] / medians[0] / (Sizes[^1] / Sizes[0]);
        results.Add(BenchResult.Of($"{name}, growth for a step", growth, "times") with
        {
            Aim = $"at most {GrowthAim} times",
            Met = growth <= GrowthAim,
        });
    }

    internal static EditChange Title(MasterRecipe recipe, int turn)
    {
        var phases = recipe.Procedure.Elements.SelectMany(unit => unit.Elements).SelectMany(operation => operation.Elements).ToList();
        var step = phases[turn * 7 % phases.Count].Instructions[turn % 10];
        return new EditChange
        {
            Op = EditOp.Set,
            Item = new EditItem { Kind = RecipeItemKind.Instruction, Id = step.Id },
            Member = "title",
            Before = JsonSerializer.SerializeToElement(step.Title, RecipeJson.Options),
            Value = JsonSerializer.SerializeToElement(new LocalizedText { En = $"Changed {turn}" }, RecipeJson.Options),
        };
    }

    private static List<EditChange> Changes(MasterRecipe recipe, int count) => [.. Enumerable.Range(0, count).Select(turn => Title(recipe, turn * 3))];

    private static async Task<PostgresCluster?> PostgresAsync(string folder)
    {
        try
        {
            return await PostgresCluster.StartAsync(Path.Combine(folder, "postgres"));
        }
        catch (IOException)
        {
            return null; // Not installed here.
        }
    }

    private sealed record Work(string Name, Func<MasterRecipe, Action> Prepare, double? Aim);
}
