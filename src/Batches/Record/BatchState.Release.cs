using System.Collections.Immutable;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;
using Theriac.Recipes;

namespace Theriac.Batches;

/// <summary>What was decided about the lot for one market, with every decision before it.</summary>
internal sealed record MarketState(string Market, Disposition Disposition, DispositionState Decided)
{
    public ImmutableList<DispositionState> Earlier { get; init; } = [];

    public HoldState? Hold { get; init; }

    /// <summary>May go to this market as far as the market goes; a hold of the whole lot stands above it.</summary>
    public bool IsCertified => Disposition == Disposition.Certified && Hold is null;
}

/// <summary>A hold of the lot or of one market.</summary>
internal sealed record HoldState(Stamp Stamp, string Reason, string? Market, Signature Signature);

/// <summary>A question of a reviewer to the person behind an item.</summary>
internal sealed record QuestionState(string Id, string Item, Stamp Stamp, By By, By To, string Text)
{
    public Remark? Answer { get; init; }

    public bool IsOpen => Answer is null;
}

/// <summary>One result of the laboratory; the last of a test is the one that counts.</summary>
internal sealed record LabResultState(
    Stamp Stamp, By By, string Step, string Number, string Sample, string Test, LocalizedText Title, string Value, Unit? Unit,
    Limits? Limits, IReadOnlyList<Check> Checks, Verdict Verdict, string? Reason);

internal sealed partial record BatchState
{
    /// <summary>By market, what was decided.</summary>
    public ImmutableSortedDictionary<string, MarketState> Markets { get; init; } =
        ImmutableSortedDictionary.Create<string, MarketState>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The whole lot was rejected.</summary>
    public DispositionState? LotRejected { get; init; }

    /// <summary>The whole lot is on hold.</summary>
    public HoldState? Hold { get; init; }

    /// <summary>Every hold and lifting since the batch ended, oldest first.</summary>
    public ImmutableList<HoldState> Holds { get; init; } = [];

    public ImmutableList<QuestionState> Questions { get; init; } = [];

    public ImmutableList<LabResultState> LabResults { get; init; } = [];

    public ReviewState? QcReview { get; init; }

    /// <summary>Rework orders that were issued for this lot.</summary>
    public ImmutableList<string> ReworkedAs { get; init; } = [];

    /// <summary>Somebody decided for some market, or about the whole lot: from here on the record itself does not change any more.
    /// What was decided otherwise afterwards was certified before, and that certificate stays on record.</summary>
    public bool IsFinal => Accepted is not null || LotRejected is not null || Markets.Values.Any(one => one.Disposition == Disposition.Certified || one.Earlier.Count > 0);

    public bool QcReviewIsCurrent => QcReview is { } review && LabResults.All(one => one.Stamp.Number <= review.ThroughVersion);

    public static string SeenKey(string item, string reviewer) => $"{item}|{reviewer}";

    /// <summary>What holds for the lot as a whole, from the markets and holds as they stand.</summary>
    public Disposition Summed() => this switch
    {
        { LotRejected: not null } => Disposition.Rejected,
        { Hold: not null } => Disposition.OnHold,
        _ when Markets.Values.Any(one => one.IsCertified) => Disposition.Certified,
        _ when Markets.Values.Any(one => one.Disposition == Disposition.Certified) => Disposition.OnHold,
        { HasEnded: false } => Disposition.None,
        { ReviewStarted: null, Review: null, TrailReview: null } => Disposition.WaitingForReview,
        _ => Disposition.InReview,
    };

    /// <summary>What holds for one market: a hold or a rejection of the lot stands above what was decided for it.</summary>
    public Disposition DispositionFor(string market) => this switch
    {
        { LotRejected: not null } => Disposition.Rejected,
        { Hold: not null } => Disposition.OnHold,
        _ when Markets.GetValueOrDefault(market) is { } there => there.Hold is null ? there.Disposition : Disposition.OnHold,
        _ when IsFinal => Disposition.InReview,
        _ => Disposition,
    };

    // A lot on hold stays so while it is reviewed.
    private Disposition Reviewing => Disposition == Disposition.OnHold ? Disposition.OnHold : Disposition.InReview;

