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
        var answer = Judged(floor, next);
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
        var change = Assert.Single(Judged(floor, next).Changes);
        Assert.Equal(("within", "refused", "41.0 °C"), (change.Was, change.Would, change.Value));
    }

    [Theory]
    [InlineData(TimeLinkKind.NoLaterAfterEnd, 30, 90, 1, 0)]
    [InlineData(TimeLinkKind.NoLaterAfterEnd, 30, 20, 0, 0)]
    [InlineData(TimeLinkKind.NoEarlierAfterEnd, 90, 60, 1, 0)]
    [InlineData(TimeLinkKind.NoEarlierAfterEnd, 30, 60, 0, 0)]
    [Trait("Requirement", "C-111")]
    public void Hold_times_and_minimum_times_of_the_version_are_judged_by_when_work_began(
        TimeLinkKind kind, int minutes, int waited, int newly, int noLonger)
    {
        var floor = Floor.Started(Make.Recipe(Make.Phase("p", Make.Number("a")), Make.Phase("q", Make.Number("b"))));
        floor.Must(floor.Record("a", "41.0"));
        floor.Now += waited * 60 * Micros.PerSecond;
        floor.Must(floor.Record("b", "41.0"));
        var held = Make.Phase("q", Make.Number("b")) with { TimeLinks = [new TimeLink { After = "p", Kind = kind, Duration = Make.Of(minutes, "min") }] };
        var next = ControlRecipe.Of("h2", Make.Recipe(Make.Phase("p", Make.Number("a")), held)).Value;
        var answer = Judged(floor, next);
        Assert.Equal((newly, noLonger), (answer.NewlyFlagged, answer.NoLongerFlagged));
        if (newly == 1)
            Assert.Equal(("q", $"{waited / 60} h {waited % 60:00} min", "within"), (answer.Changes[0].Step, answer.Changes[0].Value, answer.Changes[0].Was));
    }

    [Fact]
    [Trait("Requirement", "C-111")]
    public void A_longer_hold_time_would_not_have_flagged_what_was_late()
    {
        RecipeElement Held(int minutes) => Make.Phase("q", Make.Number("b")) with
        {
            TimeLinks = [new TimeLink { After = "p", Kind = TimeLinkKind.NoLaterAfterEnd, Duration = Make.Of(minutes, "min") }],
        };
        var floor = Floor.Started(Make.Recipe(Make.Phase("p", Make.Number("a")), Held(30)));
        floor.Must(floor.Record("a", "41.0"));
        floor.Now += 45 * 60 * Micros.PerSecond;
        floor.Must(floor.Record("b", "41.0", why: "the shift ended"));
        foreach (var (minutes, flagged) in new[] { (60, 0), (40, 1) })
        {
            var next = ControlRecipe.Of("h2", Make.Recipe(Make.Phase("p", Make.Number("a")), Held(minutes))).Value;
            var answer = Judged(floor, next);
            Assert.Equal((0, 1 - flagged, flagged), (answer.NewlyFlagged, answer.NoLongerFlagged, answer.StillFlagged));
        }
    }

    [Theory]
    [InlineData("mg", 98, 1, 0)]
    [InlineData("g", 0, 0, 1)]
    public void Cells_are_judged_by_the_new_limits_unless_their_unit_is_another_one(string unit, int low, int newly, int notJudged)
    {
        Instruction Table(string of, int from) => new()
        {
            Id = "t",
            Kind = InstructionKind.Table,
            Title = "Weights",
            Columns = [new TableColumn { Id = "w", Title = "Weight", Unit = Unit.Parse(of).Value, Decimals = 0, Limits = new Limits { Low = from, High = 105 } }],
        };
        var master = Make.Recipe(Make.Phase("p", Table("mg", 95)));
        var floor = Floor.Started(master);
        floor.Must(floor.Do(Floor.Person("an"), scene => TableReader.Record(scene, new RecordRowCommand("t", new Dictionary<string, string> { ["w"] = "97" }))));
        var count = new ReplayCount();
        var next = ControlRecipe.Of("h2", Make.Recipe(Make.Phase("p", Table(unit, low)))).Value;
        foreach (var result in Replaying.Of(floor.State, next, ControlRecipe.Of("h", master).Value))
            count.Add(result);
        Assert.Equal((newly, notJudged), (count.Answer(1).NewlyFlagged, count.Answer(1).NotInThisVersion));
    }

    private static ReplayAnswer Judged(Floor floor, ControlRecipe next)
    {
        var count = new ReplayCount();
        foreach (var result in Replaying.Of(floor.State, next))
            count.Add(result);
        return count.Answer(1);
    }

    [Theory, OnBothEngines]
    public async Task A_draft_is_judged_at_each_batch_s_site_by_the_parameters_that_the_batch_was_made_by(Engine engine)
    {
        await using var plant = await BatchInstance.StartAsync(engine);
        MasterRecipe Master(string version, decimal? high) => Make.Recipe(Make.Phase(
            "p1", Make.Number("t") with { Limits = null, Alert = null, Parameter = "temp" }, Make.Number("u") with { Limits = new Limits { High = high } })) with
        {
            Version = version,
            Formula = new Formula
            {
                Parameters = [new FormulaParameter { Id = "temp", Name = "Temperature", Value = Make.Of(40, "°C"), Range = new Limits { Low = 38, High = 42 }, Scope = ParameterScope.Site }],
            },
        };
        var recipe = Master("1", 45);
        plant.Recipes.Parameters["HN"] = new ParameterSet
        {
            Id = "R-1",
            Version = "1",
            Recipe = RecipeHash.Of(recipe),
            Site = "HN",
            Values = [new ParameterValue { Parameter = "temp", Range = new Limits { Low = 30, High = 35 } }],
        };
        var batch = await plant.BatchAsync(recipe);
        BatchInstance.Ok(await plant.RecordAsync(plant.An, batch, "t", "33.0"));
        BatchInstance.Ok(await plant.RecordAsync(plant.An, batch, "u", "41.0"));
        plant.Recipes.Approve(Master("2", 40), RecipeState.Draft);
        var answer = BatchInstance.Ok(await plant.Get<Replay>().RunAsync("R-1", "2", plant.People["qa"], default));
        // What the site set still holds; only the limit that the draft changed flags.
        Assert.Equal("u", Assert.Single(answer.Changes).Step);
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
