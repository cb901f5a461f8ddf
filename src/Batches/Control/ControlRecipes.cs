using System.Collections.Concurrent;
using Theriac.Kernel;
using Theriac.Recipes;

namespace Theriac.Batches;

/// <summary>Control recipes by the hash that batches are bound to, kept in memory because they never change.</summary>
internal sealed class ControlRecipes(IRecipeDirectory directory)
{
    private readonly ConcurrentDictionary<string, ControlRecipe> _kept = new(StringComparer.Ordinal);

    /// <summary>The copy that the batch was issued with; refused when what is stored is not what was approved (C-188a).</summary>
    public async Task<Outcome<ControlRecipe>> FindAsync(RecipeBinding binding, CancellationToken cancellation)
    {
        if (_kept.TryGetValue(binding.Hash, out var known))
            return known;
        var version = await directory.FindVersionAsync(binding.Id, binding.Version, cancellation);
        if (version is null || version.Hash != binding.Hash || RecipeHash.Of(version.Recipe) != binding.Hash)
            return BatchesRefusals.RecipeHashDiffers();
        return ControlRecipe.Of(binding.Hash, version.Recipe).Map(recipe => _kept.GetOrAdd(binding.Hash, recipe));
    }
}
