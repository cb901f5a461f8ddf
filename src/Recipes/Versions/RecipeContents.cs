using System.Text.Json;
using Microsoft.Extensions.Caching.Memory;
using Theriac.Kernel;
using Theriac.Ledger;

namespace Theriac.Recipes;

/// <summary>Recipes and findings in the content store, by hash. What a hash names never changes, so it is kept in memory.</summary>
internal sealed class RecipeContents(IContentStore store, EditedContents edits) : IDisposable
{
    public const string RecipeType = "application/vnd.theriac.recipe+json";
    public const string FindingsType = "application/vnd.theriac.findings+json";
    public const string CompletionType = "application/vnd.theriac.recipe-completion+json";

    /// <summary>About how many bytes of memory all of it may take.</summary>
    private const long KeptMax = 256L * 1024 * 1024;

    private readonly MemoryCache _kept = new(new MemoryCacheOptions { SizeLimit = KeptMax });

    public Task<string> PutAsync(MasterRecipe recipe, CancellationToken cancellation) =>
        store.PutAsync(RecipeType, RecipeBytes.Of(recipe), cancellation);

    public Task<string> PutAsync(IReadOnlyList<Finding> findings, CancellationToken cancellation) =>
        store.PutAsync(FindingsType, CanonicalJson.Of(findings, RecipeJson.Options), cancellation);

    public Task<string> PutAsync(string mediaType, ReadOnlyMemory<byte> bytes, CancellationToken cancellation) =>
        store.PutAsync(mediaType, bytes, cancellation);

    /// <summary>The bytes with this hash; also those of a draft that is not stored whole.</summary>
    public async Task<byte[]> BytesAsync(string hash, CancellationToken cancellation) =>
        (await store.FindAsync(hash, cancellation))?.Bytes ?? RecipeBytes.Of((await EditedAsync(hash, cancellation)).Recipe);

    public async Task<MasterRecipe> RecipeAsync(string hash, CancellationToken cancellation) => (await EditedAsync(hash, cancellation)).Recipe;

    /// <summary>The recipe with its index, for editing.</summary>
    public Task<EditedRecipe> EditedAsync(string hash, CancellationToken cancellation) =>
        KeepAsync(("recipe", hash), () => LoadRecipeAsync(hash, cancellation));

    /// <summary>What an edit made stays in memory, for the next one.</summary>
    public void Keep(string hash, EditedRecipe recipe) => Keep(("recipe", hash), recipe);

    /// <summary>Sees to it that the content stands in the store whole, as whatever is signed does.</summary>
    public async Task StoreAsync(string hash, CancellationToken cancellation)
    {
        if (await store.FindAsync(hash, cancellation) is null) await PutAsync(await RecipeAsync(hash, cancellation), cancellation);
    }

    public Task<IReadOnlyList<Finding>> FindingsAsync(string hash, CancellationToken cancellation) =>
        KeepAsync(("findings", hash), async () => Read<IReadOnlyList<Finding>>(await LoadAsync(hash, cancellation)));

    public Task<ParameterSet> ParametersAsync(string hash, CancellationToken cancellation) =>
        KeepAsync(("parameters", hash), async () => Read<ParameterSet>(await LoadAsync(hash, cancellation)));

    /// <summary>The graph of an approved recipe; it was built before the approval, so it builds again.</summary>
    public Task<ExecutionGraph> GraphAsync(string hash, CancellationToken cancellation) =>
        KeepAsync(("graph", hash), async () => ExecutionGraph.Build(await RecipeAsync(hash, cancellation)).Value);

    public void Dispose() => _kept.Dispose();

    private async Task<T> KeepAsync<T>((string, string) key, Func<Task<T>> load)
    {
        if (_kept.TryGetValue(key, out T? known) && known is not null) return known;
        var loaded = await load();
        Keep(key, loaded);
        return loaded;
    }

    private void Keep<T>((string, string) key, T value) => _kept.Set(key, value, new MemoryCacheEntryOptions { Size = SizeOf(value) });

    // Rather too much than too little: a step with its texts and its place in the index, or a node of the graph with its steps.
    private static long SizeOf<T>(T value) => 16_384 + 2_048L * value switch
    {
        EditedRecipe recipe => recipe.Index.Instructions,
        ExecutionGraph graph => graph.Work.Sum(node => 1L + node.Instructions.Count),
        IReadOnlyList<Finding> findings => findings.Count,
        _ => 0,
    };

    private async Task<EditedRecipe> LoadRecipeAsync(string hash, CancellationToken cancellation)
    {
        if (await store.FindAsync(hash, cancellation) is { } stored) return EditedRecipe.Of(Read<MasterRecipe>(stored.Bytes));
        return await edits.FindAsync(hash, before => _kept.Get<EditedRecipe>(("recipe", before)), cancellation)
            ?? throw new InvalidOperationException($"Content {hash} is missing from the store.");
    }

    private async Task<byte[]> LoadAsync(string hash, CancellationToken cancellation) =>
        (await store.FindAsync(hash, cancellation))?.Bytes
        ?? throw new InvalidOperationException($"Content {hash} is missing from the store.");

    public static T Read<T>(byte[] bytes) =>
        JsonSerializer.Deserialize<T>(bytes, RecipeJson.Options) ?? throw new InvalidOperationException("Stored content was null.");
}
