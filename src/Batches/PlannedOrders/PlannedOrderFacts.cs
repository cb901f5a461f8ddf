using Theriac.Ledger;

namespace Theriac.Batches;

/// <summary>Somebody else planned an order: nothing is made by it until a planner releases it.</summary>
[Fact("order-planned.v1")]
internal sealed record OrderPlanned(OrderRequest Order, OrderSource Source) : IFact;

/// <summary>A later message said it anew, before its release or with the same content.</summary>
[Fact("planned-order-changed.v1")]
internal sealed record PlannedOrderChanged(OrderRequest Order, OrderSource Source) : IFact;

/// <summary>It is not wanted any more. Never taken up again.</summary>
/// <param name="Source">Null when a planner cancelled it here.</param>
[Fact("planned-order-cancelled.v1")]
internal sealed record PlannedOrderCancelled(string? Version, OrderSource? Source, string? Reason, By? By) : IFact;

/// <summary>A planner released it by signature: its batch exists.</summary>
[Fact("planned-order-released.v1")]
internal sealed record PlannedOrderReleased(string BatchId, By By) : IFact;

/// <summary>A message after the release says something else than what was released. Nothing of the batch changes by it.</summary>
/// <param name="Order">Null when the message cancels the order.</param>
/// <param name="Fields">What differs; empty when it says again what was released.</param>
[Fact("planned-order-differs.v1")]
internal sealed record PlannedOrderDiffers(OrderRequest? Order, string? Version, OrderSource Source, IReadOnlyList<string> Fields) : IFact;

/// <summary>A person decided what a difference means for the batch.</summary>
[Fact("planned-order-difference-decided.v1")]
internal sealed record PlannedOrderDifferenceDecided(DifferenceDecision Decision, IReadOnlyList<string> Fields, string Reason, By By) : IFact;

internal enum DifferenceDecision
{
    /// <summary>The batch goes on as it was released.</summary>
    Kept,

    /// <summary>A person has acted on the batch as the message asks, by the batch's own actions.</summary>
    Followed,
}
