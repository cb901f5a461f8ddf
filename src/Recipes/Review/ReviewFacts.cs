using Theriac.Ledger;
using Theriac.People;

namespace Theriac.Recipes;

/// <summary>Review began: against which version, why it was changed, and who signs on the way.</summary>
/// <param name="Predecessor">The version that was the newest approved one; null of a first version.</param>
/// <param name="Reason">Why it was changed; null of a first version.</param>
[Fact("recipe-review-begun.v1")]
internal sealed record RecipeReviewBegun(
    string Id, string Version, string Recipe, string? Predecessor, string? Reason, IReadOnlyList<RouteStep> Route) : IFact;

/// <param name="Hash">Of what the block says, and of the changes that it depends on.</param>
internal sealed record ReviewedBlock(string Id, string Hash);

/// <summary>A reviewer has looked at these blocks as they are.</summary>
[Fact("recipe-blocks-reviewed.v1")]
internal sealed record RecipeBlocksReviewed(string Id, string Version, string Recipe, IReadOnlyList<ReviewedBlock> Blocks) : IFact;

/// <summary>In the stream of the recipe as a whole, where sites decide: this is the newest approved version, and effective nowhere yet.</summary>
[Fact("recipe-newest.v1")]
internal sealed record RecipeNewest(string Id, string Version, string Recipe) : IFact;

/// <summary>Quality said who signs recipes of a product, or of all.</summary>
[Fact("recipe-route-set.v1")]
internal sealed record RecipeRouteSet(string? Product, IReadOnlyList<RouteStep> Steps, string Reason, Signature Signature) : IFact;
