using Theriac.Kernel;
using Theriac.People;
using Theriac.Recipes;

namespace Theriac.Batches;

internal sealed record ChecklistView(ChecklistPurpose Purpose, string? Product, string? Market, int Version, IReadOnlyList<ChecklistLine> Lines)
{
    public static ChecklistView? Of(Checklist? list) =>
        list is null ? null : new ChecklistView(list.Purpose, list.Product, list.Market, list.Version, list.Lines);
}

internal sealed record HoldView(string Reason, string? Market, SignatureView Signature);

/// <summary>A decision for a market, with what it was given under.</summary>
internal sealed record MarketDecisionView(
    string? RegisterNumber, string? Reason, string? Destination, string? Person, int? RuleVersion, Quantity? Quantity, AnsweredChecklist? Checklist,
    SignatureView Signature);

/// <summary>One market: its rule, what was decided, and whether this person may decide.</summary>
/// <param name="Certifies">The role that certifies for it.</param>
/// <param name="InRegister">Number of this person in the site's register of qualified persons, or null.</param>
internal sealed record MarketView(
    string Market, LocalizedText Name, IReadOnlyList<string> Countries, bool IsHome, int RuleVersion, Role Certifies, bool NeedsRegister, bool MayCertify,
    string? InRegister, Disposition Disposition, MarketDecisionView? Decision, IReadOnlyList<MarketDecisionView> Earlier, HoldView? Hold, ChecklistView? Checklist);

internal sealed record LabTestView(
    string Step, string Number, string Sample, string Test, LocalizedText Title, Unit? Unit, int? Decimals, Limits? Limits, LabResultView? Result,
    IReadOnlyList<LabResultView> Earlier);

internal sealed record LabResultView(string Value, Unit? Unit, Verdict Verdict, By By, WhenView When, string? Reason);

/// <summary>The lot with its markets, its laboratory results, and how long its record is kept.</summary>
internal sealed record LotView(
    string Lot, HoldView? Hold, IReadOnlyList<MarketView> Markets, IReadOnlyList<LabTestView> Laboratory, SignatureView? QcReview, string? ReworkOf,
    IReadOnlyList<string> ReworkedAs, RetentionView Retention)
{
    /// <summary>What there is for all markets together; null where nobody knows how much the batch made.</summary>
    public Quantity? Made { get; init; }

    public static LotView Of(Scene scene) => new(
        scene.Order.LotNumber, Held(scene, scene.State.Hold), [.. scene.Rules.At(scene.Order.Site).Select((rule, index) => Market(scene, rule, index == 0))],
        [.. Batches.Laboratory.Due(scene.State, scene.Recipe).Select(test => Test(scene.State, test))],
        BatchViews.Reviewed(scene, scene.State.QcReview, scene.State.QcReviewIsCurrent), scene.Order.ReworkOf?.Batch, scene.State.ReworkedAs,
        RetentionView.Of(scene))
    {
        Made = MarketQuantity.Made(scene),
    };

    private static MarketView Market(Scene scene, MarketRule rule, bool isHome)
    {
        var decided = scene.State.Markets.GetValueOrDefault(scene.MarketOf(rule));
        return new MarketView(
            rule.Market, rule.Name, rule.Countries, isHome, rule.Version, rule.Certifies, rule.NeedsRegister, scene.Who.HasAny(rule.Certifies),
            scene.Rules.Person(scene.Order.Site, scene.Who.UserId)?.Number, scene.State.DispositionFor(scene.MarketOf(rule)),
            decided is null ? null : Decision(scene, decided.Decided), [.. (decided?.Earlier ?? []).Select(one => Decision(scene, one))],
            Held(scene, decided?.Hold),
            ChecklistView.Of(scene.Rules.List(ChecklistPurpose.Certification, scene.Order.Product?.Code, rule.Market)));
    }

    private static MarketDecisionView Decision(Scene scene, DispositionState one) => new(
        one.RegisterNumber, one.Reason, one.Destination, one.Under?.Person, one.Under?.RuleVersion, one.Under?.Quantity, one.Under?.Checklist,
        SignatureView.Of(scene, one.Stamp, one.Signature));

    private static HoldView? Held(Scene scene, HoldState? hold) =>
        hold is null ? null : new HoldView(hold.Reason, hold.Market, SignatureView.Of(scene, hold.Stamp, hold.Signature));

    private static LabTestView Test(BatchState state, LabTest test) => new(
        test.Place.Id, test.Place.Number, test.Sample, test.Test.Id, test.Test.Title, test.Test.Unit, test.Test.Decimals, test.Test.Limits,
        test.Result is { } result ? Result(result) : null,
        [.. state.LabResults.Where(one => one.Step == test.Place.Id && one.Test == test.Test.Id && one != test.Result).Select(Result)]);

    private static LabResultView Result(LabResultState one) => new(one.Value, one.Unit, one.Verdict, one.By, WhenView.Of(one.Stamp), one.Reason);
}
