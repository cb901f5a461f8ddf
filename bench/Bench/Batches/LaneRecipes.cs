using System.Collections.Concurrent;
using Theriac.Ledger;
using Theriac.Recipes;

namespace Theriac.Bench.Batches;

/// <summary>Masters that count as approved. How they come to be approved is another bench's matter; a running batch reads its master once.</summary>
internal sealed class LaneRecipes : IRecipeDirectory, ISiteParameters
{
    private readonly ConcurrentDictionary<string, ApprovedRecipe> _recipes = new();

    public ApprovedRecipe Add(MasterRecipe recipe) => _recipes[recipe.Id] = new ApprovedRecipe(
        recipe.Id, recipe.Version, RecipeHash.Of(recipe), RecipeState.Approved, recipe, ExecutionGraph.Build(recipe).Value,
        new StreamVersion($"recipe/{recipe.Id}", 0));

    public Task<ApprovedRecipe?> FindApprovedAsync(string id, CancellationToken cancellation = default) => Task.FromResult(_recipes.GetValueOrDefault(id));

    public Task<ApprovedRecipe?> FindEffectiveAsync(string id, string site, DateOnly day, CancellationToken cancellation = default) =>
        FindApprovedAsync(id, cancellation);

    public Task<MasterRecipe?> FindAnyAsync(string id, string version, CancellationToken cancellation = default) =>
        Task.FromResult(_recipes.GetValueOrDefault(id)?.Recipe);

    public Task<ApprovedRecipe?> FindVersionAsync(string id, string version, CancellationToken cancellation = default) => FindApprovedAsync(id, cancellation);

    public Task<ApprovedParameters?> FindAsync(string id, string version, string site, CancellationToken cancellation = default) =>
        Task.FromResult<ApprovedParameters?>(null);

    public Task<ParameterSet?> FindByHashAsync(string id, string site, string hash, CancellationToken cancellation = default) =>
        Task.FromResult<ParameterSet?>(null);
}
