using System.Collections.Immutable;
using Theriac.Ledger;
using Theriac.People;

namespace Theriac.Batches;

internal enum HandoverStanding
{
    /// <summary>Signed by who goes; nobody has taken it over.</summary>
    Open,
    TakenOver,

    /// <summary>Handed over anew before anybody took it over.</summary>
    Replaced,
}

/// <summary>A shift hand-over with what became of it.</summary>
internal sealed record HandoverState(Stamp Stamp, ShiftHandedOver Fact)
{
    public (Stamp Stamp, ShiftTakenOver Fact)? Taken { get; init; }

    public bool IsReplaced { get; init; }

    public string Id => Fact.Id;

    public HandoverStanding Standing => Taken is not null ? HandoverStanding.TakenOver : IsReplaced ? HandoverStanding.Replaced : HandoverStanding.Open;

    public IEnumerable<(Stamp Stamp, Signature Signature)> Signatures
    {
        get
        {
            yield return (Stamp, Fact.Signature);
            if (Taken is { } taken)
                yield return (taken.Stamp, taken.Fact.Signature);
        }
    }
}

internal sealed partial record BatchState
{
    /// <summary>Oldest first; at most the last one is open.</summary>
    public ImmutableList<HandoverState> Handovers { get; init; } = [];

    public HandoverState? OpenHandover => Handovers is [.., { Standing: HandoverStanding.Open } open] ? open : null;

    private BatchState? ApplyHandover(Stamp stamp, IFact fact) => fact switch
    {
        ShiftHandedOver one => (this with
        {
            Handovers = [.. Handovers.Select(was => was.Standing == HandoverStanding.Open ? was with { IsReplaced = true } : was), new HandoverState(stamp, one)],
        }).By(new By(one.Signature.Signer, one.Signature.PrintedName)),
        ShiftTakenOver one => (this with
        {
            Handovers = [.. Handovers.Select(was => was.Id == one.Id ? was with { Taken = (stamp, one) } : was)],
        }).By(new By(one.Signature.Signer, one.Signature.PrintedName)),
        _ => null,
    };
}
