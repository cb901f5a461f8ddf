using Microsoft.Extensions.Caching.Memory;
using Theriac.Kernel;
using Theriac.Recipes;

namespace Theriac.Batches;

/// <summary>Control recipes by the hash that batches are bound to; they never change, so those in use are kept in memory.</summary>
internal sealed class ControlRecipes(IRecipeDirectory directory) : IDisposable
{
    private const int KeptMax = 200;

    private readonly MemoryCache _kept = new(new MemoryCacheOptions { SizeLimit = KeptMax });

    /// <summary>The copy that the batch was issued with; refused when what is stored is not what was approved (C-188a).</summary>
    public async Task<Outcome<ControlRecipe>> FindAsync(RecipeBinding binding, CancellationToken cancellation)
    {
        if (_kept.TryGetValue(binding.Hash, out ControlRecipe? known) && known is not null)
            return known;
        var version = await directory.FindVersionAsync(binding.Id, binding.Version, cancellation);
        if (version is null || version.Hash != binding.Hash || RecipeHash.Of(version.Recipe) != binding.Hash)
            return BatchesRefusals.RecipeHashDiffers();
        return ControlRecipe.Of(binding.Hash, version.Recipe).Map(recipe =>
            _kept.Set(binding.Hash, recipe, new MemoryCacheEntryOptions { Size = 1 }));
    }

    public void Dispose() => _kept.Dispose();
}
