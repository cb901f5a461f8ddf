using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;

namespace Theriac.Plant.Lots;

internal sealed record CountLotInput(Quantity? Counted = null, string? Reason = null);

/// <summary>A stock count. The books follow a small difference at once; a large one only when QA has signed.</summary>
internal static class CountDecision
{
    public static readonly IReadOnlyList<Role> Roles = [Role.Operator, Role.Supervisor, Role.QaReviewer];

    /// <summary>
    /// A difference above this part of what the books say is not posted by the one who counted; nor are several that come to it together.
    /// </summary>
    public const decimal PercentMax = 1m;

    public static Outcome<IReadOnlyList<IFact>> Decide(Folded<LotState> lot, CountLotInput input, DateOnly on)
    {
        var read = new PlantInput();
        var counted = read.Given("/counted", input.Counted);
        var reason = read.Text("/reason", input.Reason, PlantInput.ReasonLengthMax);
        read.Check(counted is not { Value: < 0 }, "/counted", "quantity-not-positive", "A quantity above zero is needed.");
        if (read.Failed(out var refusal))
            return refusal;
        if (!counted!.Value.To(lot.State.OnHand.Unit).Try(out var now, out refusal))
            return refusal;
        var difference = new Quantity(now.Value - lot.State.OnHand.Value, now.Unit);
        var waits = LotGate.Waits(lot.State, difference);
        var fact = new LotCounted(lot.State.Id, now, difference, reason, waits);
        if (waits || difference.Value == 0)
            return Outcome<IReadOnlyList<IFact>>.Ok([fact]);
        return LotGate.Move(lot, LotMovement.Adjust, difference, on, reason: reason).Map(moved => (IReadOnlyList<IFact>)[fact, moved]);
    }
}
