using Theriac.Edge;

namespace Theriac.Batches;

internal sealed record ReviewItemView(
    string Key, string Hash, ItemKind Kind, Grade? Grade, string? Step, string? Number, string Text, WhenView? When, bool Open, bool Seen);

/// <summary>One step of the strip that maps the whole record: how it looks, and which items it has.</summary>
internal sealed record StripView(string Step, string Number, StepStanding State, int Items);

/// <summary>The review by exception: items, the proof of what was checked, and what blocks review and release.</summary>
internal sealed record ReviewView(
    string Batch, string Site, Disposition Disposition, long Version, string? OwnWork, IReadOnlyList<ReviewItemView> Items, int Seen,
    RuleProof Proof, IReadOnlyList<RuleResult> Rules, IReadOnlyList<Blocker> Missing, IReadOnlyList<Blocker> Blockers,
    IReadOnlyList<StripView> Strip, SignatureView? Review, SignatureView? AuditTrailReview, DecisionView? Decision)
{
    public static ReviewView Of(Scene scene, string language)
    {
        var state = scene.State;
        var items = ReviewItems.Of(state, scene.Recipe);
        var byStep = items.ToLookup(item => item.Step, StringComparer.Ordinal);
        var unseen = ReviewItems.Unseen(state, items, scene.Who.UserId).Select(one => one.Key).ToHashSet(StringComparer.Ordinal);
        var rules = RuleBook.Results(state, scene.Recipe);
        return new ReviewView(
            state.Id, scene.Order.Site, state.Disposition, state.Version, ReviewDecisions.OwnWork(scene)?.In(BatchPhrases.All, language).Detail,
            [.. items.Select(one => new ReviewItemView(
                one.Key, one.Hash, one.Kind, one.Grade, one.Step, one.Number, one.In(language).Trim(),
                one.Stamp is { } stamp ? WhenView.Of(stamp) : null, one.Open, !unseen.Contains(one.Key)))],
            items.Count - unseen.Count, RuleBook.Proof(rules), [.. rules.Where(one => one.Passed != true)],
            [.. Completeness.Missing(state, scene.Recipe).Select(one => one.In(language))],
            [.. ReleaseDecisions.Blockers(state, scene.Recipe).Select(one => one.In(language))],
            [.. scene.Recipe.Steps.Where(place => !state.SkippedNodes.Contains(place.Phase.Id)).Select(place => new StripView(
                place.Id, place.Number, StepViews.Of(scene, place, isCurrent: false, language).State, byStep[place.Id].Count()))],
            BatchViews.Reviewed(scene, state.Review, state.ReviewIsCurrent),
            BatchViews.Reviewed(scene, state.TrailReview, state.TrailReviewIsCurrent), BatchViews.Decision(scene));
    }
}
