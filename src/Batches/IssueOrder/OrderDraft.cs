using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.Plant;

namespace Theriac.Batches;

/// <summary>A process order as it will be released: input checked, recipe found.</summary>
internal sealed record OrderDraft(
    string BatchId,
    string OrderId,
    SiteInfo Site,
    ControlRecipe Recipe,
    ControlBinding? Control,
    Quantity? Planned,
    string? Line,
    long? PlannedStart,
    Folded<PlannedOrderState>? PlannedOrder = null,
    ReworkBinding? ReworkOf = null)
{
    /// <summary>Of a procedure without a batch: the equipment that it is carried out on, as it stood.</summary>
    public ProcedureBinding? Procedure { get; init; }

    public StreamVersion? EquipmentAt { get; init; }


    /// <summary>The lots that it would keep, as they were when the input was checked.</summary>
    public ReservationPlan Plan { get; init; } = new([], DateOnly.MinValue);

    /// <summary>Why it is released although something is missing; null when nothing is.</summary>
    public string? ShortageReason { get; init; }
}
