using System.Globalization;
using Theriac.Kernel;
using Theriac.Ledger;

namespace Theriac.Batches;

/// <summary>
/// What one order of a message does. Pure. An older message changes nothing whenever it arrives, a repeated one neither, and one that comes
/// after the release is shown to a person and never applied.
/// </summary>
internal static class PlannedOrderDecision
{
    public const string Cancelled = "cancelled";

    /// <summary>The fact, or null when the order says what is known already.</summary>
    public static Outcome<IFact?> Take(PlannedOrderState state, OrderVerb verb, OrderRequest order, OrderSource source)
    {
        if (state.Phase == PlannedOrderPhase.None)
        {
            return verb is OrderVerb.Process or OrderVerb.Sync
                ? new OrderPlanned(order, source)
                : PlannedOrdersRefusals.OrderUnknown(order.Id);
        }

        var newer = CompareVersions(order.Version, state.SaidVersion);
        if (newer < 0 || (newer == 0 && source.SaidAt < state.SaidAt))
            return PlannedOrdersRefusals.OrderMessageStale(order.Id, order.Version ?? Micros.ToText(source.SaidAt), state.SaidVersion ?? Micros.ToText(state.SaidAt));
        if (verb == OrderVerb.Cancel)
            return Cancel(state, order, source);
        if (state.Phase == PlannedOrderPhase.Cancelled)
            return PlannedOrdersRefusals.OrderCancelled(order.Id);
        var isSame = !state.CancelSaid && Fields(state.Order!, order).Count == 0;
        if (newer == 0 && !isSame && (order.Version is not null || source.SaidAt == state.SaidAt))
            return PlannedOrdersRefusals.OrderVersionReused(order.Id, order.Version ?? Micros.ToText(source.SaidAt));
        if (isSame)
            return newer == 0 ? Outcome<IFact?>.Ok(null) : new PlannedOrderChanged(order, source);
        return state.Phase == PlannedOrderPhase.Planned
            ? new PlannedOrderChanged(order, source)
            : new PlannedOrderDiffers(order, order.Version, source, Fields(state.Released!, order));
    }

    public static Outcome<IFact> Decide(PlannedOrderState state, DifferenceDecision decision, string? reason, By by)
    {
        if (state.Difference is not { } difference)
            return PlannedOrdersRefusals.OrderDoesNotDiffer(state.Id);
        return string.IsNullOrWhiteSpace(reason)
            ? BatchesRefusals.ReasonMissing()
            : new PlannedOrderDifferenceDecided(decision, difference.Fields, reason.Trim(), by);
    }

    public static Outcome<IFact> CancelHere(PlannedOrderState state, string? reason, By by)
    {
        if (state.Phase == PlannedOrderPhase.Released)
            return PlannedOrdersRefusals.OrderReleasedAlready(state.Id, state.Batch!);
        if (state.Phase == PlannedOrderPhase.Cancelled)
            return PlannedOrdersRefusals.OrderCancelled(state.Id);
        return string.IsNullOrWhiteSpace(reason)
            ? BatchesRefusals.ReasonMissing()
            : new PlannedOrderCancelled(state.SaidVersion, null, reason.Trim(), by);
    }

    /// <summary>What a release makes of it, or why it cannot be released so.</summary>
    public static Outcome<Done> Release(PlannedOrderState state, string site, string recipe, string? product, Quantity? quantity)
    {
        if (state.Phase == PlannedOrderPhase.None)
            return PlannedOrdersRefusals.OrderUnknown(state.Id);
        if (state.Phase == PlannedOrderPhase.Cancelled)
            return PlannedOrdersRefusals.OrderCancelled(state.Id);
        if (state.Phase == PlannedOrderPhase.Released)
            return PlannedOrdersRefusals.OrderReleasedAlready(state.Id, state.Batch!);
        var order = state.Order!;
        if (!IsId(order.Site, site))
            return PlannedOrdersRefusals.OrderAsksElse(state.Id, "site", order.Site, site);
        if (order.Recipe is { } asked && !IsId(asked, recipe))
            return PlannedOrdersRefusals.OrderAsksElse(state.Id, "recipe", asked, recipe);
        if (order.Product is { } made && !IsId(made, product ?? ""))
            return PlannedOrdersRefusals.OrderAsksElse(state.Id, "product", made, product ?? "–");
        if (order.Quantity is { } wanted && (quantity is not { } planned || !IsSame(wanted, planned)))
            return PlannedOrdersRefusals.OrderAsksElse(state.Id, "quantity", $"{wanted}", quantity is { } size ? $"{size}" : "–");
        return Done.Ok;
    }

    /// <summary>Names of what two contents of an order do not say alike.</summary>
    public static IReadOnlyList<string> Fields(OrderRequest one, OrderRequest other) =>
    [
        .. Named("site", IsId(one.Site, other.Site)), .. Named("recipe", IsId(one.Recipe, other.Recipe)),
        .. Named("product", IsId(one.Product, other.Product)),
        .. Named("quantity", one.Quantity is { } left && other.Quantity is { } right ? IsSame(left, right) : one.Quantity is null && other.Quantity is null),
        .. Named("line", one.Line == other.Line), .. Named("start", one.Start == other.Start), .. Named("end", one.End == other.End),
        .. Named("priority", one.Priority == other.Priority), .. Named("materials", one.Materials.SequenceEqual(other.Materials)),
    ];

    private static Outcome<IFact?> Cancel(PlannedOrderState state, OrderRequest order, OrderSource source) => state switch
    {
        { Phase: PlannedOrderPhase.Cancelled } or { CancelSaid: true } => Outcome<IFact?>.Ok(null),
        { Phase: PlannedOrderPhase.Released } => new PlannedOrderDiffers(null, order.Version, source, [Cancelled]),
        _ => new PlannedOrderCancelled(order.Version, source, order.Description, null),
    };

    private static string[] Named(string field, bool isSame) => isSame ? [] : [field];

    private static bool IsSame(Quantity one, Quantity other) => Quantity.Compare(one, other).Try(out var sign, out _) && sign == 0;

    private static bool IsId(string? one, string? other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whole numbers as numbers; other versions have no order, and the time of the message tells.</summary>
    private static int CompareVersions(string? one, string? other) =>
        long.TryParse(one, NumberStyles.None, CultureInfo.InvariantCulture, out var left)
        && long.TryParse(other, NumberStyles.None, CultureInfo.InvariantCulture, out var right)
            ? left.CompareTo(right)
            : 0;
}
