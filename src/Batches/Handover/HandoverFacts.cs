using Theriac.Ledger;
using Theriac.People;
using Theriac.Recipes;

namespace Theriac.Batches;

/// <summary>What a line of a hand-over is about; the order is the one in which they are read.</summary>
internal enum HandoverKind
{
    /// <summary>Work stands still, or is being brought to a stand.</summary>
    State,

    /// <summary>A step whose turn has come.</summary>
    Step,
    Timer,

    /// <summary>Something that somebody else must do, or has only noted.</summary>
    Waiting,
    Exception,
    Equipment,

    /// <summary>Weighed for the batch and not charged.</summary>
    Container,
    Note,
}

/// <summary>One line of the list that writes itself, as it stood when it was signed.</summary>
/// <param name="Key">Stable name of the line within its hand-over.</param>
/// <param name="Who">Whose work it is so far.</param>
/// <param name="DueAt">Of a timer.</param>
/// <param name="Note">What the outgoing person says about it.</param>
internal sealed record HandoverLine(
    string Key, HandoverKind Kind, string? Number, LocalizedText Title, string? Who = null, long? DueAt = null, string? Note = null);

/// <summary>The outgoing shift signs what the next one finds. Timers run on, and entries keep their person (U9).</summary>
/// <param name="With">Other batches that were handed over with the same signature.</param>
[Fact("shift-handed-over.v1")]
internal sealed record ShiftHandedOver(
    string Id, IReadOnlyList<HandoverLine> Lines, string? Note, IReadOnlyList<string> With, Signature Signature) : IFact;

/// <summary>A line as the incoming shift found it.</summary>
/// <param name="Reason">Why it is not taken over; null for one that is.</param>
internal sealed record TakenLine(string Key, bool Taken, string? Reason = null);

/// <summary>Each line was looked at, one by one.</summary>
[Fact("shift-taken-over.v1")]
internal sealed record ShiftTakenOver(string Id, IReadOnlyList<TakenLine> Lines, Signature Signature) : IFact;
