using System.Text;
using Theriac.Ledger;
using Theriac.People;
using Theriac.People.Testing;
using Theriac.Recipes;
using Theriac.Storage;
using Theriac.Testing;
using Xunit;

namespace Theriac.Recipes.Tests;

public sealed class RecipeLifeTests
{
    [Theory, OnBothEngines]
    [Trait("Requirement", "C-186a")]
    public async Task Prepared_by_one_checked_by_a_second_and_approved_by_quality(Engine engine)
    {
        await using var plant = await RecipeInstance.StartAsync(engine);
        RecipeInstance.Ok(await plant.SaveAsync(Make.Complete()));
        Assert.Null(await plant.Directory.FindApprovedAsync("R-1"));
        await plant.ApproveAsync();

        Assert.Equal("recipe-not-draft", (await plant.SaveAsync(Make.Complete() with { Title = "Late" })).Refusal.Code);

        var approved = await plant.Directory.FindApprovedAsync("r-1");
        Assert.Equal((RecipeState.Approved, RecipeHash.Of(Make.Complete())), (approved!.State, approved.Hash));
        Assert.Equal(approved.Hash, RecipeHash.Of(approved.Recipe));
        var view = await plant.ViewAsync();
        Assert.Equal(
            [("an", SignatureMeaning.Performed), ("chi", SignatureMeaning.Verified), ("dung", SignatureMeaning.Approved)],
            view.Signatures.Select(one => (one.Signature.Signer, one.Signature.Meaning)));
        Assert.All(view.Signatures, one => Assert.Equal(SignatureState.Valid, one.State));
        Assert.Equal(
            [
                "recipe-saved.v1", "recipe-sent-to-review.v1", "recipe-review-begun.v1", "recipe-blocks-reviewed.v1", "recipe-checked.v1",
                "recipe-blocks-reviewed.v1", "recipe-approved.v1", "attempt-refused.v1",
            ],
            await plant.TypesAsync("recipe/R-1/1"));
    }

    [Theory, OnBothEngines]
    [Trait("Requirement", "C-186a")]
    public async Task Whoever_wrote_any_of_it_neither_checks_nor_approves_it(Engine engine)
    {
        await using var plant = await RecipeInstance.StartAsync(engine);
        var both = await TestPeople.AddAsync(plant.Instance.Services, "em", Role.RecipeAuthor, Role.RecipeChecker);
        RecipeInstance.Ok(await plant.SaveAsync(Make.Complete(), both));
        RecipeInstance.Ok(await plant.SaveAsync(Make.Complete(), plant.Author));
        RecipeInstance.Ok(await plant.SignAsync(RecipeStep.Send, plant.Author));

        Assert.Equal("recipe-own-work", (await plant.SignAsync(RecipeStep.Check, both)).Refusal.Code);
        Assert.Equal("recipe-not-checked", (await plant.SignAsync(RecipeStep.Approve, plant.Qa)).Refusal.Code);
        // Also past the preparing twin, and it is on record.
        var document = new SignatureInput(new string('0', 64), SignatureMeaning.Verified, "en", null, "em", TestPeople.Password);
        Assert.Equal("recipe-own-work", (await plant.Get<SignVersion>().HandleAsync("R-1", "1", RecipeStep.Check, document, both, default)).Refusal.Code);
        Assert.Contains("attempt-refused.v1", await plant.TypesAsync("recipe/R-1/1"));
        RecipeInstance.Ok(await plant.SignAsync(RecipeStep.Check, plant.Checker));
    }

    [Theory, OnBothEngines]
    [Trait("Requirement", "P11-10g")]
    public async Task Without_the_role_nobody_signs_a_step(Engine engine)
    {
        await using var plant = await RecipeInstance.StartAsync(engine);
        RecipeInstance.Ok(await plant.SaveAsync(Make.Complete()));
        RecipeInstance.Ok(await plant.SignAsync(RecipeStep.Send, plant.Author));
        Assert.Equal("signer-not-allowed", (await plant.SignAsync(RecipeStep.Check, plant.Qa)).Refusal.Code);
        RecipeInstance.Ok(await plant.SignAsync(RecipeStep.Check, plant.Checker));
        Assert.Equal("signer-not-allowed", (await plant.SignAsync(RecipeStep.Approve, plant.Checker)).Refusal.Code);
    }

