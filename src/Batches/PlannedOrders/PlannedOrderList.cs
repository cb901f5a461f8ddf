using Theriac.Edge;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.Storage;

namespace Theriac.Batches;

/// <summary>Filters of the list; null filters nothing.</summary>
internal sealed record PlannedOrderQuery(string? Site = null, string? Phase = null, bool? Differs = null, string? After = null);

internal sealed record PlannedOrderRow(
    string Id, string? Version, string Site, string? Recipe, string? Product, string? Quantity, string? Line, string? Start, string? End,
    int? Priority, string Phase, string? Batch, bool Differs, string Interface, string ChangedAt);

/// <param name="What">The fact's name without its version.</param>
internal sealed record PlannedOrderEvent(long Number, string At, string What, string By);

internal sealed record OrderDifferenceView(
    string At, bool Cancels, OrderRequest? Order, IReadOnlyList<string> Fields, string Interface, string Sender, string Message);

/// <param name="Order">The newest content that was said.</param>
/// <param name="Released">What was released; null before.</param>
internal sealed record PlannedOrderView(
    string Id, string Phase, OrderRequest Order, OrderRequest? Released, OrderSource Source, string? Batch, OrderDifferenceView? Difference,
    string? Reason, IReadOnlyList<PlannedOrderEvent> History);

/// <summary>Planned orders as screens show them.</summary>
internal sealed class PlannedOrderList(Database database, ILedger ledger, IStreams streams)
{
    private const int PageMax = 200;

    private static readonly Sql Rows = Sql.Of<PlannedOrderList>("PlannedOrders/Rows");

    public async Task<Page<PlannedOrderRow>> ListAsync(PlannedOrderQuery query, CancellationToken cancellation)
    {
        var binds = new
        {
            site = query.Site?.ToUpperInvariant(),
            phase = query.Phase,
            differs = query.Differs is { } differs ? differs ? 1L : 0L : (long?)null,
            after = long.TryParse(query.After, out var after) ? after : (long?)null,
            count = PageMax + 1L,
        };
        var rows = await database.QueryAsync<Row>(Rows, binds, cancellation);
        var shown = rows.Take(PageMax).ToList();
        return new Page<PlannedOrderRow>([.. shown.Select(row => row.ToRow())], rows.Count > PageMax ? $"{shown[^1].Number}" : null);
    }

    public async Task<Outcome<PlannedOrderView>> ShowAsync(string id, CancellationToken cancellation)
    {
        if (!EntityId.TryParse(id, out var entity))
            return PlannedOrdersRefusals.OrderUnknown(id);
        var stream = PlannedOrderState.StreamOf(entity.ToString());
        var state = (await streams.LoadAsync<PlannedOrderState>(stream, cancellation)).State;
        if (state.Order is null)
            return PlannedOrdersRefusals.OrderUnknown(id);
        var entries = await ledger.ReadStreamAsync(stream, cancellation: cancellation);
        return new PlannedOrderView(
            state.Order.Id, EnumWords.Of(state.Phase), state.Order, state.Released, state.Source!, state.Batch, ToView(state.Difference),
            state.Reason, [.. entries.Reverse().Select(ToEvent)]);
    }

    private static OrderDifferenceView? ToView(OrderDifference? one) => one is null
        ? null
        : new OrderDifferenceView(
            Micros.ToText(one.Stamp.At), one.Order is null, one.Order, one.Fields, one.Source.Interface, one.Source.Sender, one.Source.Message);

    private static PlannedOrderEvent ToEvent(Entry entry) =>
        new(entry.Number, Micros.ToText(entry.At), entry.Type[..entry.Type.LastIndexOf('.')], entry.Actor);

    private sealed class Row
    {
        public string Id { get; set; } = "";

        public string? Version { get; set; }

        public string Site { get; set; } = "";

        public string? Recipe { get; set; }

        public string? Product { get; set; }

        public string? Quantity { get; set; }

        public string? Line { get; set; }

        public long? StartAt { get; set; }

        public long? EndAt { get; set; }

        public long? Priority { get; set; }

        public string Phase { get; set; } = "";

        public string? Batch { get; set; }

        public long Differs { get; set; }

        public string Interface { get; set; } = "";

        public long ChangedAt { get; set; }

        public long Number { get; set; }

        public PlannedOrderRow ToRow() => new(
            Id, Version, Site, Recipe, Product, Quantity, Line, Text(StartAt), Text(EndAt), (int?)Priority, Phase, Batch, Differs != 0, Interface,
            Micros.ToText(ChangedAt));

        private static string? Text(long? micros) => micros is { } at ? Micros.ToText(at) : null;
    }
}
