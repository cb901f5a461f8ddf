using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;

namespace Theriac.Batches;

/// <param name="Market">Null is the home market of the site.</param>
/// <param name="Quantity">How much of the lot is for this market; null is all of it.</param>
/// <param name="Checklist">The lines of the checklist, as they were ticked.</param>
internal sealed record CertifyCommand(string? Market = null, Quantity? Quantity = null, IReadOnlyList<Tick>? Checklist = null) : SignedCommand;

/// <param name="Market">Null rejects the whole lot.</param>
internal sealed record RejectCommand(string Reason, string Destination, string? Market = null) : SignedCommand;

internal static class ReleaseDecisions
{
    private static readonly Role[] Quality = [Role.QualifiedPerson, Role.QaReviewer];

    /// <summary>What keeps the batch from being certified, with who must act. Empty: nothing.</summary>
    public static IReadOnlyList<Blocker> Blockers(BatchState state, ControlRecipe recipe)
    {
        List<Blocker> blockers = [];
        if (state.Lifecycle != Lifecycle.Complete)
            blockers.Add(new Blocker("batch-not-complete", "batch", "", $"The batch is {state.Lifecycle}.", Role.Supervisor));
        if (state.Order?.Recipe.Hash != recipe.Hash)
            blockers.Add(new Blocker("recipe-hash-differs", "recipe", "", "The recipe does not match its hash.", Role.QaReviewer));
        blockers.AddRange(Completeness.Missing(state, recipe));
        blockers.AddRange(state.Exceptions.Where(one => one.IsOpen).Select(one => new Blocker(
            "exception-open", one.Id, one.Opened.Number ?? "", $"Exception {one.Id} has no signed conclusion.", Role.QaReviewer)));
        blockers.AddRange(MaterialHolds.Blockers(state));
        blockers.AddRange(Laboratory.Blockers(state, recipe));
        blockers.AddRange(state.Questions.Where(one => one.IsOpen).Select(one => new Blocker(
            "review-question-open", one.Item, one.Id, $"{one.To.Name} has not answered question {one.Id} of the review.", Role.Operator)));
        if (!state.ReviewIsCurrent)
            blockers.Add(Reviewed(state.Review, "The record is not reviewed.", "review"));
        if (!state.TrailReviewIsCurrent)
            blockers.Add(Reviewed(state.TrailReview, "The audit trail is not reviewed.", "audit-trail-review"));
        if (state.Hold is { } hold)
            blockers.Add(new Blocker("lot-on-hold", "batch", "", $"The lot is on hold: {hold.Reason}", Role.QaReviewer));
        if (state.ReworkedAs.Count > 0)
            blockers.Add(ReworkedAs(state.ReworkedAs[^1]));
        return blockers;
    }

    public static Blocker ReworkedAs(string batch) =>
        new("lot-reworked", batch, "", $"The lot is reworked as {batch}, which is certified in its place.", Role.QaReviewer);

    private static Blocker Reviewed(ReviewState? there, string detail, string what) => there is null
        ? new Blocker($"{what}-missing", what, "", detail, Role.QaReviewer)
        : new Blocker($"{what}-superseded", what, "", "The record changed after this review.", Role.QaReviewer);

