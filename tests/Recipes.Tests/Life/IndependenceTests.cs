using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;
using Theriac.People.Testing;
using Theriac.Storage;
using Theriac.Testing;
using Xunit;
using FactAttribute = Xunit.FactAttribute;

namespace Theriac.Recipes.Tests;

/// <summary>Nobody judges his own words, whatever way they came; and nobody signs over what he did not see.</summary>
public sealed class IndependenceTests
{
    [Theory, OnBothEngines]
    [Trait("Requirement", "C-186a")]
    public async Task Who_wrote_a_draft_neither_checks_nor_approves_a_copy_of_it_and_an_approved_one_is_nobody_s(Engine engine)
    {
        await using var plant = await RecipeInstance.StartAsync(engine);
        var both = await TestPeople.AddAsync(plant.Instance.Services, "em", Role.RecipeAuthor, Role.RecipeChecker);
        RecipeInstance.Ok(await plant.SaveAsync(Make.Complete(), both));
        await CopyAsync(plant, "1", "2");
        Assert.Equal(["an", "em"], (await plant.ViewAsync(version: "2")).Authors);
        RecipeInstance.Ok(await plant.SignAsync(RecipeStep.Send, plant.Author, version: "2"));
        Assert.Equal("recipe-own-work", (await plant.SignAsync(RecipeStep.Check, both, version: "2")).Refusal.Code);
        RecipeInstance.Ok(await plant.SignAsync(RecipeStep.Check, plant.Checker, version: "2"));
        RecipeInstance.Ok(await plant.SignAsync(RecipeStep.Approve, plant.Qa, version: "2"));
        await CopyAsync(plant, "2", "3");
        Assert.Equal(["an"], (await plant.ViewAsync(version: "3")).Authors);
        await RebuildEquality.AssertAsync(plant.Instance);
    }

    [Fact]
    [Trait("Requirement", "C-186a")]
    public async Task A_route_that_another_one_set_meanwhile_is_not_replaced_unseen_and_a_stranger_s_try_stands_in_the_trail()
    {
        await using var plant = await RecipeInstance.StartAsync(Engine.Sqlite);
        var routes = plant.Get<SetRoute>();
        var second = await TestPeople.AddAsync(plant.Instance.Services, "em", Role.QaReviewer);
        var mine = new RouteInput("FG-1", RecipeRoute.Default, "As before.");
        var stricter = mine with { Steps = [RecipeRoute.Default[0], RecipeRoute.Default[0], RecipeRoute.Default[1]], Reason = "Two checks." };
        var read = RecipeInstance.Ok(await routes.PrepareAsync(mine, "en", plant.Qa, default));
        RecipeInstance.Ok(await SetAsync(stricter, second));
        Assert.Equal("document-changed", (await routes.HandleAsync(mine, TestPeople.Sign(read), plant.Qa, default)).Refusal.Code);
        Assert.Equal(3, Assert.Single((await routes.ReadAsync(default)).Routes).Steps.Count);
        Assert.Equal("signer-not-allowed", (await SetAsync(mine, plant.Author)).Refusal.Code);
        Assert.Equal(["recipe-route-set.v1", "attempt-refused.v1"], await plant.TypesAsync(RouteRegister.Stream));

        async Task<Outcome<RoutesView>> SetAsync(RouteInput input, Caller by) => await routes.HandleAsync(
            input, TestPeople.Sign(RecipeInstance.Ok(await routes.PrepareAsync(input, "en", by, default))), by, default);
    }

    [Fact]
    public async Task An_author_who_confirms_his_own_block_is_refused_and_the_try_stands_in_the_trail()
    {
        await using var plant = await RecipeInstance.StartAsync(Engine.Sqlite);
        RecipeInstance.Ok(await plant.SaveAsync(Make.Complete()));
        RecipeInstance.Ok(await plant.SignAsync(RecipeStep.Send, plant.Author));
        var hash = (await plant.Get<ReviewScenes>().FindAsync("R-1", "1", default))!.Compared.Blocks[0];
        var tried = await plant.Get<ReviewBlocks>().HandleAsync("R-1", "1", [new ReviewedBlock(hash.Block.Id, hash.Hash)], plant.Author, default);
        Assert.Equal("recipe-own-work", tried.Refusal.Code);
        Assert.Equal("attempt-refused.v1", (await plant.TypesAsync("recipe/R-1/1"))[^1]);
    }

    [Fact]
    public async Task A_draft_whose_parts_share_an_id_can_be_compared_all_the_same()
    {
        await using var plant = await RecipeInstance.StartAsync(Engine.Sqlite);
        RecipeInstance.Ok(await plant.SaveAsync(Make.Recipe(Make.Operation("same", Make.Phase("same", Make.Instruction("same")), Make.Phase("same")))));
        var review = RecipeInstance.Ok(await plant.Get<ReadReview>().HandleAsync("R-1", "1", plant.Checker, "en", default));
        Assert.Contains("same", review.ToReview);
    }

    private static async Task CopyAsync(RecipeInstance plant, string from, string version) => RecipeInstance.Ok(
        await plant.Get<NewRecipe>().HandleAsync(new NewRecipeInput("R-1", version, From: new VersionName("R-1", from)), plant.Author, default));
}
