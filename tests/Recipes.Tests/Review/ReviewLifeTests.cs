using Theriac.Kernel;
using Theriac.People;
using Theriac.People.Testing;
using Theriac.Storage;
using Theriac.Testing;
using Xunit;

namespace Theriac.Recipes.Tests;

/// <summary>Version 2 with one limit changed: only that block and what depends on it is reviewed, on the route of its product.</summary>
public sealed class ReviewLifeTests
{
    private static readonly Instruction Hardness = Make.Instruction("hardness") with
    {
        Kind = InstructionKind.Number,
        Title = "Hardness",
        Unit = Unit.Kilogram,
        Limits = new Limits { Low = 7, High = 10 },
        Qualification = "compression",
    };

    private static MasterRecipe Version(string version, decimal low) => Make.Complete() with
    {
        Version = version,
        Procedure = Make.Procedure(
            Make.Operation("mix", Make.Phase("charge", Make.ChargeIn("water"), Make.Instruction("stir"))),
            Make.Operation("press", Make.Phase("run", Hardness with { Limits = new Limits { Low = low, High = 10 } })),
            Make.Operation("judge", Make.Phase("mean", Make.Instruction("half") with { Kind = InstructionKind.Calculation, Expression = "{hardness} / 2", Unit = Unit.Kilogram }))),
    };

    [Theory, OnBothEngines]
    [Trait("Requirement", "C-186a")]
    [Trait("Requirement", "A11-10")]
    public async Task Only_the_changed_block_and_its_dependants_are_reviewed_and_the_reason_stays_with_the_version(Engine engine)
    {
        await using var plant = await RecipeInstance.StartAsync(engine);
        RecipeInstance.Ok(await plant.SaveAsync(Version("1", 7)));
        await plant.ApproveAsync();
        RecipeInstance.Ok(await plant.SaveAsync(Version("2", 6)));
        Assert.Equal("input-not-accepted", (await plant.SignAsync(RecipeStep.Send with { Reason = " " }, plant.Author, version: "2")).Refusal.Code);
        RecipeInstance.Ok(await plant.SignAsync(RecipeStep.Send with { Reason = "Softer film." }, plant.Author, version: "2"));

        var review = await ReviewAsync(plant, plant.Checker);
        Assert.Equal(("1", "Softer film."), (review.Predecessor, review.Reason));
        Assert.Equal(["run", "mean"], review.NotSeen);
        Assert.Equal("Hardness: limits 7–10 kg became 6–10 kg", Assert.Single(review.Diff.Blocks.SelectMany(block => block.Changes)).Sentence);
        Assert.Equal("changed", review.Diff.Marks.After["run"]);
        Assert.Equal("recipe-blocks-not-reviewed", (await CheckUnreadAsync(plant)).Refusal.Code);
        Assert.Equal("recipe-own-work", (await plant.Get<ReviewBlocks>().HandleAsync("R-1", "2", [Seen(review, "run")], plant.Author, default)).Refusal.Code);

        RecipeInstance.Ok(await plant.Get<ReviewBlocks>().HandleAsync("R-1", "2", [Seen(review, "run")], plant.Checker, default));
        Assert.Equal(["mean"], (await ReviewAsync(plant, plant.Checker)).NotSeen);
        RecipeInstance.Ok(await plant.Get<ReviewBlocks>().HandleAsync("R-1", "2", [Seen(review, "mean")], plant.Checker, default));
        RecipeInstance.Ok(await plant.SignAsync(RecipeStep.Check, plant.Checker, version: "2"));
        // What one has seen another has not.
        Assert.Equal(["run", "mean"], (await ReviewAsync(plant, plant.Qa)).NotSeen);
        RecipeInstance.Ok(await plant.SignAsync(RecipeStep.Approve, plant.Qa, version: "2"));

        // What it was reviewed against stays so, though it is the newest itself now; and what it replaced is compared with nothing newer.
        var after = await ReviewAsync(plant, plant.Qa);
        Assert.Equal(("1", 1), (after.Predecessor, after.Diff.Changes));
        var first = RecipeInstance.Ok(await plant.Get<ReadReview>().HandleAsync("R-1", "1", plant.Qa, "en", default));
        Assert.Null(first.Predecessor);
        // What is new says what it holds.
        Assert.Contains("Do stir", first.Diff.Blocks.Single(block => block.Id == "charge").Says);
        Assert.Contains(first.Diff.Blocks.Single(block => block.Id == "run").Says, line => line.Contains("Hardness: Limits: 7–10 kg", StringComparison.Ordinal));
        Assert.Contains("RM-1 Water: 10 L", first.Diff.Blocks.Single(block => block.Id == RecipeBlocks.Formula).Says);
        Assert.Contains(first.Diff.Blocks.Single(block => block.Id == RecipeBlocks.Head).Says, line => line.Contains("FG-1 · Mixture", StringComparison.Ordinal));
        Assert.All(after.Diff.Blocks, block => Assert.Empty(block.Says));
        var impact = RecipeInstance.Ok(await plant.Get<ReadImpact>().HandleAsync("R-1", "2", "en", default));
        Assert.Empty(impact.Batches);
        var diff = RecipeInstance.Ok(await plant.Get<ReadDiff>().HandleAsync("R-1", "1", "2", "vi", default));
        Assert.Equal((1, "Hardness: giới hạn 7–10 kg đổi thành 6–10 kg"), (diff.Changes, diff.Blocks.SelectMany(block => block.Changes).Single().Sentence));
        await RebuildEquality.AssertAsync(plant.Instance);
    }

