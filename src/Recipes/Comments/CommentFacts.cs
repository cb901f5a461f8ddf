using Theriac.Ledger;

namespace Theriac.Recipes;

/// <summary>Somebody said something about a thing of a version, and perhaps how it should be.</summary>
/// <param name="Number">Of the comment within the version, from 1.</param>
/// <param name="Recipe">Hash of the content that he looked at.</param>
[Fact("recipe-commented.v1")]
internal sealed record RecipeCommented(
    string Id, string Version, int Number, string Recipe, EditItem Item, string Text, EditChange? Suggestion) : IFact, ITold
{
    public IReadOnlyList<string> Told { get; init; } = [];
}

[Fact("recipe-comment-replied.v1")]
internal sealed record RecipeCommentReplied(string Id, string Version, int Number, string Text) : IFact, ITold
{
    public IReadOnlyList<string> Told { get; init; } = [];
}

/// <summary>Nothing is left to do about a comment.</summary>
[Fact("recipe-comment-resolved.v1")]
internal sealed record RecipeCommentResolved(string Id, string Version, int Number, string? Text) : IFact, ITold
{
    public IReadOnlyList<string> Told { get; init; } = [];
}

/// <summary>An author took a suggestion over; the entry beside it is the edit.</summary>
/// <param name="SuggestedBy">Has written of this version from now on, and neither checks nor approves it.</param>
[Fact("recipe-suggestion-applied.v1")]
internal sealed record RecipeSuggestionApplied(string Id, string Version, int Number, string SuggestedBy, string Recipe) : IFact;

/// <summary>Whom the bell told.</summary>
internal interface ITold
{
    /// <summary>Ids of people; empty in entries that are older than notices.</summary>
    IReadOnlyList<string> Told { get; }
}
