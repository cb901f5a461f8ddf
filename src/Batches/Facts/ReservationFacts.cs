using Theriac.Kernel;
using Theriac.Ledger;

namespace Theriac.Batches;

/// <summary>A part of a material lot that is kept for the batch.</summary>
/// <param name="Quantity">In the lot's unit.</param>
internal sealed record ReservedLot(string Material, string Lot, Quantity Quantity);

/// <summary>A lot that the batch made.</summary>
internal sealed record ProducedLot(string Material, string Lot, Quantity Quantity);

/// <summary>What the batch yielded became lots, whose own entries stand in the same append.</summary>
[Fact("lots-produced.v1")]
internal sealed record LotsProduced(IReadOnlyList<ProducedLot> Lots) : IFact;

/// <summary>Some of what was charged, and not used, went back into stock in a state in which it may be used again.</summary>
/// <param name="Charge">Which charge of the step it belongs to.</param>
/// <param name="Condition">What was seen of it: closed, label whole.</param>
/// <param name="Stale">What rests on the sum of the step; null in records from before a return took signatures away.</param>
/// <param name="WeighedAt">Of a container that was weighed for the batch, the step where it was, and its index there.</param>
[Fact("material-returned.v1")]
internal sealed record MaterialReturned(
    string Phase, string Step, string Number, int Charge, string Lot, Quantity Quantity, string Condition, By By,
    IReadOnlyList<string>? Stale = null, string? WeighedAt = null, int? WeighedIndex = null) : IFact;

/// <summary>What no usable lot could give when the order was released.</summary>
internal sealed record Shortage(string Material, string Name, Quantity Quantity);

/// <summary>A planner chose other lots of a material for the batch; these are all that are kept of it now.</summary>
[Fact("reservations-changed.v1")]
internal sealed record ReservationsChanged(By By, string Material, IReadOnlyList<ReservedLot> Lots, string Reason) : IFact;