    [Theory, OnBothEngines]
    public async Task A_new_version_supersedes_the_old_one_when_it_is_approved(Engine engine)
    {
        await using var plant = await RecipeInstance.StartAsync(engine);
        RecipeInstance.Ok(await plant.SaveAsync(Make.Complete()));
        await plant.ApproveAsync();
        var before = await plant.Directory.FindApprovedAsync("R-1");
        RecipeInstance.Ok(await plant.SaveAsync(Make.Complete() with { Version = "2", Title = "Better" }));
        Assert.Equal("1", (await plant.Directory.FindApprovedAsync("R-1"))!.Version);
        await plant.ApproveAsync(version: "2");

        Assert.Equal("2", (await plant.Directory.FindApprovedAsync("R-1"))!.Version);
        var old = await plant.Directory.FindVersionAsync("R-1", "1");
        Assert.Equal((RecipeState.Superseded, before!.Hash), (old!.State, old.Hash));
        // Whoever relied on the old version decides again.
        Assert.True(old.At.Version > before.At.Version);
        var page = await plant.Get<RecipeList>().ReadAsync(null, null, 1, default);
        Assert.Equal(("1", "superseded"), (page.Items[0].Version, page.Items[0].State));
        var next = await plant.Get<RecipeList>().ReadAsync(null, page.Next, 1, default);
        Assert.Equal(("2", "approved", "Better"), (next.Items[0].Version, next.Items[0].State, next.Items[0].Title.En));
        Assert.Null(next.Next);
        Assert.Single((await plant.Get<RecipeList>().ReadAsync("approved", null, null, default)).Items);
        await RebuildEquality.AssertAsync(plant.Instance);
    }

    [Theory, OnBothEngines]
    public async Task Two_versions_approved_at_once_leave_one_effective(Engine engine)
    {
        await using var plant = await RecipeInstance.StartAsync(engine);
        string[] versions = ["1", "2", "3", "4"];
        foreach (var version in versions)
        {
            RecipeInstance.Ok(await plant.SaveAsync(Make.Complete() with { Version = version }));
            RecipeInstance.Ok(await plant.SignAsync(RecipeStep.Send, plant.Author, version: version));
            RecipeInstance.Ok(await plant.SignAsync(RecipeStep.Check, plant.Checker, version: version));
        }
        await Task.WhenAll(versions.Select(async version =>
            RecipeInstance.Ok(await ApproveAgainAsync(plant, version))));

        var states = await Task.WhenAll(versions.Select(async v => (await plant.Directory.FindVersionAsync("R-1", v))!.State));
        Assert.Single(states, RecipeState.Approved);
        Assert.Equal(3, states.Count(state => state == RecipeState.Superseded));
        Assert.Equal(RecipeState.Approved, (await plant.Directory.FindApprovedAsync("R-1"))!.State);
        Assert.Equal(4, (await plant.TypesAsync("recipe/R-1")).Count);
    }

    /// <summary>Whoever signs while another version is approved reads again what this one changes now.</summary>
    private static async Task<Kernel.Outcome<VersionInfo>> ApproveAgainAsync(RecipeInstance plant, string version)
    {
        for (var attempt = 1; ; attempt++)
        {
            var signed = await plant.SignAsync(RecipeStep.Approve, plant.Qa, version: version);
            if (signed.IsOk || attempt == 10 || signed.Refusal.Code is not ("document-changed" or "recipe-compared-anew")) return signed;
        }
    }

