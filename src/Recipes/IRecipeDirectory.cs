using Theriac.Ledger;

namespace Theriac.Recipes;

/// <summary>Where a version of a recipe stands.</summary>
public enum RecipeState
{
    Draft,
    InReview,
    Approved,
    Superseded,
}

/// <summary>An exact version of a recipe that was approved, with its hash and its graph for execution.</summary>
/// <param name="Hash">SHA-256 of the canonical JSON: what a batch is bound to.</param>
/// <param name="At">The stream version that a decision relies on: superseding the recipe changes it.</param>
public sealed record ApprovedRecipe(
    string Id, string Version, string Hash, RecipeState State, MasterRecipe Recipe, ExecutionGraph Graph, StreamVersion At);

/// <summary>What other modules may ask about recipes.</summary>
public interface IRecipeDirectory
{
    /// <summary>The version that new batches are made by; null when the recipe has no approved version.</summary>
    Task<ApprovedRecipe?> FindApprovedAsync(string id, CancellationToken cancellation = default);

    /// <summary>One version that is approved, or was and is superseded: what a running batch follows. Null for any other.</summary>
    Task<ApprovedRecipe?> FindVersionAsync(string id, string version, CancellationToken cancellation = default);
}
