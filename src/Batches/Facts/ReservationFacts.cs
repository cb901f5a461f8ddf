using Theriac.Kernel;
using Theriac.Ledger;

namespace Theriac.Batches;

/// <summary>A part of a material lot that is kept for the batch.</summary>
/// <param name="Quantity">In the lot's unit.</param>
internal sealed record ReservedLot(string Material, string Lot, Quantity Quantity);

/// <summary>What no usable lot could give when the order was released.</summary>
internal sealed record Shortage(string Material, string Name, Quantity Quantity);

/// <summary>A planner chose other lots of a material for the batch; these are all that are kept of it now.</summary>
[Fact("reservations-changed.v1")]
internal sealed record ReservationsChanged(By By, string Material, IReadOnlyList<ReservedLot> Lots, string Reason) : IFact;