    [Theory, OnBothEngines]
    [Trait("Requirement", "P11-10k")]
    [Trait("Requirement", "P11-10c")]
    public async Task Every_content_that_a_version_ever_had_stays_readable(Engine engine)
    {
        await using var plant = await RecipeInstance.StartAsync(engine);
        var first = RecipeInstance.Ok(await plant.SaveAsync(Make.Complete()));
        var second = RecipeInstance.Ok(await plant.SaveAsync(Make.Complete() with { Title = "Other" }, plant.Other, first.Hash));
        Assert.Equal("recipe-changed", (await plant.SaveAsync(Make.Complete(), @base: first.Hash)).Refusal.Code);
        Assert.NotEqual(first.Hash, second.Hash);
        var store = plant.Get<IContentStore>();
        Assert.Equal(RecipeJson.Canonical(Make.Complete()), (await store.FindAsync(first.Hash))!.Bytes);
        Assert.Equal(["an", "binh"], (await plant.ViewAsync()).Authors);
        var entries = await plant.Instance.Ledger.ReadStreamAsync("recipe/R-1/1");
        Assert.Contains(first.Hash, Encoding.UTF8.GetString(entries[1].Payload.Span));
    }

    [Theory, OnBothEngines]
    public async Task Returned_to_draft_its_signatures_no_longer_cover_what_is_written_next(Engine engine)
    {
        await using var plant = await RecipeInstance.StartAsync(engine);
        RecipeInstance.Ok(await plant.SaveAsync(Make.Complete()));
        RecipeInstance.Ok(await plant.SignAsync(RecipeStep.Send, plant.Author));
        RecipeInstance.Ok(await plant.SignAsync(RecipeStep.Check, plant.Checker));
        Assert.Equal("recipe-not-draft", (await plant.SaveAsync(Make.Complete() with { Title = "Late" })).Refusal.Code);
        Assert.Equal("input-not-accepted", (await plant.SignAsync(RecipeStep.Return with { Reason = " " }, plant.Qa)).Refusal.Code);
        RecipeInstance.Ok(await plant.SignAsync(RecipeStep.Return with { Reason = "The title is wrong." }, plant.Qa));
        Assert.Equal("recipe-not-in-review", (await plant.SignAsync(RecipeStep.Return with { Reason = "Again." }, plant.Qa)).Refusal.Code);
        RecipeInstance.Ok(await plant.SaveAsync(Make.Complete() with { Title = "Right" }));
        RecipeInstance.Ok(await plant.SignAsync(RecipeStep.Send, plant.Author));

        var view = await plant.ViewAsync();
        Assert.Equal(
            [SignatureState.Superseded, SignatureState.Superseded, SignatureState.Superseded, SignatureState.Valid], view.Signatures.Select(one => one.State));
        Assert.Equal("recipe-not-checked", (await plant.SignAsync(RecipeStep.Approve, plant.Qa)).Refusal.Code);
    }

    [Theory, OnBothEngines]
    public async Task A_signature_over_a_draft_that_changed_meanwhile_is_refused(Engine engine)
    {
        await using var plant = await RecipeInstance.StartAsync(engine);
        RecipeInstance.Ok(await plant.SaveAsync(Make.Complete()));
        var sign = plant.Get<SignVersion>();
        var prepared = RecipeInstance.Ok(await sign.PrepareAsync("R-1", "1", RecipeStep.Send, "vi", plant.Author, default));
        Assert.Equal("vi", prepared.Document.Language);
        RecipeInstance.Ok(await plant.SaveAsync(Make.Complete() with { Title = "Changed" }, plant.Other));
        var late = await sign.HandleAsync("R-1", "1", RecipeStep.Send, TestPeople.Sign(prepared), plant.Author, default);
        Assert.Equal("document-changed", late.Refusal.Code);
    }

    [Theory, OnBothEngines]
    public async Task An_incomplete_recipe_is_not_sent_to_review(Engine engine)
    {
        await using var plant = await RecipeInstance.StartAsync(engine);
        RecipeInstance.Ok(await plant.SaveAsync(Make.Complete() with { Yield = null }));
        var refusal = (await plant.SignAsync(RecipeStep.Send, plant.Author)).Refusal;
        Assert.Equal("recipe-not-complete", refusal.Code);
        Assert.Contains(refusal.Errors, error => error.Field == "/yield/theoretical");
        Assert.Equal("recipe-unknown", (await plant.SignAsync(RecipeStep.Send, plant.Author, "GHOST")).Refusal.Code);
        Assert.Equal("recipe-name-differs", (await plant.Get<SaveDraft>().HandleAsync(
            "R-2", "1", RecipeJson.Canonical(Make.Complete()), null, plant.Author, default)).Refusal.Code);
    }
}
