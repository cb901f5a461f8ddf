using System.Text.Json;
using Theriac.Kernel;
using Theriac.People;
using Theriac.Recipes.Tests.Edit;
using Theriac.Storage;
using Theriac.Testing;
using Xunit;
using Kind = Theriac.Recipes.RecipeItemKind;

namespace Theriac.Recipes.Tests.Comments;

public sealed class CommentTests
{
    [Theory, OnBothEngines]
    public async Task A_comment_is_answered_and_resolved_and_stays_on_record(Engine engine)
    {
        await using var plant = await RecipeInstance.StartAsync(engine);
        RecipeInstance.Ok(await plant.SaveAsync(Make.Complete()));
        RecipeInstance.Ok(await plant.SignAsync(RecipeStep.Send, plant.Author));

        var made = RecipeInstance.Ok(await AddAsync(plant, plant.Checker, "How long?"));
        RecipeInstance.Ok(await Comments(plant).ReplyAsync("R-1", "1", made.Number, "Five minutes.", plant.Author, default));
        RecipeInstance.Ok(await Comments(plant).ResolveAsync("R-1", "1", made.Number, "Said in the text.", plant.Qa, default));

        var one = Assert.Single(RecipeInstance.Ok(await plant.Get<ReadComments>().HandleAsync("R-1", "1", default)).Items);
        Assert.Equal((1, "chi", CommentState.Resolved, "dung", true), (one.Number, one.By.Id, one.State, one.ClosedBy!.Id, one.IsOfNow));
        Assert.Equal(["an: Five minutes.", "dung: Said in the text."], one.Replies.Select(reply => $"{reply.By.Id}: {reply.Text}"));
        Assert.Equal("comment-closed", (await Comments(plant).ResolveAsync("R-1", "1", 1, null, plant.Qa, default)).Refusal.Code);
        Assert.Equal("comment-unknown", (await Comments(plant).ReplyAsync("R-1", "1", 7, "Who?", plant.Qa, default)).Refusal.Code);
        Assert.Equal("input-not-accepted", (await AddAsync(plant, plant.Qa, " ")).Refusal.Code);
        Assert.Equal("input-not-accepted", (await AddAsync(plant, plant.Qa, "Where?", Change.Item(Kind.Instruction, "nobody"))).Refusal.Code);
        // A comment wrote none of it: its author may still check.
        RecipeInstance.Ok(await plant.SignAsync(RecipeStep.Check, plant.Checker));
        RecipeInstance.Ok(await plant.SignAsync(RecipeStep.Approve, plant.Qa));
        Assert.Equal("recipe-not-open-for-comments", (await AddAsync(plant, plant.Qa, "Late")).Refusal.Code);
        await RebuildEquality.AssertAsync(plant.Instance);
    }

    [Theory, OnBothEngines]
    [Trait("Requirement", "C-186a")]
    public async Task An_applied_suggestion_is_an_edit_and_makes_its_author_one_who_wrote(Engine engine)
    {
        await using var plant = await RecipeInstance.StartAsync(engine);
        RecipeInstance.Ok(await plant.SaveAsync(Make.Complete()));
        var suggestion = Change.Set(Kind.Instruction, "stir", "title", Change.Text("Do stir"), Change.Text("Stir five minutes"));
        RecipeInstance.Ok(await AddAsync(plant, plant.Checker, "Say how long.", suggestion: suggestion));
        Assert.DoesNotContain("chi", (await plant.ViewAsync()).Authors);

        var applied = RecipeInstance.Ok(await Comments(plant).ApplyAsync("R-1", "1", 1, plant.Author, default));

        var view = await plant.ViewAsync();
        Assert.Equal((applied.Hash, CommentState.Applied), (view.Hash, applied.State));
        Assert.Contains("Stir five minutes", view.Recipe.GetRawText());
        Assert.Equal(["an", "chi"], view.Authors);
        Assert.Equal(
            ["recipe-saved.v1", "recipe-commented.v1", "recipe-edited.v1", "recipe-suggestion-applied.v1"], await plant.TypesAsync("recipe/R-1/1"));
        RecipeInstance.Ok(await plant.SignAsync(RecipeStep.Send, plant.Author));
        Assert.Equal("recipe-own-work", (await plant.SignAsync(RecipeStep.Check, plant.Checker)).Refusal.Code);
    }

    [Theory, OnBothEngines]
    public async Task A_suggestion_that_no_longer_fits_changes_nothing(Engine engine)
    {
        await using var plant = await RecipeInstance.StartAsync(engine);
        var first = RecipeInstance.Ok(await plant.SaveAsync(Make.Complete()));
        RecipeInstance.Ok(await AddAsync(plant, plant.Checker, "Leave it out.", suggestion: Change.Remove(Kind.Instruction, "stir")));
        var edited = RecipeInstance.Ok(await plant.Get<EditDraft>().HandleAsync(
            "R-1", "1", Change.Body(first.Hash, [Change.Set(Kind.Instruction, "stir", "critical", null, true)]), plant.Other, "en", default));

        Assert.Equal("suggestion-conflicts", (await Comments(plant).ApplyAsync("R-1", "1", 1, plant.Author, default)).Refusal.Code);
        Assert.Equal(edited.Hash, (await plant.ViewAsync()).Hash);
        Assert.Equal(
            "input-not-accepted",
            (await AddAsync(plant, plant.Qa, "No", suggestion: Change.Set(Kind.Instruction, "stir", "colour", null, "red"))).Refusal.Code);
        RecipeInstance.Ok(await AddAsync(plant, plant.Qa, "Just a word."));
        Assert.Equal("comment-without-suggestion", (await Comments(plant).ApplyAsync("R-1", "1", 2, plant.Author, default)).Refusal.Code);
    }

    private static CommentOnRecipe Comments(RecipeInstance plant) => plant.Get<CommentOnRecipe>();

    private static Task<Outcome<CommentMade>> AddAsync(
        RecipeInstance plant, Caller by, string text, EditItem? item = null, EditChange? suggestion = null) =>
        Comments(plant).AddAsync(
            "R-1", "1",
            JsonSerializer.SerializeToUtf8Bytes(
                new CommentInput { Item = item ?? Change.Item(Kind.Instruction, "stir"), Text = text, Suggestion = suggestion }, KernelJson.Options),
            by, default);
}