    [Theory, OnBothEngines]
    public async Task What_was_confirmed_is_void_once_the_block_changes_again(Engine engine)
    {
        await using var plant = await RecipeInstance.StartAsync(engine);
        RecipeInstance.Ok(await plant.SaveAsync(Version("1", 7)));
        await plant.ApproveAsync();
        RecipeInstance.Ok(await plant.SaveAsync(Version("2", 6)));
        RecipeInstance.Ok(await plant.SignAsync(RecipeStep.Send, plant.Author, version: "2"));
        await plant.ReviewAsync(plant.Checker, version: "2");
        Assert.Empty((await ReviewAsync(plant, plant.Checker)).NotSeen);
        RecipeInstance.Ok(await plant.SignAsync(RecipeStep.Return with { Reason = "Too low." }, plant.Qa, version: "2"));
        RecipeInstance.Ok(await plant.SaveAsync(Version("2", 6.5m)));
        RecipeInstance.Ok(await plant.SignAsync(RecipeStep.Send, plant.Author, version: "2"));
        // The one that depends on it too: it was confirmed with the other limit.
        Assert.Equal(["run", "mean"], (await ReviewAsync(plant, plant.Checker)).NotSeen);
    }

    [Theory, OnBothEngines]
    [Trait("Requirement", "C-186a")]
    public async Task A_product_s_route_is_set_by_signature_and_signed_by_as_many_people_in_its_order(Engine engine)
    {
        await using var plant = await RecipeInstance.StartAsync(engine);
        var supervisor = await TestPeople.AddAsync(plant.Instance.Services, "em", Role.Supervisor, Role.QaReviewer);
        var qp = await TestPeople.AddAsync(plant.Instance.Services, "giang", Role.QualifiedPerson);
        RouteStep[] steps =
        [
            new(Role.Supervisor, SignatureMeaning.Verified), new(Role.QaReviewer, SignatureMeaning.Reviewed), new(Role.QualifiedPerson, SignatureMeaning.Approved),
        ];
        var input = new RouteInput("FG-1", steps, "Packaging is critical.");
        var prepared = RecipeInstance.Ok(await plant.Get<SetRoute>().PrepareAsync(input, "en", plant.Qa, default));
        RecipeInstance.Ok(await plant.Get<SetRoute>().HandleAsync(input, TestPeople.Sign(prepared), plant.Qa, default));

        RecipeInstance.Ok(await plant.SaveAsync(Version("1", 7)));
        RecipeInstance.Ok(await plant.SignAsync(RecipeStep.Send, plant.Author));
        Assert.Equal("signer-not-allowed", (await plant.SignAsync(RecipeStep.Check, plant.Checker)).Refusal.Code);
        RecipeInstance.Ok(await plant.SignAsync(RecipeStep.Check, supervisor));
        Assert.Equal("recipe-not-checked", (await plant.SignAsync(RecipeStep.Approve, qp)).Refusal.Code);
        Assert.Equal("recipe-signed-already", (await plant.SignAsync(RecipeStep.Check, supervisor)).Refusal.Code);
        RecipeInstance.Ok(await plant.SignAsync(RecipeStep.Check, plant.Qa));
        RecipeInstance.Ok(await plant.SignAsync(RecipeStep.Approve, qp));
        Assert.Equal(
            [SignatureMeaning.Performed, SignatureMeaning.Verified, SignatureMeaning.Reviewed, SignatureMeaning.Approved],
            (await plant.ViewAsync()).Signatures.Select(one => one.Signature.Meaning));
        Assert.NotNull(await plant.Directory.FindApprovedAsync("R-1"));
    }

    private static async Task<Outcome<PreparedDocument>> CheckUnreadAsync(RecipeInstance plant) =>
        await plant.Get<SignVersion>().PrepareAsync("R-1", "2", RecipeStep.Check, "en", plant.Checker, default);

    private static async Task<RecipeReviewView> ReviewAsync(RecipeInstance plant, Caller by) =>
        RecipeInstance.Ok(await plant.Get<ReadReview>().HandleAsync("R-1", "2", by, "en", default));

    private static ReviewedBlock Seen(RecipeReviewView review, string block) => new(block, review.Diff.Blocks.Single(one => one.Id == block).Hash);
}
