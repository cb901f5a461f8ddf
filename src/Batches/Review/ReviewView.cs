using Theriac.Edge;

namespace Theriac.Batches;

internal sealed record ReviewItemView(
    string Key, string Hash, ItemKind Kind, Grade? Grade, string? Step, string? Number, string Text, WhenView? When, bool Open, bool Seen)
{
    /// <summary>The person behind it, by whom a question would be answered; null where nobody of the batch is.</summary>
    public By? Person { get; init; }

    public bool Returned { get; init; }

    public IReadOnlyList<QuestionView> Questions { get; init; } = [];
}

internal sealed record QuestionView(string Id, string Item, By By, By To, string Text, WhenView When, RemarkView? Answer)
{
    public static QuestionView Of(QuestionState one) => new(
        one.Id, one.Item, one.By, one.To, one.Text, WhenView.Of(one.Stamp),
        one.Answer is { } answer ? new RemarkView(WhenView.Of(answer.Stamp), answer.By, answer.Text) : null);
}

/// <summary>One step of the strip that maps the whole record: how it looks, and which items it has.</summary>
internal sealed record StripView(string Step, string Number, StepStanding State, int Items);

/// <summary>A rule of one name over the whole record: how often it was run, and how it came out.</summary>
internal sealed record RuleTallyView(string Rule, int Passed, int Failed, int NotRun);

/// <summary>The review by exception: items, the proof of what was checked, and what blocks review and release.</summary>
internal sealed record ReviewView(
    string Batch, string Site, Disposition Disposition, long Version, string? OwnWork, IReadOnlyList<ReviewItemView> Items, int Seen,
    RuleProof Proof, IReadOnlyList<RuleResult> Rules, IReadOnlyList<Blocker> Missing, IReadOnlyList<Blocker> Blockers,
    IReadOnlyList<StripView> Strip, SignatureView? Review, SignatureView? AuditTrailReview, DecisionView? Decision)
{
    /// <summary>Every rule that was counted, by its name (RBE-1).</summary>
    public IReadOnlyList<RuleTallyView> Tally { get; init; } = [];

    /// <summary>The proof as it was counted when the review was signed.</summary>
    public RuleProof? Signed { get; init; }

    public ChecklistView? Checklist { get; init; }

    public LotView? Lot { get; init; }

    public static ReviewView Of(Scene scene, string language)
    {
        var state = scene.State;
        var items = ReviewItems.Of(scene);
        var byStep = items.ToLookup(item => item.Step, StringComparer.Ordinal);
        var unseen = ReviewItems.Unseen(state, items, scene.Who.UserId).Select(one => one.Key).ToHashSet(StringComparer.Ordinal);
        var rules = RuleBook.Results(state, scene.Recipe);
        return new ReviewView(
            state.Id, scene.Order.Site, state.Disposition, state.Version, ReviewDecisions.OwnWork(scene)?.In(BatchPhrases.All, language).Detail,
            [.. items.Select(one => new ReviewItemView(
                one.Key, one.Hash, one.Kind, one.Grade, one.Step, one.Number, one.In(language).Trim(),
                one.Stamp is { } stamp ? WhenView.Of(stamp) : null, one.Open, !unseen.Contains(one.Key))
            {
                Person = one.Stamp?.Actor is { } actor && state.Performers.TryGetValue(actor, out var name) ? new By(actor, name) : null,
                Returned = one.IsReturned,
                Questions = [.. one.Questions.Select(QuestionView.Of)],
            })],
            items.Count - unseen.Count, RuleBook.Proof(rules), [.. rules.Where(one => one.Passed != true)],
            [.. Completeness.Missing(state, scene.Recipe).Select(one => one.In(language))],
            [.. SourceBlockers.WithRecord(scene).Select(one => one.In(language))],
            [.. scene.Recipe.Steps.Where(place => !state.SkippedNodes.Contains(place.Phase.Id)).Select(place => new StripView(
                place.Id, place.Number, StepViews.Of(scene, place, isCurrent: false, language).State, byStep[place.Id].Count()))],
            BatchViews.Reviewed(scene, state.Review, state.ReviewIsCurrent),
            BatchViews.Reviewed(scene, state.TrailReview, state.TrailReviewIsCurrent), BatchViews.Decision(scene))
        {
            Tally = [.. rules.GroupBy(one => one.Rule.Split(':')[0], StringComparer.Ordinal).Select(same => new RuleTallyView(
                same.Key, same.Count(one => one.Passed == true), same.Count(one => one.Passed == false), same.Count(one => one.Passed is null)))
                .OrderBy(one => one.Rule, StringComparer.Ordinal)],
            Signed = state.Review?.Proof,
            Checklist = ChecklistView.Of(scene.Rules.List(ChecklistPurpose.Review, scene.Order.Product?.Code, null)),
            Lot = LotView.Of(scene),
        };
    }
}
