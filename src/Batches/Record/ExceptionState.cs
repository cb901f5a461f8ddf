using Theriac.People;

namespace Theriac.Batches;

internal sealed record Remark(Stamp Stamp, By By, string Text);

internal sealed record GradeChange(Stamp Stamp, By By, Grade From, Grade To, string Reason);

internal sealed record ConclusionState(
    Stamp Stamp, string Impact, string Cause, string Conclusion, IReadOnlyList<string> AssociatedBatches, Signature Signature)
{
    public RootCause? RootCause { get; init; }

    public bool? ProductImpact { get; init; }

    /// <summary>Why it does not count any more; null while it does.</summary>
    public Remark? Reopened { get; init; }
}

/// <summary>The first of two signatures.</summary>
internal sealed record AssessmentState(Stamp Stamp, bool ProductImpact, string Impact, Signature Signature);

internal sealed record CapaState(Stamp Stamp, By By, string Capa, string What, string Owner, string DueOn)
{
    public Remark? Closed { get; init; }
}

internal sealed record FileState(Stamp Stamp, By By, AttachedFile File, string? Note);

/// <summary>An exception with everything that was said about it.</summary>
internal sealed record ExceptionState(string Id, Stamp Stamp, ExceptionOpened Opened, Grade Grade)
{
    public IReadOnlyList<Remark> Justifications { get; init; } = [];

    public IReadOnlyList<GradeChange> GradeChanges { get; init; } = [];

    public Remark? Acknowledged { get; init; }

    public AssessmentState? Assessment { get; init; }

    public ConclusionState? Conclusion { get; init; }

    /// <summary>Assessments and conclusions that were reopened.</summary>
    public IReadOnlyList<AssessmentState> EarlierAssessments { get; init; } = [];

    public IReadOnlyList<ConclusionState> EarlierConclusions { get; init; } = [];

    public IReadOnlyList<CapaState> Capas { get; init; } = [];

    public IReadOnlyList<FileState> Files { get; init; } = [];

    /// <summary>When the next signature was due, once that time has passed without it.</summary>
    public long? OverdueSince { get; init; }

    public bool IsOpen => Conclusion is null;

    /// <summary>From when the time for the next signature runs.</summary>
    public long RouteSince => Assessment?.Stamp.At ?? (EarlierConclusions.Count > 0 ? EarlierConclusions[^1].Reopened!.Stamp.At : Stamp.At);

    /// <summary>All that were signed about it, those that do not count any more too.</summary>
    public IEnumerable<Signature> Signatures =>
    [
        .. EarlierAssessments.Append(Assessment).Select(one => one?.Signature).OfType<Signature>(),
        .. EarlierConclusions.Append(Conclusion).Select(one => one?.Signature).OfType<Signature>(),
    ];
}

/// <summary>A refused attempt, as the ledger recorded it.</summary>
internal sealed record AttemptState(
    Stamp Stamp, string Command, string Code, string Detail, IReadOnlyDictionary<string, string> Facts);

internal sealed record CommentState(Stamp Stamp, By By, string? Step, string? Number, string Text);