    /// <summary>
    /// Whoever the market's rule names certifies, in the register of the site: in the EU a qualified person (A11-15), in the US the
    /// quality unit. Each market is another decision; no record changes after the first.
    /// </summary>
    public static Outcome<Telling> Certify(Scene scene, CertifyCommand command, string registerNumber, Signature? signature)
    {
        var state = scene.State;
        if (scene.Rules.Find(command.Market ?? scene.Rules.HomeOf(scene.Order.Site).Market) is not { } rule)
            return ReleaseRefusals.MarketUnknown(command.Market!);
        if (MayDecide(scene, [rule.Certifies]) is { } refusal)
            return refusal;
        if (state.Markets.GetValueOrDefault(scene.MarketOf(rule)) is { } decided)
            return state.LotRejected is not null || decided.IsCertified ? BatchesRefusals.BatchDecided(state) : ReleaseRefusals.MarketDecided(rule.Market, decided);
        if (SourceBlockers.WithRecord(scene) is { Count: > 0 } blockers)
            return ReleaseRefusals.Blocked(blockers);
        var person = scene.Rules.Person(scene.Order.Site, scene.Who.UserId);
        if (rule.NeedsRegister && person is null)
            return ReleaseRefusals.NotInRegister(scene.Order.Site, rule.Market);
        if (AssayItems.Unseen(scene).ToList() is { Count: > 0 } changed)
            return ReleaseRefusals.Blocked(changed);
        var list = scene.Rules.List(ChecklistPurpose.Certification, scene.Order.Product?.Code, rule.Market);
        if (!Checklists.Answer(list, command.Checklist).Try(out var answered, out refusal) || (refusal = MarketQuantity.Fault(scene, command.Quantity)) is not null)
            return refusal;
        var telling = new Telling(scene);
        telling.RelyOn(scene.RulesAt);
        foreach (var source in scene.Sources)
            telling.RelyOn(source.At);
        // An assay that is recorded at this moment is one that no reviewer has seen.
        foreach (var lot in scene.WeighedLots.Values)
            telling.RelyOn(lot.At);
        if (signature is null)
            return telling;
        var under = new CertifiedUnder(rule.Certifies, rule.Version, person?.Number, command.Quantity, answered);
        telling.Tell(new BatchCertified(registerNumber, signature, rule.Market, under));
        if (scene.Register is { } register)
        {
            telling.TellOf(register.At, new CertificationRegistered(
                registerNumber, state.Id, signature.Signer, rule.Market, person?.Number, signature.PrintedName));
        }

        return telling;
    }

    /// <summary>The whole lot, or what of it would go to one market. What is certified is put on hold first (recall hold).</summary>
    public static Outcome<Telling> Reject(Scene scene, RejectCommand command, Signature? signature)
    {
        var state = scene.State;
        if (MayDecide(scene, Quality) is { } refusal)
            return refusal;
        if (string.IsNullOrWhiteSpace(command.Reason))
            return BatchesRefusals.ReasonMissing();
        if (string.IsNullOrWhiteSpace(command.Destination))
            return ClaimsRefusals.DestinationMissing();
        if (command.Market is { } asked && scene.Rules.Find(asked) is null)
            return ReleaseRefusals.MarketUnknown(asked);
        var market = command.Market is { } code ? scene.MarketOf(scene.Rules.Find(code)!) : null;
        var goods = market is null ? state.Markets.Values : state.Markets.Values.Where(one => one.Market == market);
        if (state.Hold is null && goods.Any(one => one.IsCertified))
            return state.LotRejected is null ? ReleaseRefusals.HoldFirst() : BatchesRefusals.BatchDecided(state);
        if (market is not null && state.Markets.GetValueOrDefault(market) is { Disposition: Disposition.Rejected } there)
            return ReleaseRefusals.MarketDecided(market, there);
        var telling = new Telling(scene);
        telling.RelyOn(scene.RulesAt);
        if (signature is null)
            return telling;
        var fact = new BatchRejected(command.Reason.Trim(), command.Destination.Trim(), signature, market);
        telling.Tell(market is null ? fact : fact with { Now = After(scene, fact with { Now = state.Disposition }) });
        return telling;
    }

    /// <summary>What would hold for the lot as a whole after this fact: decided once, and written with it.</summary>
    public static Disposition After(Scene scene, IFact fact)
    {
        var tried = new Telling(scene);
        tried.Tell(fact);
        return tried.State.Summed();
    }

    public static Refusal? MayDecide(Scene scene, ReadOnlySpan<Role> roles)
    {
        if ((Guards.HasRole(scene, roles) ?? ReviewDecisions.OwnWork(scene)) is { } refusal)
            return refusal;
        if (scene.Order.Procedure is not null)
            return ProcedureRefusals.NotOfProcedures(scene.State.Id);
        return scene.State switch
        {
            { LotRejected: not null } => BatchesRefusals.BatchDecided(scene.State),
            { HasEnded: false } => ReleaseRefusals.BatchNotEnded(),
            _ => null,
        };
    }
}
