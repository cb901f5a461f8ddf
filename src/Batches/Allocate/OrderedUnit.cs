using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.Plant;

namespace Theriac.Batches;

/// <summary>A piece of equipment that an order keeps for its batch, in the same append and under the same signature.</summary>
internal sealed record OrderedUnit(StreamVersion At, EquipmentAllocated Kept, string Class, string Id, string Name)
{
    /// <summary>Of a class that the recipe asks for, free, and in calibration on the day of the planned start. Pure.</summary>
    public static Outcome<OrderedUnit> Of(Folded<EquipmentState> piece, OrderDraft order, long now)
    {
        if (!EquipmentGate.Allocate(piece, order.BatchId, DayOf(order, now), order.Site.Id).Try(out var kept, out var refusal))
            return refusal;
        var state = piece.State;
        return AllocateEquipmentDecision.ClassesOf(order.Recipe).Contains(state.Class)
            ? new OrderedUnit(piece.At, kept, state.Class, state.Id, state.Name)
            : AllocationRefusals.ClassNotInRecipe(state.Id, state.Class);
    }

    /// <summary>The day on which it is needed first.</summary>
    public static DateOnly DayOf(OrderDraft order, long now) => order.Site.DateAt(Math.Max(now, order.PlannedStart ?? now));

    public IEnumerable<Draft> Drafts(string batch, By by) => [new Draft(batch, new UnitAllocated(Class, Id, Name, by)), new Draft(At.Stream, Kept)];
}
