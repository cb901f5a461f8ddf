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

    /// <summary>Equipment that is kept for the batch from its release on, as it stood when the input was checked.</summary>
    public IReadOnlyList<OrderedUnit> Units { get; init; } = [];

    /// <summary>When work is to have ended; what the share of batches on time is counted by.</summary>
    public long? PlannedEnd { get; init; }

    /// <summary>The campaign that it belongs to, and its place in it.</summary>
    public CampaignPlace? Campaign { get; init; }

    /// <summary>The lots that it would keep, as they were when the input was checked.</summary>
    public ReservationPlan Plan { get; init; } = new([], DateOnly.MinValue);

    /// <summary>Why it is released although something is missing; null when nothing is.</summary>
    public string? ShortageReason { get; init; }
}
