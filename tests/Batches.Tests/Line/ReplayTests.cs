using Theriac.Kernel;
using Theriac.Recipes;
using Theriac.Storage;
using Theriac.Testing;
using Xunit;

namespace Theriac.Batches.Tests;

public sealed class ReplayTests
{
    [Theory]
    [InlineData(38, 45, 0, 0)]
    [InlineData(42, 45, 1, 0)]
    [InlineData(36, 45, 0, 1)]
    [InlineData(42, 43, 1, 0)]
    public void A_version_is_judged_by_what_past_batches_recorded(int low, int high, int newly, int noLonger)
    {
        var floor = Floor.Started(Make.Recipe(Make.Phase("p", Make.Number("a"), Make.Number("b"), Make.Number("gone"))));
        floor.Must(floor.Record("a", "41.0"));
        floor.Must(floor.Record("b", "37.0", why: "cold water"));
        floor.Must(floor.Perform("b"));
        floor.Must(floor.Record("gone", "44.0"));
        Instruction Limited(string id) => Make.Number(id) with { Limits = new Limits { Low = low, High = high }, Alert = null };
        var next = ControlRecipe.Of("h2", Make.Recipe(Make.Phase("p", Limited("a"), Limited("b"), Limited("c"))) with { Version = "2" }).Value;
        var answer = Replay.Counted(1, [.. Replaying.Of(floor.State, next)]);
        Assert.Equal((2, 1), (answer.Values, answer.NotInThisVersion));
        // The value that no version knows any more is counted, not judged.
        Assert.Equal((newly, noLonger), (answer.NewlyFlagged, answer.NoLongerFlagged));
        Assert.All(answer.Changes, change => Assert.NotEqual(change.Was, change.Would));
    }

    [Fact]
    public void What_would_not_have_been_accepted_is_flagged_with_the_range()
    {
        var floor = Floor.Started(Make.Recipe(Make.Phase("p", Make.Number("a"))));
        floor.Must(floor.Record("a", "41.0"));
        var next = ControlRecipe.Of("h2", Make.Recipe(Make.Phase("p", Make.Number("a") with { Plausible = new Limits { Low = 42, High = 43 } }))).Value;
        var change = Assert.Single(Replay.Counted(1, [.. Replaying.Of(floor.State, next)]).Changes);
        Assert.Equal(("within", "refused", "41.0 °C"), (change.Was, change.Would, change.Value));
    }

    [Theory, OnBothEngines]
    public async Task Replay_reads_the_batches_of_the_recipe_at_their_sites(Engine engine)
    {
        await using var plant = await BatchInstance.StartAsync(engine);
        var recipe = Make.Recipe(Make.Phase("p1", Make.Number("t")));
        foreach (var value in new[] { "41.0", "44.5" })
            BatchInstance.Ok(await plant.RecordAsync(plant.An, await plant.BatchAsync(recipe), "t", value));
        plant.Recipes.Approve(
            Make.Recipe(Make.Phase("p1", Make.Number("t") with { Limits = new Limits { Low = 38, High = 44 } })) with { Version = "2" }, RecipeState.Draft);
        var answer = BatchInstance.Ok(await plant.Get<Replay>().RunAsync("R-1", "2", plant.People["qa"], default));
        Assert.Equal((2, 2, 1, 0), (answer.Batches, answer.Values, answer.NewlyFlagged, answer.NoLongerFlagged));
        Assert.Equal("44.5 °C", Assert.Single(answer.Changes).Value);
    }

    [Theory, OnBothEngines]
    [Trait("Requirement", "C-188a")]
    public async Task A_batch_is_bound_to_the_master_and_the_parameters_of_its_site_and_both_are_derived_again(Engine engine)
    {
        await using var plant = await BatchInstance.StartAsync(engine);
        var recipe = Make.Recipe(Make.Phase("p1", Make.Number("t") with { Limits = null, Alert = null, Parameter = "temp" })) with
        {
            Formula = new Formula
            {
                Inputs = [new FormulaInput { Id = "f1", MaterialCode = "SUGAR", Name = "Sucrose" }],
                Parameters = [new FormulaParameter { Id = "temp", Name = "Temperature", Value = Make.Of(40, "°C"), Range = new Limits { Low = 38, High = 42 } }],
            },
        };
        var plain = await plant.BatchAsync(recipe);
        plant.Recipes.Parameters["HN"] = new ParameterSet
        {
            Id = "R-1",
            Version = "1",
            Recipe = RecipeHash.Of(recipe),
            Site = "HN",
            Values = [new ParameterValue { Parameter = "temp", Range = new Limits { Low = 30, High = 35 } }],
        };
        var here = await plant.BatchAsync(recipe);
        Assert.Null((await plant.StateAsync(plain)).Order!.Control);
        Assert.Equal(plant.Recipes.Parameters["HN"].Hash(), (await plant.StateAsync(here)).Order!.Control!.Parameters);
        BatchInstance.Ok(await plant.RecordAsync(plant.An, plain, "t", "40.0"));
        Assert.Equal("justification-missing", (await plant.RecordAsync(plant.An, here, "t", "40.0")).Refusal.Code);
        // Another set than the approved one derives another hash: nothing is made by it.
        plant.Recipes.Parameters["HN"] = plant.Recipes.Parameters["HN"] with { Values = [] };
        using var again = new ControlRecipes(plant.Recipes, plant.Recipes);
        Assert.Equal("recipe-hash-differs", (await again.FindAsync((await plant.StateAsync(here)).Order!, default)).Refusal.Code);
    }
}
