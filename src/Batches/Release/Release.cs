using Theriac.Kernel;
using Theriac.People;

namespace Theriac.Batches;

internal sealed record CertifyCommand : SignedCommand;

internal sealed record RejectCommand(string Reason, string Destination) : SignedCommand;

internal static class ReleaseDecisions
{
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
        if (!state.ReviewIsCurrent)
            blockers.Add(Reviewed(state.Review, "The record is not reviewed.", "review"));
        if (!state.TrailReviewIsCurrent)
            blockers.Add(Reviewed(state.TrailReview, "The audit trail is not reviewed.", "audit-trail-review"));
        return blockers;
    }

    private static Blocker Reviewed(ReviewState? there, string detail, string what) => there is null
        ? new Blocker($"{what}-missing", what, "", detail, Role.QaReviewer)
        : new Blocker($"{what}-superseded", what, "", "The record changed after this review.", Role.QaReviewer);

    /// <summary>Only a qualified person certifies, in the register of the site (A11-15).</summary>
    public static Outcome<Telling> Certify(Scene scene, string registerNumber, Signature? signature)
    {
        if (MayDecide(scene, [Role.QualifiedPerson]) is { } refusal)
            return refusal;
        if (Blockers(scene.State, scene.Recipe) is { Count: > 0 } blockers)
            return BatchesRefusals.Blocked(blockers);
        var telling = new Telling(scene);
        if (signature is null)
            return telling;
        telling.Tell(new BatchCertified(registerNumber, signature));
        if (scene.Register is { } register)
            telling.TellOf(register.At, new CertificationRegistered(registerNumber, scene.State.Id, signature.Signer));
        return telling;
    }

    public static Outcome<Telling> Reject(Scene scene, RejectCommand command, Signature? signature)
    {
        if (MayDecide(scene, [Role.QualifiedPerson, Role.QaReviewer]) is { } refusal)
            return refusal;
        if (string.IsNullOrWhiteSpace(command.Reason))
            return BatchesRefusals.ReasonMissing();
        var telling = new Telling(scene);
        if (signature is not null)
            telling.Tell(new BatchRejected(command.Reason.Trim(), command.Destination.Trim(), signature));
        return telling;
    }

    private static Refusal? MayDecide(Scene scene, ReadOnlySpan<Role> roles)
    {
        if ((Guards.HasRole(scene, roles) ?? ReviewDecisions.OwnWork(scene)) is { } refusal)
            return refusal;
        return scene.State switch
        {
            { IsFinal: true } => BatchesRefusals.BatchDecided(scene.State),
            { HasEnded: false } => BatchesRefusals.BatchNotEnded(),
            _ => null,
        };
    }
}
