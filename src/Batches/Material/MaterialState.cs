using System.Collections.Immutable;
using Theriac.Ledger;
using Theriac.People;

namespace Theriac.Batches;

internal enum MaterialStanding
{
    OnHold,
    Usable,
    Rejected,
}

/// <summary>In-process material that was put on hold, with what quality decided.</summary>
internal sealed record MaterialHoldState(Stamp Stamp, MaterialHeld Fact)
{
    public (Stamp Stamp, MaterialDecided Fact)? Decided { get; init; }

    public string Id => Fact.Id;

    public MaterialStanding Standing => Decided?.Fact.Decision switch
    {
        null => MaterialStanding.OnHold,
        MaterialDecision.Use => MaterialStanding.Usable,
        _ => MaterialStanding.Rejected,
    };
}

internal sealed partial record BatchState
{
    /// <summary>Oldest first.</summary>
    public ImmutableList<MaterialHoldState> MaterialHolds { get; init; } = [];

    private BatchState? ApplyMaterial(Stamp stamp, IFact fact) => fact switch
    {
        MaterialHeld one => this with { MaterialHolds = MaterialHolds.Add(new MaterialHoldState(stamp, one)) },
        MaterialDecided one => this with
        {
            MaterialHolds = [.. MaterialHolds.Select(was => was.Id == one.Id ? was with { Decided = (stamp, one) } : was)],
        },
        _ => null,
    };
}
