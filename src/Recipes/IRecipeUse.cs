namespace Theriac.Recipes;

/// <summary>A batch that is not finished, made by a version of a recipe.</summary>
/// <param name="State">As its board says it: idle, running, held.</param>
public sealed record RecipeBatch(string Batch, string Order, string Site, string Version, string State);

/// <summary>Who uses recipes. A module that makes things by them implements it; Recipes knows none of them.</summary>
public interface IRecipeUse
{
    /// <summary>Orders and batches of any version of the recipe that are not finished.</summary>
    Task<IReadOnlyList<RecipeBatch>> OpenAsync(string recipeId, CancellationToken cancellation = default);
}
