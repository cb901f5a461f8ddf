using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;

namespace Theriac.Batches;

/// <summary>How much an exception matters. The rule proposes, anyone may raise it, only QA lowers it with a reason.</summary>
internal enum Grade
{
    Information,
    Minor,
    Major,
    Critical,
}

/// <summary>What an exception is about. The rules open the kinds before <see cref="Other"/>, people open it and what follows.</summary>
internal enum ExceptionKind
{
    OutOfLimits,
    AnswerNotExpected,
    QuantityOutOfTolerance,
    YieldOutOfRange,
    HoldTimeOverrun,
    StepSkipped,
    StepNotApplicable,
    LateEntry,
    CorrectedAfterPhase,
    EquipmentNotReady,

    /// <summary>A loop came to its end and would have gone on.</summary>
    LoopLimit,

    /// <summary>A condition could not be decided: a value was missing.</summary>
    ConditionUndecided,

    /// <summary>A transition was signed although its condition is not true.</summary>
    ConditionNotMet,

    /// <summary>Begun before, or while, the master allows it beside another element.</summary>
    OrderNotKept,

    /// <summary>A turn of an interval began too late.</summary>
    IntervalMissed,

    /// <summary>What was issued does not agree with what was used, returned, destroyed and sampled (211.125).</summary>
    Discrepancy,

    /// <summary>An alarm of equipment that the batch has in use (Annex 11 draft, 8).</summary>
    EquipmentAlarm,

    /// <summary>The clocks disagreed by more than the rule allows (DI-Cs).</summary>
    ClockGap,

    /// <summary>Work ended and an entry lacks a signature that it asks for.</summary>
    SignatureMissing,

    /// <summary>A weight was typed although the balance tells its weights itself.</summary>
    WeightTyped,

    /// <summary>A test weight was off: what the balance weighed for the batch since its last good check is in doubt.</summary>
    BalanceInDoubt,

    /// <summary>QA signed that the batch goes another way than its recipe says.</summary>
    AuthorisedChange,

    /// <summary>A complete step was done once more.</summary>
    StepRepeated,

    /// <summary>A complete step was opened again.</summary>
    StepReopened,

    /// <summary>A batch that made a lot which went in was rejected, recalled or put on hold.</summary>
    SourceHeldBack,

    /// <summary>The incoming shift did not take over a line of the hand-over.</summary>
    HandoverDeclined,
    Other,
    Equipment,
    Material,
    Environment,
    Documentation,
    Safety,
}

/// <summary>An off-normal event: from here to its signed conclusion the batch cannot be certified (C-100b, C-192b).</summary>
/// <param name="Equipment">What was in use where it happened.</param>
[Fact("exception-opened.v1")]
internal sealed record ExceptionOpened(
    string Id,
    ExceptionKind Kind,
    Grade Grade,
    string? Phase,
    string? Step,
    string? Number,
    string Description,
    IReadOnlyDictionary<string, string> Facts,
    string? Justification,
    bool ByRule,
    By By,
    IReadOnlyList<string>? Equipment = null) : IFact;

[Fact("exception-justified.v1")]
internal sealed record ExceptionJustified(string Id, string Justification, By By) : IFact;

[Fact("exception-graded.v1")]
internal sealed record ExceptionGraded(string Id, Grade From, Grade To, string Reason, By By) : IFact;

/// <summary>A critical exception was seen; without a comment this is refused (A11D-8b).</summary>
[Fact("exception-acknowledged.v1")]
internal sealed record ExceptionAcknowledged(string Id, string Comment, By By) : IFact;

/// <summary>
/// QA's signed conclusion with the statement on product impact. Those that bear the same document were concluded together.
/// </summary>
/// <param name="Policy">Version of the policy by which it was closed; 0 before QA had set one.</param>
[Fact("exception-concluded.v1")]
internal sealed record ExceptionConcluded(
    string Id, string Impact, string Cause, string Conclusion, IReadOnlyList<string> AssociatedBatches, Signature Signature,
    RootCause? RootCause = null, bool? ProductImpact = null, int Policy = 0) : IFact;

/// <summary>The first of two signatures: what it means for the product. Another person concludes.</summary>
[Fact("exception-assessed.v1")]
internal sealed record ExceptionAssessed(string Id, bool ProductImpact, string Impact, int Policy, Signature Signature) : IFact;

/// <summary>New facts came: the conclusion does not count any more, and stays readable.</summary>
[Fact("exception-reopened.v1")]
internal sealed record ExceptionReopened(string Id, string Reason, By By, Grade? Grade = null) : IFact;

/// <summary>What is done so that it does not happen again. It has an owner and a day, and may outlive the batch.</summary>
[Fact("exception-capa-referred.v1")]
internal sealed record ExceptionCapaReferred(string Id, string Capa, string What, string Owner, string DueOn, By By) : IFact;

[Fact("exception-capa-closed.v1")]
internal sealed record ExceptionCapaClosed(string Id, string Capa, string Result, By By) : IFact;

/// <summary>A photo or a file that belongs to it.</summary>
[Fact("exception-file-attached.v1")]
internal sealed record ExceptionFileAttached(string Id, AttachedFile File, string? Note, By By) : IFact;

/// <summary>The next signature of its route was not given in time.</summary>
[Fact("exception-overdue.v1")]
internal sealed record ExceptionOverdue(string Id, Grade Grade, string? Number, long DueAt, int Policy) : IFact;

/// <summary>Of what kind the root cause is: the six of the usual diagram, and what they leave out.</summary>
internal enum RootCause
{
    People,
    Method,
    Machine,
    Material,
    Measurement,
    Environment,
    Documentation,
    System,
    NotFound,
}
