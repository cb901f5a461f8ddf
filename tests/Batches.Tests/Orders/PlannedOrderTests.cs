using Theriac.Kernel;
using Theriac.Ledger;
using Xunit;

namespace Theriac.Batches.Tests;

/// <summary>What a message does to an order that is known already, as a table.</summary>
public sealed class PlannedOrderTests
{
    private static readonly OrderRequest Order = new(
        "4711", "2", "HN", "SYRUP", "FG-1", Make.Of(100, "kg"), "L1", 1_000, 2_000, 5, null,
        [new OrderMaterial("SUGAR", "Consumed", Make.Of(10, "kg"), null)]);

    private static OrderSource From(long at) => new("b2mml-http", "ERP", "m", at);

    private static PlannedOrderState After(params IFact[] facts) => facts.Aggregate(
        PlannedOrderState.Empty("order/4711"),
        (state, fact) => state.Apply(new Entry(1, "order/4711", 1, 0, "Etc/UTC", 0, "machine/erp", null, "", default, [], []), fact));

    private static PlannedOrderState Planned => After(new OrderPlanned(Order, From(10)));

    private static PlannedOrderState Released => After(
        new OrderPlanned(Order, From(10)), new PlannedOrderReleased("B1", new By("plan", "Plan")));

    [Theory]
    [Trait("Requirement", "A11-5")]
    [InlineData(OrderVerb.Process, "3", 110, 11, nameof(PlannedOrderChanged))]
    [InlineData(OrderVerb.Change, "3", 110, 11, nameof(PlannedOrderChanged))]
    [InlineData(OrderVerb.Sync, "3", 100, 11, nameof(PlannedOrderChanged))]
    [InlineData(OrderVerb.Sync, "2", 100, 10, null)]
    [InlineData(OrderVerb.Sync, "2", 110, 11, "order-version-reused")]
    [InlineData(OrderVerb.Sync, "2", 100, 9, "order-message-stale")]
    [InlineData(OrderVerb.Sync, "1", 110, 99, "order-message-stale")]
    [InlineData(OrderVerb.Sync, "10", 110, 11, nameof(PlannedOrderChanged))]
    [InlineData(OrderVerb.Sync, null, 110, 11, nameof(PlannedOrderChanged))]
    [InlineData(OrderVerb.Cancel, "2", 100, 11, nameof(PlannedOrderCancelled))]
    [InlineData(OrderVerb.Cancel, "1", 100, 99, "order-message-stale")]
    public void A_message_about_a_planned_order_does_this(OrderVerb verb, string? version, int kilograms, long at, string? expected) =>
        Assert.Equal(expected, Said(Planned, verb, version, kilograms, at));

    [Theory]
    [InlineData(OrderVerb.Sync, "3", 110, 11, nameof(PlannedOrderDiffers))]
    [InlineData(OrderVerb.Sync, "3", 100, 11, nameof(PlannedOrderChanged))]
    [InlineData(OrderVerb.Cancel, "3", 100, 11, nameof(PlannedOrderDiffers))]
    [InlineData(OrderVerb.Sync, "1", 110, 11, "order-message-stale")]
    public void After_the_release_a_message_is_shown_and_never_applied(OrderVerb verb, string? version, int kilograms, long at, string? expected)
    {
        Assert.Equal(expected, Said(Released, verb, version, kilograms, at));
        Assert.Equal("100", Released.Released!.Quantity!.Value.Value.ToString());
    }

    [Theory]
    [InlineData(OrderVerb.Change, "order-unknown")]
    [InlineData(OrderVerb.Cancel, "order-unknown")]
    [InlineData(OrderVerb.Process, nameof(OrderPlanned))]
    [InlineData(OrderVerb.Sync, nameof(OrderPlanned))]
    public void Only_what_plans_an_order_makes_one(OrderVerb verb, string expected) =>
        Assert.Equal(expected, Said(PlannedOrderState.Empty("order/4711"), verb, "1", 100, 1));

