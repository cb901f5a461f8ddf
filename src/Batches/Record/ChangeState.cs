using System.Collections.Immutable;
using Theriac.People;

namespace Theriac.Batches;

/// <summary>A change that was asked for, with what QA said to it.</summary>
internal sealed record ChangeState(Stamp Stamp, ChangeRequested Requested)
{
    public (Stamp Stamp, Signature Signature)? Authorised { get; init; }

    public Remark? Declined { get; init; }

    public string Id => Requested.Id;

    public bool IsPending => Authorised is null && Declined is null;
}

/// <summary>Which version's instruction a step follows that was done before the batch went to a newer one.</summary>
internal sealed record StandingInstruction(RecipeBinding Recipe, ControlBinding? Control);

internal sealed partial record BatchState
{
    public ImmutableList<ChangeState> Changes { get; init; } = [];

    /// <summary>Steps that stand as an older version has them.</summary>
    public ImmutableDictionary<string, StandingInstruction> Standing { get; init; } = Empty<StandingInstruction>();

    /// <summary>Version of the newest entry that made the control recipe another one; 0 while it is the one of the order.</summary>
    public long RecipeChangedAt { get; init; }

    /// <summary>The piece that QA authorised for a step in place of what the recipe asks for.</summary>
    public EquipmentChange? SubstituteFor(string step) => Changes
        .FindLast(one => one.Authorised is not null && one.Requested.Equipment?.Steps.Contains(step) == true)?.Requested.Equipment;

    private BatchState? ApplyChange(Stamp stamp, Theriac.Ledger.IFact fact) => fact switch
    {
        ChangeRequested one => this with { Changes = Changes.Add(new ChangeState(stamp, one)) },
        ChangeDeclined one => Decide(one.Id, was => was with { Declined = new Remark(stamp, one.By, one.Reason) }),
        ChangeAuthorised one => Decide(one.Id, was => was with { Authorised = (stamp, one.Signature) }).Moved(one) with { RecipeChangedAt = Version + 1 },
        _ => null,
    };

    private BatchState Decide(string id, Func<ChangeState, ChangeState> decide)
    {
        var at = Changes.FindIndex(one => one.Id == id);
        return at < 0 ? this : this with { Changes = Changes.SetItem(at, decide(Changes[at])) };
    }

    private BatchState Moved(ChangeAuthorised one)
    {
        if (one.Version is not { } version || Order is not { } order)
            return this;
        var was = new StandingInstruction(order.Recipe, order.Control);
        return this with
        {
            Order = order with { Recipe = version.To, Control = version.Control },
            Standing = version.Standing.Aggregate(
                Standing, (all, step) => all.ContainsKey(step.Step) ? all : all.SetItem(step.Step, was)),
        };
    }

    // Done again, it is done as the recipe says now.
    private BatchState FollowsNow(string step) =>
        Standing.ContainsKey(step) ? this with { Standing = Standing.Remove(step), RecipeChangedAt = Version + 1 } : this;
}
