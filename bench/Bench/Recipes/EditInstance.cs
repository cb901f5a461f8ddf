using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Theriac.Edge;
using Theriac.Kernel;
using Theriac.Devices;
using Theriac.Ledger;
using Theriac.People;
using Theriac.Plant;
using Theriac.Recipes;
using Theriac.Storage;

namespace Theriac.Bench.Recipes;

/// <summary>An instance with one author, whose edits go through the same handler as over HTTP.</summary>
internal sealed class EditInstance : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly Caller _author;

    private EditInstance(ServiceProvider services, Caller author) => (_services, _author) = (services, author);

    public static async Task<EditInstance> OpenAsync(string connection, string keyFolder)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(_ => Database.Open(connection));
        services.AddSingleton<Action<LedgerOptions>>(options => options.KeyFolder = keyFolder);
        services.AddLedger();
        services.AddPeople().AddDevices().AddPlant().AddRecipes();
        var provider = services.BuildServiceProvider();
        await Migrations.ApplyAsync(
            provider.GetRequiredService<Database>(),
            [typeof(ILedger).Assembly, typeof(PeopleModule).Assembly, typeof(DevicesModule).Assembly, typeof(PlantModule).Assembly, typeof(RecipesModule).Assembly],
            TimeProvider.System);
        await provider.OpenLedgerAsync(InstanceKind.Demo);
        var person = new NewPerson(
            "an", "An Author", Guid.NewGuid().ToString(), [new RoleGrant(Role.RecipeAuthor, RoleGrant.AllSites)], "Bench.", MustChange: false);
        var added = await provider.GetRequiredService<IPeople>().AddAsync(person, Author.System);
        if (!added.IsOk) throw new InvalidOperationException(added.Refusal.Detail);
        return new EditInstance(provider, await provider.GetRequiredService<ICallers>().StartAsync("an"));
    }

    /// <summary>Saves the recipe as a draft, and gives the work of changing one title in it, each time another.</summary>
    public async Task<Func<Task>> BeginAsync(MasterRecipe recipe)
    {
        var saved = await _services.GetRequiredService<SaveDraft>().HandleAsync(
            recipe.Id, recipe.Version, RecipeJson.Canonical(recipe), null, _author, default);
        if (!saved.IsOk) throw new InvalidOperationException(saved.Refusal.Detail);
        var edit = _services.GetRequiredService<EditDraft>();
        var contents = _services.GetRequiredService<RecipeContents>();
        var (hash, turn) = (saved.Value.Hash, 0);
        var body = Body(recipe, hash, turn);
        return async () =>
        {
            var edited = await edit.HandleAsync(recipe.Id, recipe.Version, body, _author, "en", default);
            if (!edited.IsOk || edited.Value.Conflicts.Count > 0) throw new InvalidOperationException("The bench's change was not applied.");
            hash = edited.Value.Hash;
            body = Body(await contents.RecipeAsync(hash, default), hash, ++turn);
        };
    }

    /// <summary>What a save would cost that writes the whole.</summary>
    public Func<Task> BareWrite(byte[] content)
    {
        var store = _services.GetRequiredService<IContentStore>();
        return async () =>
        {
            RandomNumberGenerator.Fill(content.AsSpan(0, 16)); // Other content each time.
            await store.PutAsync("application/octet-stream", content);
        };
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private static byte[] Body(MasterRecipe recipe, string hash, int turn) => JsonSerializer.SerializeToUtf8Bytes(
        new EditInput { Base = hash, Changes = [RecipeBench.Title(recipe, turn)] }, KernelJson.Options);
}
