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

/// <summary>What an exception is about. A person may open any kind; the rules open the kinds before <see cref="Other"/>.</summary>
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

    /// <summary>A complete step was done once more.</summary>
    StepRepeated,

    /// <summary>A complete step was opened again.</summary>
    StepReopened,
    Other,
    Equipment,
    Material,
    Environment,
    Documentation,
    Safety,
}

/// <summary>An off-normal event: from here to its signed conclusion the batch cannot be certified (C-100b, C-192b).</summary>
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
    By By) : IFact;

[Fact("exception-justified.v1")]
internal sealed record ExceptionJustified(string Id, string Justification, By By) : IFact;

[Fact("exception-graded.v1")]
internal sealed record ExceptionGraded(string Id, Grade From, Grade To, string Reason, By By) : IFact;

/// <summary>A critical exception was seen; without a comment this is refused (A11D-8b).</summary>
[Fact("exception-acknowledged.v1")]
internal sealed record ExceptionAcknowledged(string Id, string Comment, By By) : IFact;

/// <summary>QA's signed conclusion with the statement on product impact.</summary>
[Fact("exception-concluded.v1")]
internal sealed record ExceptionConcluded(
    string Id, string Impact, string Cause, string Conclusion, IReadOnlyList<string> AssociatedBatches, Signature Signature) : IFact;
