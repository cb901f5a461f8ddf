using Theriac.Ledger;
using Theriac.People;

namespace Theriac.Batches;

internal sealed partial record BatchState
{
    /// <summary>The fold. It copies what entries say and decides nothing.</summary>
    public BatchState Apply(Entry entry, IFact fact)
    {
        var stamp = Stamp.Of(entry);
        var next = fact switch
        {
            OrderReleased one => this with
            {
                Order = one,
                Released = stamp,
                Lifecycle = Lifecycle.Idle,
                Reserved = [.. one.Reservations ?? []],
            },
            ReservationsChanged one => this with
            {
                Reserved = [.. Reserved.Where(lot => !string.Equals(lot.Material, one.Material, StringComparison.OrdinalIgnoreCase)), .. one.Lots],
            },
            BatchStarted one => this with { Start = one, Started = stamp, Lifecycle = Lifecycle.Running },
            BatchHeld one => this with { Lifecycle = Lifecycle.Held, Interruption = new Remark(stamp, one.By, one.Reason) },
            BatchPausing one => this with { Lifecycle = Lifecycle.Pausing, Interruption = new Remark(stamp, one.By, one.Reason) },
            BatchPaused => this with { Lifecycle = Lifecycle.Paused },
            ModeChanged one => this with { Mode = one.To },
            BatchResumed => this with { Lifecycle = Lifecycle.Running, Interruption = null },
            BatchStopped one => End(Lifecycle.Stopped, stamp, one.By, one.Reason, one.Signature),
            BatchAborted one => End(Lifecycle.Aborted, stamp, one.By, one.Reason, one.Signature),
            BatchCompleted => this with
            {
                Lifecycle = Lifecycle.Complete,
                Ended = stamp,
                Disposition = Disposition.WaitingForReview,
            },
            AttemptRefused one => this with
            {
                Attempts = Attempts.Add(new AttemptState(stamp, one.Command, one.Code, one.Detail, one.Facts)),
            },
            CommentAdded one => this with
            {
                Comments = Comments.Add(new CommentState(stamp, one.By, one.Step, one.Number, one.Text)),
            },
            _ => ApplyPaper(stamp, fact) ?? ApplyStep(stamp, fact) ?? ApplyException(stamp, fact) ?? ApplyReview(stamp, fact) ?? this,
        };
        return next with
        {
            Version = entry.Version,
            ContentVersion = IsContent(fact) ? entry.Version : ContentVersion,
        };
    }

    // What reviews say themselves, and remarks during a review, do not make the review obsolete.
    private static bool IsContent(IFact fact) =>
        fact is not (RecordReviewed or AuditTrailReviewed or ReviewItemSeen or Batches.ReviewStarted or BatchCertified or BatchRejected
            or ReviewQuestionAsked or ReviewQuestionAnswered or QcReviewed or DispositionHeld or DispositionHoldLifted or BatchReworked
            or CommentAdded or AttemptRefused);

    private BatchState End(Lifecycle lifecycle, Stamp stamp, By by, string reason, Signature signature) => this with
    {
        Lifecycle = lifecycle,
        Ended = stamp,
        Disposition = Disposition.WaitingForReview,
        Interruption = new Remark(stamp, by, reason),
        InterruptionSignature = new SignatureState(stamp, signature, 0, []),
    };

    private BatchState? ApplyException(Stamp stamp, IFact fact) => fact switch
    {
        ExceptionOpened one => this with { Exceptions = Exceptions.Add(Opened(stamp, one)) },
        ExceptionJustified one => Change(one.Id, was => was with
        {
            Justifications = [.. was.Justifications, new Remark(stamp, one.By, one.Justification)],
        }),
        ExceptionGraded one => Change(one.Id, was => was with
        {
            Grade = one.To,
            GradeChanges = [.. was.GradeChanges, new GradeChange(stamp, one.By, one.From, one.To, one.Reason)],
        }),
        ExceptionAcknowledged one => Change(one.Id, was => was with { Acknowledged = new Remark(stamp, one.By, one.Comment) }),
        ExceptionConcluded one => Change(one.Id, was => was with
        {
            Conclusion = new ConclusionState(
                stamp, one.Impact, one.Cause, one.Conclusion, one.AssociatedBatches, one.Signature),
        }),
        _ => null,
    };

    private static ExceptionState Opened(Stamp stamp, ExceptionOpened one) => new(one.Id, stamp, one, one.Grade)
    {
        Justifications = one.Justification is { } why ? [new Remark(stamp, one.By, why)] : [],
    };

    private BatchState Change(string exceptionId, Func<ExceptionState, ExceptionState> change)
    {
        var index = Exceptions.FindIndex(one => one.Id == exceptionId);
        return index < 0 ? this : this with { Exceptions = Exceptions.SetItem(index, change(Exceptions[index])) };
    }
}
