using Theriac.Kernel;
using Theriac.People;

namespace Theriac.Batches;

internal sealed record SeenCommand(string Item, string? Comment = null);

/// <summary>The record, or its audit trail, is reviewed.</summary>
/// <param name="Checklist">The lines of the review's checklist, as they were ticked; the audit trail's review has none.</param>
internal sealed record ReviewCommand(IReadOnlyList<Tick>? Checklist = null) : SignedCommand;

internal static class ReviewDecisions
{
    public static Outcome<Telling> Start(Scene scene)
    {
        if (MayReview(scene) is { } refusal)
            return refusal;
        if (Incomplete(scene) is { } incomplete)
            return incomplete;
        var telling = new Telling(scene);
        telling.Tell(new ReviewStarted(telling.By));
        return telling;
    }

    public static Outcome<Telling> Seen(Scene scene, SeenCommand command)
    {
        if (MayReview(scene) is { } refusal)
            return refusal;
        if (scene.State.ReviewStarted is null)
            return ReleaseRefusals.ReviewNotStarted();
        var item = ReviewItems.Of(scene).FirstOrDefault(one => one.Key == command.Item);
        if (item is null)
            return ReleaseRefusals.ItemUnknown(command.Item);
        var telling = new Telling(scene);
        telling.Tell(new ReviewItemSeen(item.Key, item.Hash, command.Comment, telling.By));
        return telling;
    }

    /// <summary>QA reviewed the record: complete, every item seen by this reviewer, every rule counted (C-192a).</summary>
    public static Outcome<Telling> Sign(Scene scene, ReviewCommand command, Signature? signature)
    {
        if ((MayReview(scene) ?? Incomplete(scene)) is { } refusal)
            return refusal;
        if (scene.State.ReviewIsCurrent)
            return ReleaseRefusals.ReviewedAlready(scene.State.Review!);
        var items = ReviewItems.Of(scene);
        if (scene.State.Questions.Find(one => one.IsOpen) is { } open)
            return ReleaseRefusals.QuestionOpen(open);
        if (ReviewItems.Unseen(scene.State, items, scene.Who.UserId) is { Count: > 0 } unseen)
            return ReleaseRefusals.ItemsNotSeen(unseen.Count, unseen[0].Key);
        var list = scene.Rules.List(ChecklistPurpose.Review, scene.Order.Product?.Code, null);
        if (!Checklists.Answer(list, command.Checklist).Try(out var answered, out refusal))
            return refusal;
        var telling = new Telling(scene);
        telling.RelyOn(scene.RulesAt);
        if (signature is not null)
            telling.Tell(new RecordReviewed(RuleBook.Proof(RuleBook.Results(scene.State, scene.Recipe)), items.Count, signature, answered));
        return telling;
    }

    /// <summary>The audit trail as it stands is reviewed by someone who was not directly involved (A11-9, A11D-12d).</summary>
    public static Outcome<Telling> SignTrail(Scene scene, Signature? signature)
    {
        if (MayReview(scene) is { } refusal)
            return refusal;
        if (scene.State.TrailReviewIsCurrent)
            return ReleaseRefusals.ReviewedAlready(scene.State.TrailReview!);
        var telling = new Telling(scene);
        if (signature is not null)
            telling.Tell(new AuditTrailReviewed(scene.State.Version, checked((int)scene.State.Version), signature));
        return telling;
    }

    /// <summary>QA, after the end of work, and nobody who took part: 'You performed 4.2. Another reviewer is needed.'</summary>
    public static Refusal? MayReview(Scene scene)
    {
        if ((Guards.HasRole(scene, Role.QaReviewer) ?? OwnWork(scene)) is { } refusal)
            return refusal;
        if (scene.Order.Procedure is not null)
            return ProcedureRefusals.NotOfProcedures(scene.State.Id);
        return scene.State switch
        {
            { IsFinal: true } => BatchesRefusals.BatchDecided(scene.State),
            { HasEnded: false } => ReleaseRefusals.BatchNotEnded(),
            _ => null,
        };
    }

    public static Refusal? OwnWork(Scene scene)
    {
        if (!scene.State.Performers.ContainsKey(scene.Who.UserId))
            return null;
        var step = scene.Recipe.Steps.FirstOrDefault(place =>
            scene.State.Steps.TryGetValue(place.Id, out var there) && TookPart(there, scene.Who.UserId));
        return BatchesRefusals.ReviewerPerformed(step?.Number ?? scene.State.Id);
    }

    private static bool TookPart(StepState step, string userId) =>
        StepRules.PerformersOf(step).Contains(userId) || step.Signatures.Any(one => one.Signature.Signer == userId);

    private static Refusal? Incomplete(Scene scene) =>
        Completeness.Missing(scene.State, scene.Recipe) is { Count: > 0 } missing
            ? ReleaseRefusals.RecordIncomplete(missing)
            : null;
}
