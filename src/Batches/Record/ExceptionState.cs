using Theriac.People;

namespace Theriac.Batches;

internal sealed record Remark(Stamp Stamp, By By, string Text);

internal sealed record GradeChange(Stamp Stamp, By By, Grade From, Grade To, string Reason);

internal sealed record ConclusionState(
    Stamp Stamp, string Impact, string Cause, string Conclusion, IReadOnlyList<string> AssociatedBatches, Signature Signature);

/// <summary>An exception with everything that was said about it.</summary>
internal sealed record ExceptionState(string Id, Stamp Stamp, ExceptionOpened Opened, Grade Grade)
{
    public IReadOnlyList<Remark> Justifications { get; init; } = [];

    public IReadOnlyList<GradeChange> GradeChanges { get; init; } = [];

    public Remark? Acknowledged { get; init; }

    public ConclusionState? Conclusion { get; init; }

    public bool IsOpen => Conclusion is null;
}

/// <summary>A refused attempt, as the ledger recorded it.</summary>
internal sealed record AttemptState(
    Stamp Stamp, string Command, string Code, string Detail, IReadOnlyDictionary<string, string> Facts);

internal sealed record CommentState(Stamp Stamp, By By, string? Step, string? Number, string Text);
