using Theriac.Ledger;

namespace Theriac.Recipes;

/// <summary>Where a version of a recipe stands.</summary>
public enum RecipeState
{
    Draft,
    InReview,
    Approved,
    Superseded,

    /// <summary>No new orders; batches that run go on.</summary>
    Retired,
}

/// <summary>An exact version of a recipe that was approved, with its hash and its graph for execution.</summary>
/// <param name="Hash">SHA-256 of the canonical JSON: what a batch is bound to.</param>
/// <param name="At">The stream version that a decision relies on: superseding the recipe changes it.</param>
public sealed record ApprovedRecipe(
    string Id, string Version, string Hash, RecipeState State, MasterRecipe Recipe, ExecutionGraph Graph, StreamVersion At)
{
    /// <summary>Streams beside <see cref="At"/> that made it the effective one: a decision that asked for that relies on them too.</summary>
    public IReadOnlyList<StreamVersion> ReliesOn { get; init; } = [];
}

/// <summary>What other modules may ask about recipes.</summary>
public interface IRecipeDirectory
{
    /// <summary>The version that new batches are made by where no site says otherwise; null when the recipe has no approved version.</summary>
    Task<ApprovedRecipe?> FindApprovedAsync(string id, CancellationToken cancellation = default);

    /// <summary>The version that new batches at a site are made by on a day of the site's calendar; null when there is none.</summary>
    /// <remarks>Without dates per site the approved version is effective everywhere at once.</remarks>
    Task<ApprovedRecipe?> FindEffectiveAsync(string id, string site, DateOnly day, CancellationToken cancellation = default);

    /// <summary>The content of a version in whatever state: to try it out, never to make anything from it. Null when there is none.</summary>
    Task<MasterRecipe?> FindAnyAsync(string id, string version, CancellationToken cancellation = default);

    /// <summary>One version that is approved, or was and is superseded or retired: what a running batch follows. Null for any other.</summary>
    Task<ApprovedRecipe?> FindVersionAsync(string id, string version, CancellationToken cancellation = default);
}
