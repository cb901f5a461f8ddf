using System.Text;
using System.Text.Json;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;
using Theriac.Recipes;
using Theriac.Storage;
using Theriac.Testing;
using Xunit;
using Kind = Theriac.Recipes.RecipeItemKind;

namespace Theriac.Recipes.Tests.Edit;

public sealed class EditDraftTests
{
    [Theory, OnBothEngines]
    [Trait("Requirement", "P11-10e2")]
    public async Task An_edit_keeps_its_changes_and_the_content_can_be_made_again(Engine engine)
    {
        await using var plant = await RecipeInstance.StartAsync(engine);
        var first = RecipeInstance.Ok(await plant.SaveAsync(Make.Complete()));

        var answer = await EditAsync(plant, first.Hash, Change.Set(Kind.Instruction, "stir", "title", Change.Text("Do stir"), Change.Text("Stir gently")));

        Assert.Equal((1, 0), (answer.Applied, answer.Conflicts.Count));
        Assert.Null(await plant.Get<IContentStore>().FindAsync(answer.Hash));
        var view = await plant.ViewAsync();
        Assert.Equal(answer.Hash, view.Hash);
        var made = await Fresh(plant).RecipeAsync(answer.Hash, default);
        Assert.Equal("Stir gently", made.Procedure.Elements[0].Elements[0].Instructions[1].Title.En);
        Assert.Equal(answer.Hash, RecipeHash.Of(made));
        var entry = (await plant.Instance.Ledger.ReadStreamAsync("recipe/R-1/1"))[^1];
        Assert.Equal(("recipe-edited.v1", "an"), (entry.Type, entry.Actor));
        Assert.Contains("\"before\":{\"en\":\"Do stir\"}", Encoding.UTF8.GetString(entry.Payload.Span));
        await RebuildEquality.AssertAsync(plant.Instance);
    }

    [Theory, OnBothEngines]
    public async Task The_content_is_stored_whole_now_and_then_and_before_anything_is_signed(Engine engine)
    {
        await using var plant = await RecipeInstance.StartAsync(engine);
        var hash = RecipeInstance.Ok(await plant.SaveAsync(Make.Complete())).Hash;
        var (title, stored) = ("Recipe", 0);
        for (var i = 1; i <= EditedContents.EditsMax + 3; i++)
        {
            hash = (await EditAsync(plant, hash, Change.Set(Change.Item(Kind.Header), "title", Change.Text(title), Change.Text($"Title {i}")))).Hash;
            title = $"Title {i}";
            if (await plant.Get<IContentStore>().FindAsync(hash) is not null) stored++;
        }
        Assert.Equal(1, stored);
        Assert.Equal(title, (await Fresh(plant).RecipeAsync(hash, default)).Title.En);

        RecipeInstance.Ok(await plant.SignAsync(RecipeStep.Send, plant.Author));

        Assert.NotNull(await plant.Get<IContentStore>().FindAsync(hash));
        Assert.Equal("recipe-not-draft", (await SendAsync(plant, hash, plant.Author, Change.Remove(Kind.Instruction, "stir"))).Refusal.Code);
        Assert.Null((await plant.Get<ILedgerVerification>().VerifyAsync(new VerifyAgainst())).Wrong);
    }

    [Theory, OnBothEngines]
    public async Task A_changed_entry_no_longer_gives_the_content_that_it_names(Engine engine)
    {
        await using var plant = await RecipeInstance.StartAsync(engine);
        var first = RecipeInstance.Ok(await plant.SaveAsync(Make.Complete()));
        await EditAsync(plant, first.Hash, Change.Set(Kind.Instruction, "stir", "critical", null, true));
        var fact = (RecipeEdited)plant.Get<FactTypes>().Read((await plant.Instance.Ledger.ReadStreamAsync("recipe/R-1/1"))[^1])!;
        var records = new EditRecords(Fresh(plant));

        Assert.Null(await records.FindWrongAsync(fact, default));
        Assert.Contains("do not give", await records.FindWrongAsync(fact with { Changes = [] }, default));
        Assert.Contains(
            "cannot be made again",
            await records.FindWrongAsync(fact with { Changes = [Change.Set(Kind.Instruction, "nobody", "critical", null, true)] }, default));
    }

