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
    ReworkBinding? ReworkOf = null);
