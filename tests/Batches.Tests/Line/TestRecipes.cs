using System.Collections.Concurrent;
using Theriac.Ledger;
using Theriac.Recipes;

namespace Theriac.Batches.Tests;

/// <summary>Approved recipes without their life; Recipes' own tests prove how they come to be approved.</summary>
internal sealed class TestRecipes : IRecipeDirectory
{
    private readonly ConcurrentDictionary<(string, string), ApprovedRecipe> _recipes = new();

    public void Approve(MasterRecipe recipe, RecipeState state = RecipeState.Approved, string? hash = null) =>
        _recipes[(recipe.Id, recipe.Version)] = new ApprovedRecipe(
            recipe.Id, recipe.Version, hash ?? RecipeHash.Of(recipe), state, recipe, ExecutionGraph.Build(recipe).Value,
            new StreamVersion($"recipe/{recipe.Id}", 0));

    public Task<ApprovedRecipe?> FindApprovedAsync(string id, CancellationToken cancellation = default) =>
        Task.FromResult(_recipes.Values.FirstOrDefault(one => one.Id == id && one.State == RecipeState.Approved));

    public Task<ApprovedRecipe?> FindEffectiveAsync(string id, string site, DateOnly day, CancellationToken cancellation = default) =>
        FindApprovedAsync(id, cancellation);

    public Task<ApprovedRecipe?> FindVersionAsync(string id, string version, CancellationToken cancellation = default) =>
        Task.FromResult(_recipes.GetValueOrDefault((id, version)));
}