    [Fact]
    public void A_cancelled_order_is_not_taken_up_again_and_cancelling_twice_changes_nothing()
    {
        var cancelled = After(new OrderPlanned(Order, From(10)), new PlannedOrderCancelled("3", From(11), null, null));

        Assert.Equal("order-cancelled", Said(cancelled, OrderVerb.Sync, "4", 100, 12));
        Assert.Null(Said(cancelled, OrderVerb.Cancel, "3", 100, 11));
    }

    [Fact]
    public void A_difference_waits_for_a_reason_and_goes_when_the_sender_says_what_was_released_again()
    {
        var differs = Apply(Released, OrderVerb.Sync, Order with { Version = "3", Quantity = Make.Of(110, "kg") }, 11);
        Assert.Equal(["quantity"], differs.Difference!.Fields);
        Assert.Equal("reason-missing", PlannedOrderDecision.Decide(differs, DifferenceDecision.Kept, " ", new By("p", "P")).Refusal.Code);

        Assert.Null(Apply(differs, OrderVerb.Sync, Order with { Version = "4" }, 12).Difference);

        var kept = differs.Apply(
            new Entry(3, "order/4711", 3, 0, "Etc/UTC", 0, "p", null, "", default, [], []),
            PlannedOrderDecision.Decide(differs, DifferenceDecision.Kept, "Charged already.", new By("p", "P")).Value);
        Assert.Null(kept.Difference);
        Assert.Equal(nameof(PlannedOrderChanged), Said(kept, OrderVerb.Sync, "5", 110, 13));
        Assert.Equal("order-does-not-differ", PlannedOrderDecision.Decide(kept, DifferenceDecision.Kept, "Why", new By("p", "P")).Refusal.Code);
    }

    [Theory]
    [InlineData("HN", "SYRUP", "FG-1", 100, null)]
    [InlineData("hn", "syrup", "fg-1", 100, null)]
    [InlineData("BN", "SYRUP", "FG-1", 100, "site")]
    [InlineData("HN", "OTHER", "FG-1", 100, "recipe")]
    [InlineData("HN", "SYRUP", "FG-2", 100, "product")]
    [InlineData("HN", "SYRUP", "FG-1", 99, "quantity")]
    public void A_release_makes_what_the_order_asks_for_and_nothing_else(string site, string recipe, string product, int kilograms, string? field)
    {
        var decided = PlannedOrderDecision.Release(Planned, site, recipe, product, Make.Of(kilograms, "kg"));

        Assert.Equal(field, decided.IsOk ? null : decided.Refusal.Facts["field"]);
    }

    [Fact]
    public void Each_wrong_field_of_an_order_is_named()
    {
        var wrong = Order with { Id = "a/b", Site = "XX", Recipe = null, Product = null, Quantity = Make.Of(0, "kg"), End = 1 };

        Assert.Equal(
            ["/o/id", "/o/site", "/o/recipe", "/o/quantity", "/o/end"],
            OrderCheck.Of(wrong, "/o", new HashSet<string> { "HN" }, OrderVerb.Sync).Select(error => error.Field));
        Assert.Empty(OrderCheck.Of(Order, "/o", new HashSet<string> { "HN" }, OrderVerb.Sync));
    }

    private static string? Said(PlannedOrderState state, OrderVerb verb, string? version, int kilograms, long at)
    {
        var taken = PlannedOrderDecision.Take(state, verb, Order with { Version = version, Quantity = Make.Of(kilograms, "kg") }, From(at));
        return taken.IsOk ? taken.Value?.GetType().Name : taken.Refusal.Code;
    }

    private static PlannedOrderState Apply(PlannedOrderState state, OrderVerb verb, OrderRequest order, long at) => state.Apply(
        new Entry(2, "order/4711", 2, 0, "Etc/UTC", 0, "machine/erp", null, "", default, [], []),
        PlannedOrderDecision.Take(state, verb, order, From(at)).Value!);
}
