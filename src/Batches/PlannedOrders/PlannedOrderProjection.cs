using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.Storage;

namespace Theriac.Batches;

/// <summary>The list of planned orders.</summary>
internal sealed class PlannedOrderProjection : IProjection
{
    private static readonly Sql Put = Sql.Of<PlannedOrderProjection>("PlannedOrders/Put");
    private static readonly Sql SetContent = Sql.Of<PlannedOrderProjection>("PlannedOrders/SetContent");
    private static readonly Sql SetPhase = Sql.Of<PlannedOrderProjection>("PlannedOrders/SetPhase");
    private static readonly Sql SetDiffers = Sql.Of<PlannedOrderProjection>("PlannedOrders/SetDiffers");

    public IReadOnlyList<string> Tables { get; } = ["planned_order"];

    public void Project(Entry entry, IFact fact, ICollection<Statement> statements)
    {
        if (!entry.Stream.StartsWith("order/", StringComparison.Ordinal))
            return;
        var id = entry.Stream["order/".Length..];
        Statement? statement = fact switch
        {
            OrderPlanned one => new Statement(
                Put, [.. Content(id, entry, one.Order), ("number", entry.Number), ("phase", EnumWords.Of(PlannedOrderPhase.Planned)), ("interface", one.Source.Interface)]),
            PlannedOrderChanged one => new Statement(SetContent, Content(id, entry, one.Order)),
            PlannedOrderCancelled => Phase(id, entry, PlannedOrderPhase.Cancelled, null),
            PlannedOrderReleased one => Phase(id, entry, PlannedOrderPhase.Released, one.BatchId),
            PlannedOrderDiffers one => new Statement(SetDiffers, ("id", id), ("differs", one.Fields.Count > 0 ? 1L : 0L), ("at", entry.At)),
            PlannedOrderDifferenceDecided => new Statement(SetDiffers, ("id", id), ("differs", 0L), ("at", entry.At)),
            _ => null,
        };
        if (statement is not null)
            statements.Add(statement);
    }

    private static Statement Phase(string id, Entry entry, PlannedOrderPhase phase, string? batch) =>
        new(SetPhase, ("id", id), ("phase", EnumWords.Of(phase)), ("batch", batch), ("at", entry.At));

    private static Bind[] Content(string id, Entry entry, OrderRequest order) =>
    [
        ("id", id), ("version", order.Version), ("site", order.Site), ("recipe", order.Recipe), ("product", order.Product),
        ("quantity", order.Quantity?.ToString()), ("line", order.Line), ("start", order.Start), ("end", order.End),
        ("priority", order.Priority is { } priority ? (long)priority : null), ("at", entry.At),
    ];
}
