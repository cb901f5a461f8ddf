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
    public Task<Outcome<ControlRecipe>> FindAsync(OrderReleased order, CancellationToken cancellation) =>
        FindAsync(order.Recipe, order.Control, order.Site, cancellation);

    /// <summary>The one that the batch is carried out by now: that copy, with every change that QA has authorised since.</summary>
    public async Task<Outcome<ControlRecipe>> FindAsync(BatchState state, CancellationToken cancellation)
    {
        var order = state.Order ?? throw new InvalidOperationException("A batch begins with its order.");
        if (!(await FindAsync(order, cancellation)).Try(out var approved, out var refusal))
            return refusal;
        if (state.RecipeChangedAt == 0)
            return approved;
        var key = (state.Id, state.RecipeChangedAt);
        if (_kept.TryGetValue(key, out ControlRecipe? known) && known is not null)
            return known;
        Dictionary<string, ControlRecipe> standing = new(StringComparer.Ordinal);
        foreach (var (step, stands) in state.Standing)
        {
            if (!(await FindAsync(stands.Recipe, stands.Control, order.Site, cancellation)).Try(out var older, out refusal))
                return refusal;
            standing[step] = older;
        }

        var changed = approved.With(RecipePatch.Of(state, step => standing.GetValueOrDefault(step)));
        return _kept.Set(key, changed, new MemoryCacheEntryOptions { Size = 1 });
    }

    /// <summary>The version that is effective at the batch's site today; null when <paramref name="version"/> is <see cref="Needs.Newest"/> and there is none.</summary>
    public async Task<Outcome<NextVersion?>> NextAsync(BatchState state, string version, DateOnly today, CancellationToken cancellation)
    {
        var order = state.Order ?? throw new InvalidOperationException("A batch begins with its order.");
        var there = await directory.FindEffectiveAsync(order.Recipe.Id, order.Site, today, cancellation);
        if (there is not { State: RecipeState.Approved } || RecipeHash.Of(there.Recipe) != there.Hash
            || (version != Needs.Newest && !string.Equals(version, there.Version, StringComparison.OrdinalIgnoreCase)))
            return version == Needs.Newest ? Outcome<NextVersion?>.Ok(null) : BatchesRefusals.RecipeNotApproved(order.Recipe.Id, version);
        if (order.Control?.BatchSize is { } size && there.Recipe.BatchSizes.All(one => one.Id != size))
            return BatchesRefusals.BatchSizeUnknown(string.Join(", ", there.Recipe.BatchSizes.Select(one => one.Id)));
        if (order.Control?.BatchSize is null && order.Planned is { } planned && there.Recipe.BatchSize is not null
            && !OrderLimits.Size(there.Recipe, planned).Try(out _, out var otherSize))
            return otherSize;
        var here = await parameters.FindAsync(there.Id, there.Version, order.Site, cancellation);
        var control = here is null && order.Control?.BatchSize is null ? null : new ControlBinding(here?.Hash, order.Control?.BatchSize);
        var relied = there.ReliesOn.Prepend(there.At).Concat(here is null ? [] : [here.At]).Distinct().ToList();
        return ControlRecipe.Of(there.Hash, there.Recipe, here?.Set, order.Control?.BatchSize).Then(recipe =>
            OrderLimits.Open(recipe, order.Site) is { } open ? open : Outcome<NextVersion?>.Ok(new NextVersion(
                new RecipeBinding(there.Id, there.Version, there.Hash, there.Recipe.Title), control, recipe, relied)));
    }

    private async Task<Outcome<ControlRecipe>> FindAsync(
        RecipeBinding binding, ControlBinding? control, string site, CancellationToken cancellation)
    {
        var key = (binding.Hash, site, control?.Parameters, control?.BatchSize);
        if (_kept.TryGetValue(key, out ControlRecipe? known) && known is not null)
            return known;
        var version = await directory.FindVersionAsync(binding.Id, binding.Version, cancellation);
        if (version is null || version.Hash != binding.Hash || RecipeHash.Of(version.Recipe) != binding.Hash)
            return BatchesRefusals.RecipeHashDiffers();
        ParameterSet? here = null;
        if (control?.Parameters is { } hash)
        {
            here = await parameters.FindByHashAsync(binding.Id, site, hash, cancellation);
            if (here is null || here.Hash() != hash)
                return BatchesRefusals.RecipeHashDiffers();
        }

        return ControlRecipe.Of(binding.Hash, version.Recipe, here, control?.BatchSize).Map(recipe =>
            _kept.Set(key, recipe, new MemoryCacheEntryOptions { Size = 1 }));
    }

    public void Dispose() => _kept.Dispose();
}
