using System.Text.Json;
using Microsoft.Extensions.Caching.Memory;
using Theriac.Kernel;
using Theriac.Ledger;

namespace Theriac.Recipes;

/// <summary>Recipes and findings in the content store, by hash. What a hash names never changes, so it is kept in memory.</summary>
internal sealed class RecipeContents(IContentStore store) : IDisposable
{
    public const string RecipeType = "application/vnd.theriac.recipe+json";
    public const string FindingsType = "application/vnd.theriac.findings+json";
    public const string CompletionType = "application/vnd.theriac.recipe-completion+json";

    private const int KeptMax = 100;

    private readonly MemoryCache _kept = new(new MemoryCacheOptions { SizeLimit = KeptMax });

    public Task<string> PutAsync(MasterRecipe recipe, CancellationToken cancellation) =>
        store.PutAsync(RecipeType, RecipeJson.Canonical(recipe), cancellation);

    public Task<string> PutAsync(IReadOnlyList<Finding> findings, CancellationToken cancellation) =>
        store.PutAsync(FindingsType, CanonicalJson.Of(findings, RecipeJson.Options), cancellation);

    public Task<string> PutAsync(string mediaType, ReadOnlyMemory<byte> bytes, CancellationToken cancellation) =>
        store.PutAsync(mediaType, bytes, cancellation);

    public Task<byte[]> BytesAsync(string hash, CancellationToken cancellation) => LoadAsync(hash, cancellation);

    public Task<MasterRecipe> RecipeAsync(string hash, CancellationToken cancellation) =>
        KeepAsync(("recipe", hash), async () => Read<MasterRecipe>(await LoadAsync(hash, cancellation)));

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
        _kept.Set(key, loaded, new MemoryCacheEntryOptions { Size = 1 });
        return loaded;
    }

    private async Task<byte[]> LoadAsync(string hash, CancellationToken cancellation) =>
        (await store.FindAsync(hash, cancellation))?.Bytes
        ?? throw new InvalidOperationException($"Content {hash} is missing from the store.");

    private static T Read<T>(byte[] bytes) =>
        JsonSerializer.Deserialize<T>(bytes, RecipeJson.Options) ?? throw new InvalidOperationException("Stored content was null.");
}