    [Theory, OnBothEngines]
    public async Task Two_authors_at_once_each_see_what_the_other_did(Engine engine)
    {
        await using var plant = await RecipeInstance.StartAsync(engine);
        var hash = RecipeInstance.Ok(await plant.SaveAsync(Make.Complete())).Hash;
        await EditAsync(plant, hash, Change.Insert("charge", "instructions", "stir", Make.Instruction("cool")));

        var answer = RecipeInstance.Ok(await SendAsync(
            plant, hash, plant.Other,
            Change.Set(Kind.Instruction, "stir", "critical", null, true), Change.Insert("charge", "instructions", "stir", Make.Instruction("cool") with { Title = "Cool" })));

        Assert.Equal("insert an", string.Join(", ", answer.Others.Select(one => $"{EnumWords.Of(one.Change.Op)} {one.By.Id}")));
        var conflict = Assert.Single(answer.Conflicts);
        Assert.Equal((1, EditConflictReason.IdTaken, "an"), (conflict.Change, conflict.Reason, conflict.By!.Id));
        var changes = RecipeInstance.Ok(await plant.Get<ReadChanges>().HandleAsync("R-1", "1", hash, default));
        Assert.Equal((answer.Hash, false, 2), (changes.Hash, changes.Reload, changes.Others.Count));
        Assert.True(RecipeInstance.Ok(await plant.Get<ReadChanges>().HandleAsync("R-1", "1", new string('0', 64), default)).Reload);
        Assert.Equal(["an", "binh"], (await plant.ViewAsync()).Authors);
    }