    private BatchState? ApplyReview(Stamp stamp, IFact fact) => fact switch
    {
        Batches.ReviewStarted one => this with { Disposition = Reviewing, ReviewStarted = new Remark(stamp, one.By, "") },
        ReviewItemSeen one => this with { Seen = Seen.SetItem(SeenKey(one.Item, one.By.Id), one.ItemHash) },
        RecordReviewed one => this with
        {
            Disposition = Reviewing,
            Review = new ReviewState(stamp, one.Signature, one.Proof, Version + 1) { Checklist = one.Checklist },
        },
        AuditTrailReviewed one => this with
        {
            Disposition = Reviewing,
            TrailReview = new ReviewState(stamp, one.Signature, null, one.ThroughVersion),
        },
        ProcedureAccepted one => this with { Disposition = Disposition.None, Accepted = new ReviewState(stamp, one.Signature, null, Version + 1) },
        QcReviewed one => this with { QcReview = new ReviewState(stamp, one.Signature, null, stamp.Number) },
        ReviewQuestionAsked one => this with
        {
            Questions = Questions.Add(new QuestionState(one.Id, one.Item, stamp, one.By, one.To, one.Text)),
        },
        ReviewQuestionAnswered one => Answered(one.Id, new Remark(stamp, one.By, one.Text)),
        LabResultRecorded one => (this with
        {
            LabResults = LabResults.Add(new LabResultState(
                stamp, one.By, one.Step, one.Number, one.Sample, one.Test, one.Title, one.Value, one.Unit, one.Limits, one.Checks, one.Verdict,
                one.Reason)),
        }).By(one.By),
        BatchReworked one => this with { ReworkedAs = ReworkedAs.Add(one.Batch) },
        _ => ApplyDisposition(stamp, fact),
    };

    private BatchState? ApplyDisposition(Stamp stamp, IFact fact) => fact switch
    {
        BatchCertified one => Decide(one.Market ?? MarketRule.HomeMarket, Disposition.Certified, new DispositionState(
            stamp, one.Signature, one.RegisterNumber, null)
        { Under = one.Under }) with
        { Disposition = Disposition.Certified },
        BatchRejected { Market: { } market } one => Decide(market, Disposition.Rejected, new DispositionState(
            stamp, one.Signature, null, one.Reason)
        { Destination = one.Destination }) with
        { Disposition = one.Now ?? Disposition },
        BatchRejected one => Reject(new DispositionState(stamp, one.Signature, null, one.Reason) { Destination = one.Destination }),
        DispositionHeld one => Held(new HoldState(stamp, one.Reason, one.Market, one.Signature), one.Market, true) with { Disposition = one.Now },
        DispositionHoldLifted one => Held(new HoldState(stamp, one.Reason, one.Market, one.Signature), one.Market, false) with { Disposition = one.Now },
        _ => null,
    };

    private BatchState Decide(string market, Disposition disposition, DispositionState decided) => this with
    {
        Decided = disposition == Disposition.Certified ? decided : Decided,
        Markets = Markets.SetItem(market, Markets.TryGetValue(market, out var before)
            ? before with { Disposition = disposition, Decided = decided, Hold = null, Earlier = before.Earlier.Add(before.Decided) }
            : new MarketState(market, disposition, decided)),
    };

    private BatchState Reject(DispositionState decided) => this with
    {
        Disposition = Disposition.Rejected,
        Decided = decided,
        LotRejected = decided,
        Hold = null,
        Markets = Markets.ToImmutableSortedDictionary(
            one => one.Key, one => one.Value with
            {
                Disposition = Disposition.Rejected,
                Decided = decided,
                Hold = null,
                Earlier = one.Value.Earlier.Add(one.Value.Decided),
            }, StringComparer.OrdinalIgnoreCase),
    };

    private BatchState Held(HoldState hold, string? market, bool isHeld)
    {
        var next = this with { Holds = Holds.Add(hold) };
        if (market is null)
            return next with { Hold = isHeld ? hold : null };
        return Markets.TryGetValue(market, out var there)
            ? next with { Markets = Markets.SetItem(market, there with { Hold = isHeld ? hold : null }) }
            : next;
    }

    private BatchState Answered(string id, Remark answer)
    {
        var at = Questions.FindIndex(one => one.Id == id);
        return at < 0 ? this : this with { Questions = Questions.SetItem(at, Questions[at] with { Answer = answer }) };
    }
}
