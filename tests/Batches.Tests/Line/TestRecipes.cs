using System.Collections.Concurrent;
using Theriac.Ledger;
using Theriac.Recipes;

namespace Theriac.Batches.Tests;

/// <summary>Approved recipes without their life; Recipes' own tests prove how they come to be approved.</summary>
internal sealed class TestRecipes : IRecipeDirectory, ISiteParameters
{
    private readonly ConcurrentDictionary<(string, string), ApprovedRecipe> _recipes = new();

    public void Approve(MasterRecipe recipe, RecipeState state = RecipeState.Approved, string? hash = null) =>
        _recipes[(recipe.Id, recipe.Version)] = new ApprovedRecipe(
            recipe.Id, recipe.Version, hash ?? RecipeHash.Of(recipe), state, recipe, ExecutionGraph.Build(recipe).Value,
            new StreamVersion($"recipe/{recipe.Id}", 0));

    /// <summary>Parameters of a site, as if they were approved.</summary>
    public ConcurrentDictionary<string, ParameterSet> Parameters { get; } = new();

    public Task<ApprovedParameters?> FindAsync(string id, string version, string site, CancellationToken cancellation = default) =>
        Task.FromResult(Parameters.TryGetValue(site, out var set)
            ? new ApprovedParameters(set, set.Hash(), new StreamVersion($"recipe/{id}/{version}", 0)) : null);

    public Task<ParameterSet?> FindByHashAsync(string id, string site, string hash, CancellationToken cancellation = default) =>
        Task.FromResult(Parameters.TryGetValue(site, out var set) && set.Hash() == hash ? set : null);

    public Task<ApprovedRecipe?> FindApprovedAsync(string id, CancellationToken cancellation = default) =>
        Task.FromResult(_recipes.Values.FirstOrDefault(one => one.Id == id && one.State == RecipeState.Approved));

    public Task<ApprovedRecipe?> FindEffectiveAsync(string id, string site, DateOnly day, CancellationToken cancellation = default) =>
        FindApprovedAsync(id, cancellation);

    public Task<MasterRecipe?> FindAnyAsync(string id, string version, CancellationToken cancellation = default) =>
        Task.FromResult(_recipes.GetValueOrDefault((id, version))?.Recipe);

    public Task<ApprovedRecipe?> FindVersionAsync(string id, string version, CancellationToken cancellation = default) =>
        Task.FromResult(_recipes.GetValueOrDefault((id, version)));
}
