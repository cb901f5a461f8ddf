using Theriac.Edge;
using Theriac.Ledger;

namespace Theriac.Recipes;

/// <summary>Facts of recipes, for the activity trace.</summary>
internal sealed class RecipeSentences : IFactSentences
{
    public Sentence? Say(Entry entry, IFact fact) => fact switch
    {
        RecipeImported one => Of("fact.recipe-imported", one.Summary.Id, one.Summary.Version, ("findings", one.Summary.FindingsOpen)),
        RecipeArrived { Blocks: { } blocks } one when blocks.Any(block => block.What == BlockArrival.Differs) => Of(
            "fact.recipe-arrived-beside", one.Summary.Id, one.Summary.Version, ("instance", one.Origin.Name), ("key", one.Origin.Key),
            ("blocks", string.Join(", ", blocks.Where(block => block.What == BlockArrival.Differs).Select(block => $"{block.Id} {block.Version}")))),
        RecipeArrived one => Of("fact.recipe-arrived", one.Summary.Id, one.Summary.Version, ("instance", one.Origin.Name), ("key", one.Origin.Key)),
        PackageKeyTrusted one => Sentence.Of("fact.package-key-trusted", ("name", one.Name), ("key", one.KeyId), ("reason", one.Reason)),
        PackageKeyWithdrawn one => Sentence.Of("fact.package-key-withdrawn", ("name", one.Name), ("key", one.KeyId), ("reason", one.Reason)),
        RecipeSaved one => Of("fact.recipe-saved", one.Summary.Id, one.Summary.Version),
        RecipeCopied one => Of(
            "fact.recipe-copied", one.Summary.Id, one.Summary.Version, ("fromId", one.FromId), ("fromVersion", one.FromVersion)),
        RecipeEdited one => Of("fact.recipe-edited", one.Summary.Id, one.Summary.Version, ("changes", one.Changes.Count)),
        RecipeCompleted one => Of("fact.recipe-completed", one.Summary.Id, one.Summary.Version, ("findings", one.Summary.FindingsOpen)),
        RecipeCommented { Suggestion: null } one => Of("fact.recipe-commented", one.Id, one.Version, ("number", one.Number), ("text", one.Text)),
        RecipeCommented one => Of("fact.recipe-suggested", one.Id, one.Version, ("number", one.Number), ("text", one.Text)),
        RecipeCommentReplied one => Of("fact.recipe-comment-replied", one.Id, one.Version, ("number", one.Number), ("text", one.Text)),
        RecipeCommentResolved one => Of("fact.recipe-comment-resolved", one.Id, one.Version, ("number", one.Number)),
        RecipeSuggestionApplied one => Of(
            "fact.recipe-suggestion-applied", one.Id, one.Version, ("number", one.Number), ("by", one.SuggestedBy)),
        RecipeSentToReview one => Of("fact.recipe-sent-to-review", one.Id, one.Version),
        RecipeChecked one => Of("fact.recipe-checked", one.Id, one.Version),
        RecipeApproved one => Of("fact.recipe-approved", one.Id, one.Version),
        RecipeReturnedToDraft one => Of("fact.recipe-returned-to-draft", one.Id, one.Version, ("reason", one.Reason)),
        RecipeSuperseded one => Of("fact.recipe-superseded", one.Id, one.Version, ("by", one.By)),
        RecipeEffective one => Of("fact.recipe-effective", one.Id, one.Version),
        RecipeBlockTaken { IsUpdate: true } one => Of(
            "fact.recipe-block-updated", one.Summary.Id, one.Summary.Version, ("block", one.Block), ("to", one.BlockVersion), ("element", one.Element)),
        RecipeBlockTaken one => Of(
            "fact.recipe-block-taken", one.Summary.Id, one.Summary.Version, ("block", one.Block), ("to", one.BlockVersion), ("element", one.Element)),
        RecipeReviewBegun { Predecessor: { } before } one => Of(
            "fact.recipe-review-begun", one.Id, one.Version, ("before", before), ("reason", one.Reason)),
        RecipeReviewBegun one => Of("fact.recipe-review-begun-first", one.Id, one.Version),
        RecipeBlocksReviewed one => Of("fact.recipe-blocks-reviewed", one.Id, one.Version, ("blocks", one.Blocks.Count)),
        RecipeNewest one => Of("fact.recipe-newest", one.Id, one.Version),
        RecipeRouteSet { Product: { } product } one => Sentence.Of("fact.recipe-route-set", ("product", product), ("reason", one.Reason)),
        RecipeRouteSet one => Sentence.Of("fact.recipe-route-set-for-all", ("reason", one.Reason)),
        ParameterSetPrepared one => Of("fact.parameter-set-prepared", one.Id, one.Version, ("site", one.Site), ("reason", one.Reason)),
        ParameterSetApproved one => Of("fact.parameter-set-approved", one.Id, one.Version, ("site", one.Site)),
        RecipeMadeEffective one => Of(
            "fact.recipe-made-effective", one.Id, one.Version, ("site", one.Site), ("from", $"{one.From:yyyy-MM-dd}"), ("reason", one.Reason)),
        RecipeSitesDecide one => Sentence.Of("fact.recipe-sites-decide", ("id", one.Id)),
        RecipeRetired one => Of("fact.recipe-retired", one.Id, one.Version, ("reason", one.Reason)),
        _ => null,
    };

    private static Sentence Of(string key, string id, string version, params ReadOnlySpan<(string Place, object? Value)> more) =>
        Sentence.Of(key, [("id", id), ("version", version), .. more]);
}