    [Theory, OnBothEngines]
    public async Task Many_edits_at_the_same_moment_all_stand(Engine engine)
    {
        await using var plant = await RecipeInstance.StartAsync(engine);
        var hash = RecipeInstance.Ok(await plant.SaveAsync(Make.Complete())).Hash;

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => SendAsync(
            plant, hash, i % 2 == 0 ? plant.Author : plant.Other, Change.Insert("charge", "instructions", "water", Make.Instruction($"more-{i}")))));

        Assert.All(answers, answer => Assert.Empty(RecipeInstance.Ok(answer).Conflicts));
        var recipe = await Fresh(plant).RecipeAsync((await plant.ViewAsync()).Hash, default);
        Assert.Equal(14, recipe.Procedure.Elements[0].Elements[0].Instructions.Count);
    }

    [Theory, OnBothEngines]
    public async Task The_same_change_sent_at_the_same_moment_is_one_entry(Engine engine)
    {
        await using var plant = await RecipeInstance.StartAsync(engine);
        var hash = RecipeInstance.Ok(await plant.SaveAsync(Make.Complete())).Hash;
        var change = Change.Insert("charge", "instructions", "water", Make.Instruction("more"));

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => SendAsync(plant, hash, plant.Author, change)));

        Assert.All(answers, answer => Assert.Equal((1, 0), (RecipeInstance.Ok(answer).Applied, answer.Value.Conflicts.Count)));
        Assert.Equal(["recipe-saved.v1", "recipe-edited.v1"], await plant.TypesAsync("recipe/R-1/1"));
    }

    [Theory, OnBothEngines]
    public async Task What_changes_nothing_is_no_entry(Engine engine)
    {
        await using var plant = await RecipeInstance.StartAsync(engine);
        var first = RecipeInstance.Ok(await plant.SaveAsync(Make.Complete()));
        var answer = await EditAsync(plant, first.Hash, Change.Set(Kind.Instruction, "stir", "title", null, Change.Text("Do stir")), Change.Remove(Kind.Bar, "none"));
        Assert.Equal((first.Hash, 2), (answer.Hash, answer.Applied));
        Assert.Equal(["recipe-saved.v1"], await plant.TypesAsync("recipe/R-1/1"));
    }

    [Theory, OnBothEngines]
    public async Task A_version_begins_blank_or_as_a_copy(Engine engine)
    {
        await using var plant = await RecipeInstance.StartAsync(engine);
        RecipeInstance.Ok(await plant.SaveAsync(Make.Complete()));
        var make = plant.Get<NewRecipe>();

        var blank = RecipeInstance.Ok(await make.HandleAsync(new NewRecipeInput("N-1", "1", "New"), plant.Author, default));
        var copy = RecipeInstance.Ok(await make.HandleAsync(new NewRecipeInput("R-1", "2", null, new VersionName("R-1", "1")), plant.Other, default));

        Assert.Equal(RecipeElementKind.Phase, (await Fresh(plant).RecipeAsync(blank.Hash, default)).Procedure.Elements[0].Elements[0].Kind);
        Assert.Equal(RecipeHash.Of(Make.Complete() with { Version = "2" }), copy.Hash);
        // Nobody had approved what was copied: who wrote it wrote the copy too.
        Assert.Equal(["an", "binh"], (await plant.ViewAsync(version: "2")).Authors);
        Assert.Equal("recipe-exists", (await make.HandleAsync(new NewRecipeInput("R-1", "2", "Again"), plant.Author, default)).Refusal.Code);
        Assert.Equal("recipe-unknown", (await make.HandleAsync(new NewRecipeInput("R-9", "2", null, new VersionName("R-8", "1")), plant.Author, default)).Refusal.Code);
        Assert.Equal("input-not-accepted", (await make.HandleAsync(new NewRecipeInput("R 9", "2", "Bad"), plant.Author, default)).Refusal.Code);
        await RebuildEquality.AssertAsync(plant.Instance);
    }

    [Theory, OnBothEngines]
    public async Task Who_has_a_draft_open_is_seen_for_forty_seconds(Engine engine)
    {
        await using var plant = await RecipeInstance.StartAsync(engine);
        RecipeInstance.Ok(await plant.SaveAsync(Make.Complete()));
        var presence = plant.Get<RecipePresence>();

        RecipeInstance.Ok(await presence.HandleAsync("R-1", "1", "charge", plant.Author, default));
        plant.Instance.Clock.Advance(TimeSpan.FromSeconds(15));
        var both = RecipeInstance.Ok(await presence.HandleAsync("R-1", "1", null, plant.Other, default));
        Assert.Equal([("an", "charge"), ("binh", null)], both.Here.Select(one => (one.Id, one.Element)));
        plant.Instance.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(["binh"], RecipeInstance.Ok(await presence.HandleAsync("R-1", "1", "mix", plant.Other, default)).Here.Select(one => one.Id));
        Assert.Equal("recipe-unknown", (await presence.HandleAsync("R-7", "1", null, plant.Other, default)).Refusal.Code);
    }

    [Theory, OnBothEngines]
    public async Task Only_pictures_are_kept_and_given_out_as_pictures(Engine engine)
    {
        await using var plant = await RecipeInstance.StartAsync(engine);
        var pictures = plant.Get<RecipePictures>();
        byte[] png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3];

        var kept = RecipeInstance.Ok(await pictures.KeepAsync(png, default));
        Assert.Equal("image/png", kept.ContentType);
        Assert.Equal(png, RecipeInstance.Ok(await pictures.FindAsync(kept.Content, default)).Bytes);
        Assert.Equal("picture-type-unknown", (await pictures.KeepAsync("<svg onload=alert(1)>"u8.ToArray(), default)).Refusal.Code);
        Assert.Equal("picture-too-large", (await pictures.KeepAsync(new byte[RecipePictures.BytesMax + 1], default)).Refusal.Code);
        var other = await plant.Get<IContentStore>().PutAsync("application/json", "{}"u8.ToArray());
        Assert.Equal("picture-unknown", (await pictures.FindAsync(other, default)).Refusal.Code);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"base":"x","changes":[{"op":"fly"}]}""")]
    [InlineData("""{"base":"x","changes":[{"op":"set","colour":1}]}""")]
    [InlineData("""{"base":"x","changes":[{"op":"set","value":{"a":1,"a":2}}]}""")]
    [InlineData("""{"base":"x","changes":[{"op":"set","value":"\ud800"}]}""")]
    public void What_is_no_list_of_changes_is_refused(string body) => Assert.False(EditReader.Read(Encoding.UTF8.GetBytes(body)).IsOk);

    private static async Task<EditAnswer> EditAsync(RecipeInstance plant, string @base, params EditChange[] changes) =>
        RecipeInstance.Ok(await SendAsync(plant, @base, plant.Author, changes));

    private static Task<Outcome<EditAnswer>> SendAsync(RecipeInstance plant, string @base, Caller by, params EditChange[] changes) =>
        plant.Get<EditDraft>().HandleAsync("R-1", "1", Change.Body(@base, changes), by, "en", default);

    /// <summary>As another node, or this one after a restart, would see it: nothing is in memory.</summary>
    private static RecipeContents Fresh(RecipeInstance plant) => new(
        plant.Get<IContentStore>(),
        new EditedContents(plant.Instance.Database, plant.Instance.Ledger, plant.Get<FactTypes>(), plant.Get<IContentStore>()));
}
