using Theriac.Kernel;
using Theriac.Ledger;

namespace Theriac.Batches;

internal enum PlannedOrderPhase
{
    None,
    Planned,
    Released,
    Cancelled,
}

/// <summary>A message after the release that nobody decided on yet.</summary>
internal sealed record OrderDifference(Stamp Stamp, OrderRequest? Order, OrderSource Source, IReadOnlyList<string> Fields);

/// <summary>An order as others plan it, folded from <c>order/{id}</c>.</summary>
internal sealed record PlannedOrderState : IStreamState<PlannedOrderState>
{
    private const string Prefix = "order/";

    public required string Id { get; init; }

    public PlannedOrderPhase Phase { get; init; }

    /// <summary>The newest content that was said; null before the first message.</summary>
    public OrderRequest? Order { get; init; }

    /// <summary>What the planner released.</summary>
    public OrderRequest? Released { get; init; }

    public OrderSource? Source { get; init; }

    /// <summary>Version and time of the newest message of all, whatever it did.</summary>
    public string? SaidVersion { get; init; }

    public long SaidAt { get; init; }

    public string? Batch { get; init; }

    public OrderDifference? Difference { get; init; }

    /// <summary>True once a message cancelled it after its release; only a newer order content says otherwise.</summary>
    public bool CancelSaid { get; init; }

    public string? Reason { get; init; }

    /// <summary>Ids are upper case in the stream, so that two never differ in case only.</summary>
    public static string StreamOf(string id) => Prefix + id.ToUpperInvariant();

    public static PlannedOrderState Empty(string stream) => new() { Id = stream[Prefix.Length..] };

    public PlannedOrderState Apply(Entry entry, IFact fact) => fact switch
    {
        OrderPlanned one => Said(one.Order, one.Source) with { Phase = PlannedOrderPhase.Planned },
        PlannedOrderChanged one => Said(one.Order, one.Source),
        PlannedOrderCancelled one => (one.Source is { } source ? At(one.Version, source) : this) with
        {
            Phase = PlannedOrderPhase.Cancelled,
            Reason = one.Reason,
        },
        PlannedOrderReleased one => this with { Phase = PlannedOrderPhase.Released, Batch = one.BatchId, Released = Order },
        PlannedOrderDiffers one => Differ(entry, one),
        PlannedOrderDifferenceDecided => this with { Difference = null },
        _ => this,
    };

    private PlannedOrderState Differ(Entry entry, PlannedOrderDiffers one)
    {
        var said = one.Order is { } order ? Said(order, one.Source) : At(one.Version, one.Source) with { CancelSaid = true };
        return said with
        {
            Difference = one.Fields.Count == 0 ? null : new OrderDifference(Stamp.Of(entry), one.Order, one.Source, one.Fields),
        };
    }

    private PlannedOrderState Said(OrderRequest order, OrderSource source) =>
        At(order.Version, source) with { Order = order, Source = source, CancelSaid = false };

    private PlannedOrderState At(string? version, OrderSource source) => this with { SaidVersion = version, SaidAt = source.SaidAt };
}
