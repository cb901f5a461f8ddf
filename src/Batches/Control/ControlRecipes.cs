using Microsoft.Extensions.Caching.Memory;
using Theriac.Kernel;
using Theriac.Recipes;

namespace Theriac.Batches;

/// <summary>Control recipes by the hashes that batches are bound to; they never change, so those in use are kept in memory.</summary>
internal sealed class ControlRecipes(IRecipeDirectory directory, ISiteParameters parameters) : IDisposable
{
    private const int KeptMax = 200;

    private readonly MemoryCache _kept = new(new MemoryCacheOptions { SizeLimit = KeptMax });

    /// <summary>
    /// The copy that the batch was issued with, derived again from the approved master and the approved parameters of its site; refused
    /// when what is stored is not what was approved (C-188a).
    /// </summary>
    public async Task<Outcome<ControlRecipe>> FindAsync(OrderReleased order, CancellationToken cancellation)
    {
        var key = (order.Recipe.Hash, order.Site, order.Control?.Parameters, order.Control?.BatchSize);
        if (_kept.TryGetValue(key, out ControlRecipe? known) && known is not null)
            return known;
        var version = await directory.FindVersionAsync(order.Recipe.Id, order.Recipe.Version, cancellation);
        if (version is null || version.Hash != order.Recipe.Hash || RecipeHash.Of(version.Recipe) != order.Recipe.Hash)
            return BatchesRefusals.RecipeHashDiffers();
        ParameterSet? here = null;
        if (order.Control?.Parameters is { } hash)
        {
            here = await parameters.FindByHashAsync(order.Recipe.Id, order.Site, hash, cancellation);
            if (here is null || here.Hash() != hash)
                return BatchesRefusals.RecipeHashDiffers();
        }

        return ControlRecipe.Of(order.Recipe.Hash, version.Recipe, here, order.Control?.BatchSize).Map(recipe =>
            _kept.Set(key, recipe, new MemoryCacheEntryOptions { Size = 1 }));
    }

    public void Dispose() => _kept.Dispose();
}
