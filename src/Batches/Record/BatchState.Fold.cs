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
            LotsProduced one => this with { Produced = [.. one.Lots] },
            ReservationsChanged one => this with
            {
                Reserved = [.. Reserved.Where(lot => !string.Equals(lot.Material, one.Material, StringComparison.OrdinalIgnoreCase)), .. one.Lots],
            },
            UnitAllocated one => this with { Allocated = Allocated.Add(new AllocatedUnit(stamp, one)) },
            UnitAllocationFreed one => this with { Allocated = Allocated.RemoveAll(kept => kept.Fact.Equipment == one.Equipment) },
            BatchStarted one => this with { Start = one, Started = stamp, Lifecycle = Lifecycle.Running },
            BatchHolding one => Interrupt(Lifecycle.Held, stamp, one.By, one.Reason) with
            {
                Lifecycle = Lifecycle.Holding,
                Holdings = Holdings.Add(new HoldingState(
                    stamp, one.By, one.Reason, one.ExceptionId, [.. one.Places.Select(place => new SafeStateState(place))])),
            },
            SafeStateReached one when Holdings is [.., var holding] => (this with
            {
                Holdings = Holdings.SetItem(Holdings.Count - 1, holding.Reach(one.Element, new Remark(stamp, one.By, one.Note ?? ""))),
            }).By(one.By),
            // Safe states were reached: the hold began before.
            BatchHeld when Lifecycle == Lifecycle.Holding => this with { Lifecycle = Lifecycle.Held },
            BatchHeld one => Interrupt(Lifecycle.Held, stamp, one.By, one.Reason) with { Lifecycle = Lifecycle.Held },
            BatchPausing one => Interrupt(Lifecycle.Paused, stamp, one.By, one.Reason) with { Lifecycle = Lifecycle.Pausing },
            BatchPaused => this with { Lifecycle = Lifecycle.Paused },
            ModeChanged one => this with { Mode = one.To },
            BatchResumed one => EndInterruption(stamp, new Remark(stamp, one.By, one.Reason)) with { Lifecycle = Lifecycle.Running, Interruption = null },
            BatchStopped one => End(Lifecycle.Stopped, stamp, one.By, one.Reason, one.Signature),
            BatchAborted one => End(Lifecycle.Aborted, stamp, one.By, one.Reason, one.Signature),
            BatchCompleted => EndInterruption(stamp, null) with
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
            _ => ApplyPaper(stamp, fact) ?? ApplyHandover(stamp, fact) ?? ApplyMaterial(stamp, fact) ?? ApplyStep(stamp, fact) ?? ApplyException(stamp, fact) ?? ApplyReview(stamp, fact) ?? ApplyChange(stamp, fact) ?? this,
        };
        return next with
        {
            Version = entry.Version,
            Signed = Signed.AddRange(FactParts.Of<Signature>(fact)),
            ContentVersion = IsContent(fact) ? entry.Version : ContentVersion,
        };
    }

    // What reviews say themselves, and remarks during a review, do not make the review obsolete.
    private static bool IsContent(IFact fact) =>
        fact is not (RecordReviewed or AuditTrailReviewed or ReviewItemSeen or Batches.ReviewStarted or BatchCertified or BatchRejected
            or ReviewQuestionAsked or ReviewQuestionAnswered or QcReviewed or DispositionHeld or DispositionHoldLifted or BatchReworked or ProcedureAccepted
            or CommentAdded or AttemptRefused or ExceptionCapaReferred or ExceptionCapaClosed or ExceptionOverdue);

    private BatchState End(Lifecycle lifecycle, Stamp stamp, By by, string reason, Signature signature) => Interrupt(lifecycle, stamp, by, reason) with
    {
        Lifecycle = lifecycle,
        Ended = stamp,
        Disposition = Disposition.WaitingForReview,
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
            // The time of the new grade runs, from when the old one ran.
            OverdueSince = null,
            GradeChanges = [.. was.GradeChanges, new GradeChange(stamp, one.By, one.From, one.To, one.Reason)],
        }),
        ExceptionAcknowledged one => Change(one.Id, was => was with { Acknowledged = new Remark(stamp, one.By, one.Comment) }),
        ExceptionAssessed one => Change(one.Id, was => was with
        {
            Assessment = new AssessmentState(stamp, one.ProductImpact, one.Impact, one.Signature),
            OverdueSince = null,
        }),
        ExceptionConcluded one => Change(one.Id, was => was with
        {
            Conclusion = new ConclusionState(
                stamp, one.Impact, one.Cause, one.Conclusion, one.AssociatedBatches, one.Signature)
            {
                RootCause = one.RootCause,
                ProductImpact = one.ProductImpact,
            },
            OverdueSince = null,
        }),
        ExceptionReopened one => Change(one.Id, was => Reopen(was, new Remark(stamp, one.By, one.Reason))),
        ExceptionCapaReferred one => Change(one.Id, was => was with
        {
            Capas = [.. was.Capas.Where(capa => capa.Capa != one.Capa), new CapaState(stamp, one.By, one.Capa, one.What, one.Owner, one.DueOn)],
        }),
        ExceptionCapaClosed one => Change(one.Id, was => was with
        {
            Capas = [.. was.Capas.Select(capa => capa.Capa == one.Capa ? capa with { Closed = new Remark(stamp, one.By, one.Result) } : capa)],
        }),
        ExceptionFileAttached one => Change(one.Id, was => was with
        {
            Files = [.. was.Files, new FileState(stamp, one.By, one.File, one.Note)],
        }),
        ExceptionOverdue one => Change(one.Id, was => was with { OverdueSince = one.DueAt }),
        _ => null,
    };

    // What was signed stays; it does not count any more.
    private static ExceptionState Reopen(ExceptionState was, Remark why) => was with
    {
        Conclusion = null,
        Assessment = null,
        EarlierConclusions = was.Conclusion is { } end ? [.. was.EarlierConclusions, end with { Reopened = why }] : was.EarlierConclusions,
        EarlierAssessments = was.Assessment is { } first ? [.. was.EarlierAssessments, first] : was.EarlierAssessments,
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
