using System.Collections.Immutable;
using Theriac.Ledger;
using Theriac.People;

namespace Theriac.Batches;

/// <summary>A review signature; a later change of the record supersedes it.</summary>
internal sealed record ReviewState(Stamp Stamp, Signature Signature, RuleProof? Proof, long ThroughVersion)
{
    public AnsweredChecklist? Checklist { get; init; }
}

/// <summary>A decision about the lot.</summary>
internal sealed record DispositionState(Stamp Stamp, Signature Signature, string? RegisterNumber, string? Reason)
{
    /// <summary>Of a certificate; null in records from before there were markets.</summary>
    public CertifiedUnder? Under { get; init; }

    /// <summary>Of a rejection: what becomes of the goods.</summary>
    public string? Destination { get; init; }
}

/// <summary>Everything that is on record for a batch, folded from its stream. Immutable.</summary>
internal sealed partial record BatchState : IStreamState<BatchState>
{
    public required string Id { get; init; }

    public OrderReleased? Order { get; init; }

    public Lifecycle Lifecycle { get; init; }

    public BatchMode Mode { get; init; }

    public Disposition Disposition { get; init; }

    public Stamp? Released { get; init; }

    public Stamp? Started { get; init; }

    public BatchStarted? Start { get; init; }

    /// <summary>Completed, stopped or aborted.</summary>
    public Stamp? Ended { get; init; }

    /// <summary>Why it is paused, held, stopped or aborted.</summary>
    public Remark? Interruption { get; init; }

    /// <summary>Holds that had something to make safe, in their order.</summary>
    public ImmutableList<HoldingState> Holdings { get; init; } = [];

    public SignatureState? InterruptionSignature { get; init; }

    public ImmutableDictionary<string, WorkState> Work { get; init; } = Empty<WorkState>();

    public ImmutableDictionary<string, StepState> Steps { get; init; } = Empty<StepState>();

    /// <summary>Phases and manual transitions that are complete: what the graph is asked with.</summary>
    public ImmutableHashSet<string> CompletedWork { get; init; } = ImmutableHashSet.Create<string>(StringComparer.Ordinal);

    /// <summary>By node, the way that was decided; empty when it was left to a person.</summary>
    public ImmutableDictionary<string, string> Decisions { get; init; } = Empty<string>();

    public ImmutableHashSet<string> Fired { get; init; } = ImmutableHashSet.Create<string>(StringComparer.Ordinal);

    public ImmutableHashSet<string> SkippedNodes { get; init; } = ImmutableHashSet.Create<string>(StringComparer.Ordinal);

    public ImmutableList<ExceptionState> Exceptions { get; init; } = [];

    public ImmutableList<AttemptState> Attempts { get; init; } = [];

    public ImmutableList<CommentState> Comments { get; init; } = [];

    /// <summary>Everybody who did something on the floor; none of them may review (A11D-12d).</summary>
    public ImmutableDictionary<string, string> Performers { get; init; } = Empty<string>();

    /// <summary>Lots that were kept for the batch, as they were promised; how much is left of it, the lots say.</summary>
    public ImmutableList<ReservedLot> Reserved { get; init; } = [];

    /// <summary>Equipment that is kept for the batch.</summary>
    public ImmutableList<AllocatedUnit> Allocated { get; init; } = [];

    /// <summary>Lots that the batch made.</summary>
    public ImmutableList<ProducedLot> Produced { get; init; } = [];

    public Remark? ReviewStarted { get; init; }

    public ReviewState? Review { get; init; }

    public ReviewState? TrailReview { get; init; }

    public DispositionState? Decided { get; init; }

    /// <summary>Of a procedure without a batch: who accepted it.</summary>
    public ReviewState? Accepted { get; init; }

    /// <summary>Item key + reviewer to the hash of the item as it was seen.</summary>
    public ImmutableDictionary<string, string> Seen { get; init; } = Empty<string>();

    /// <summary>Version of the newest entry that changed the record's content; a review must be of at least this one.</summary>
    public long ContentVersion { get; init; }

    public long Version { get; init; }

    public string Zone => Order?.Zone ?? "Etc/UTC";

    public bool HasEnded => Lifecycle is Lifecycle.Complete or Lifecycle.Stopped or Lifecycle.Aborted;

    /// <summary>Work is under way, whether it goes on just now or stands still.</summary>
    public bool IsUnderWay => Lifecycle is Lifecycle.Running or Lifecycle.Pausing or Lifecycle.Paused or Lifecycle.Holding or Lifecycle.Held;

    /// <summary>A review counts only while nothing changed after it.</summary>
    public bool ReviewIsCurrent => Review is { } review && review.ThroughVersion >= ContentVersion;

    public bool TrailReviewIsCurrent => TrailReview is { } review && review.ThroughVersion >= ContentVersion;

    public static BatchState Empty(string stream) => new() { Id = stream[(stream.IndexOf('/') + 1)..] };

    /// <summary>
    /// Every signature of the record, superseded ones too: of whatever fact bears one. What was signed once for several facts is here once.
    /// </summary>
    public IEnumerable<Signature> AllSignatures => Signed.Distinct();

    /// <summary>As the entries bear them, in their order.</summary>
    public ImmutableList<Signature> Signed { get; init; } = [];

    public StepState Step(StepPlace place) => Steps.GetValueOrDefault(place.Id) ?? new StepState(place.Id, place.Number);

    /// <summary>A step of a phase that has ended, which is to be done all the same: it was opened again, or came in later.</summary>
    public bool IsOpenAgain(StepPlace place) =>
        CompletedWork.Contains(place.Phase.Id) && Steps.GetValueOrDefault(place.Id)?.Completed is null;

    public ExceptionState? FindException(string id) => Exceptions.Find(one => one.Id == id);

    private static ImmutableDictionary<string, T> Empty<T>() => ImmutableDictionary.Create<string, T>(StringComparer.Ordinal);
}
