using System.Diagnostics;
using FsCheck;
using FsCheck.Fluent;
using Theriac.Recipes;
using Xunit;

namespace Theriac.Recipes.Tests;

public sealed class LintPropertyTests
{
    private static readonly byte[][] Sources =
    [
        .. LintExamples.All.Select(example => RecipeJson.Canonical(example.Bad(Master.Clean))), .. DemoRecipes.All.Select(recipe => recipe.Document.ToArray()),
    ];

    [Fact]
    public void Linting_never_throws_on_a_recipe_that_can_be_read()
    {
        var read = 0;
        Prop.ForAll(Seeds.All, seed =>
        {
            var random = new Random(seed);
            var bytes = Sources[random.Next(Sources.Length)];
            // One digit, letter or quote at a time: most of these can still be read.
            for (var left = random.Next(1, 6); left > 0; left--) bytes = Swapped(bytes, random);
            var recipe = RecipeReader.Read(bytes);
            if (!recipe.IsOk) return;
            read++;
            Linter.Lint(recipe.Value, Master.Plant);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));
        Assert.True(read > 300, $"{read} could be read.");
    }

    [Fact]
    public void The_structure_of_a_random_recipe_that_runs_has_no_finding() => Prop.ForAll(Seeds.All, seed =>
    {
        var recipe = RandomRecipe.Of(seed);
        Assert.DoesNotContain(Linter.Lint(recipe).Findings, finding => finding.Rule.StartsWith("R-30", StringComparison.Ordinal));
        Assert.DoesNotContain(Linter.Lint(recipe).Findings, finding => finding.Rule == "R-313");
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void Ten_thousand_steps_are_linted_in_about_ten_times_the_time_of_one_thousand()
    {
        var (small, large) = (Long(1_000), Long(10_000));
        Linter.Lint(large);
        var (thousand, all) = (Enumerable.Range(0, 10).Min(_ => Took(small)), Enumerable.Range(0, 5).Min(_ => Took(large)));
        Assert.True(all < TimeSpan.FromSeconds(3), $"{all.TotalMilliseconds:0} ms");
        Assert.True(all < thousand * 10 * 4 + TimeSpan.FromMilliseconds(20), $"{thousand.TotalMilliseconds:0.0} ms, then {all.TotalMilliseconds:0} ms");
    }

    [Fact]
    public void Calculations_that_each_need_the_next_are_linted_too()
    {
        var chain = Enumerable.Range(0, 5_000).Select(i => Master.Calculation($"c{i}", i == 4_999 ? "1" : $"{{c{i + 1}}} + 1"));
        Assert.NotNull(Linter.Lint(Master.Clean.Add([.. chain])));
    }

    private static TimeSpan Took(MasterRecipe recipe)
    {
        var began = Stopwatch.GetTimestamp();
        Linter.Lint(recipe);
        return Stopwatch.GetElapsedTime(began);
    }

    private static MasterRecipe Long(int steps) => Master.Clean.Element("finish", operation => operation with
    {
        Elements =
        [
            .. operation.Elements,
            .. Enumerable.Range(0, steps / 10).Select(phase => Make.Phase($"p{phase}", [.. Enumerable.Range(0, 10).Select(i => Of(phase * 10 + i))])),
        ],
    });

    private static Instruction Of(int i) => (i % 3) switch
    {
        0 => Master.Number($"n{i}", "kg", 1, 2),
        1 => Master.Calculation($"n{i}", $"{{n{i - 1}}} * 2"),
        _ => Make.Instruction($"n{i}") with { When = $"{{n{i - 1}}} > 1 kg" },
    };

    private static byte[] Swapped(byte[] source, Random random)
    {
        var bytes = source.ToArray();
        var (one, other) = (random.Next(bytes.Length), random.Next(bytes.Length));
        if (char.IsLetterOrDigit((char)bytes[one]) && char.IsLetterOrDigit((char)bytes[other])) bytes[one] = bytes[other];
        return bytes;
    }
}
