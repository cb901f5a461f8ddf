using Microsoft.Extensions.DependencyInjection;
using Theriac.Kernel;
using Theriac.Devices;
using Theriac.Ledger;
using Theriac.People;
using Theriac.People.Testing;
using Theriac.Plant;
using Theriac.Recipes;
using Theriac.Storage;
using Theriac.Testing;
using Xunit;

namespace Theriac.Recipes.Tests;

/// <summary>An instance with real accounts: an author, a second author, a checker and a QA reviewer.</summary>
internal sealed class RecipeInstance : IAsyncDisposable
{
    private RecipeInstance(TestInstance instance) => Instance = instance;

    public TestInstance Instance { get; }

    public Caller Author { get; private init; } = null!;

    public Caller Other { get; private init; } = null!;

    public Caller Checker { get; private init; } = null!;

    public Caller Qa { get; private init; } = null!;

    public IRecipeDirectory Directory => Instance.Get<IRecipeDirectory>();

    public static async Task<RecipeInstance> StartAsync(Engine engine)
    {
        var instance = await TestInstance.StartAsync(
            engine, services => services.AddTestPeople().AddDevices().AddPlant().AddRecipes(),
            TestPeople.Assembly, typeof(DevicesModule).Assembly, typeof(PlantModule).Assembly, typeof(RecipesModule).Assembly);
        return new RecipeInstance(instance)
        {
            Author = await TestPeople.AddAsync(instance.Services, "an", Role.RecipeAuthor),
            Other = await TestPeople.AddAsync(instance.Services, "binh", Role.RecipeAuthor),
            Checker = await TestPeople.AddAsync(instance.Services, "chi", Role.RecipeChecker),
            Qa = await TestPeople.AddAsync(instance.Services, "dung", Role.QaReviewer),
        };
    }

    public T Get<T>()
        where T : notnull => Instance.Get<T>();

    public Task<Outcome<VersionInfo>> SaveAsync(MasterRecipe recipe, Caller? by = null, string? @base = null) =>
        Get<SaveDraft>().HandleAsync(recipe.Id, recipe.Version, RecipeJson.Canonical(recipe), @base, by ?? Author, default);

    /// <summary>Prepares and signs, as a screen would.</summary>
    public async Task<Outcome<VersionInfo>> SignAsync(RecipeStep step, Caller by, string id = "R-1", string version = "1")
    {
        var sign = Get<SignVersion>();
        if (step is RouteSignature) await ReviewAsync(by, id, version);
        if (step is SendToReview && step.Reason is null) step = step with { Reason = "As agreed." };
        var prepared = await sign.PrepareAsync(id, version, step, "en", by, default);
        if (!prepared.IsOk) return prepared.Refusal;
        return await sign.HandleAsync(id, version, step, TestPeople.Sign(prepared.Value), by, default);
    }

    /// <summary>A reviewer confirms all that waits for him.</summary>
    public async Task ReviewAsync(Caller by, string id = "R-1", string version = "1")
    {
        if (await Get<ReviewScenes>().FindAsync(id, version, default) is not { } scene) return;
        var waiting = scene.NotSeenBy(by.UserId).Select(block => new ReviewedBlock(block.Block.Id, block.Hash)).ToList();
        if (waiting.Count > 0) await Get<ReviewBlocks>().HandleAsync(id, version, waiting, by, default);
    }

    /// <summary>The normal road from a complete draft to an approved version.</summary>
    public async Task ApproveAsync(string id = "R-1", string version = "1")
    {
        Ok(await SignAsync(RecipeStep.Send, Author, id, version));
        Ok(await SignAsync(RecipeStep.Check, Checker, id, version));
        Ok(await SignAsync(RecipeStep.Approve, Qa, id, version));
    }

    public async Task<RecipeView> ViewAsync(string id = "R-1", string version = "1") =>
        Ok(await Get<ReadRecipe>().HandleAsync(id, version, "en", default));

    public async Task<IReadOnlyList<string>> TypesAsync(string stream) =>
        [.. (await Instance.Ledger.ReadStreamAsync(stream)).Select(entry => entry.Type)];

    public static T Ok<T>(Outcome<T> outcome)
    {
        Assert.True(outcome.IsOk, outcome.IsOk ? "" : $"{outcome.Refusal.Code}: {outcome.Refusal.Detail} {string.Join(", ", outcome.Refusal.Errors)}");
        return outcome.Value;
    }

    public ValueTask DisposeAsync() => Instance.DisposeAsync();
}
