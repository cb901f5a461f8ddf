using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;
using Theriac.Storage;
using Theriac.Testing;
using Xunit;

namespace Theriac.Batches.Tests;

public sealed class ReleasePlannedOrderTests
{
    [Theory, OnBothEngines]
    [Trait("Requirement", "U12")]
    public async Task A_planner_releases_an_order_of_the_ERP_and_its_batch_has_the_order_s_number(Engine engine)
    {
        await using var plant = await BatchInstance.StartAsync(engine);
        var recipe = Make.Recipe(Make.Operation("o1", Make.Phase("p1", Make.Do("i1"))));
        plant.Recipes.Approve(recipe);
        var order = new OrderRequest(
            "4711", "1", "hn", recipe.Id, recipe.Product?.Code, recipe.BatchSize?.Nominal, "L1", 1_000_000, null, 1, null, []);
        Assert.Equal(OrderEffect.Planned, await SayAsync(plant, OrderVerb.Process, order, 1));

        var issued = await plant.IssueAsync(new IssueOrderCommand("HN", recipe.Id, PlannedOrder: "4711"));

        Assert.Equal("4711", (await plant.StateAsync(issued.Batch)).Order!.OrderId);
        Assert.Equal("L1", (await plant.StateAsync(issued.Batch)).Order!.Line);
        var again = await plant.Get<IssueOrder>().PrepareAsync(
            plant.People["plan"], new IssueOrderCommand("HN", recipe.Id, PlannedOrder: "4711"), default);
        Assert.Equal("order-released-already", again.Refusal.Code);
        Assert.Equal(OrderEffect.Differs, await SayAsync(plant, OrderVerb.Sync, order with { Version = "2", Line = "L2" }, 2));
        var shown = BatchInstance.Ok(await plant.Get<PlannedOrderList>().ShowAsync("4711", default));
        Assert.Equal((issued.Batch, "line"), (shown.Batch, shown.Difference!.Fields.Single()));
        Assert.Equal(
            ["4711"], (await plant.Get<PlannedOrderList>().ListAsync(new PlannedOrderQuery(Differs: true), default)).Items.Select(row => row.Id));
        BatchInstance.Ok(await plant.Get<PlannedOrders>().DecideDifferenceAsync(
            plant.People["plan"], "4711", DifferenceDecision.Kept, "L1 is set up already.", default));
        Assert.Empty((await plant.Get<PlannedOrderList>().ListAsync(new PlannedOrderQuery(Differs: true), default)).Items);
        Assert.Equal("L1", (await plant.StateAsync(issued.Batch)).Order!.Line);
        await RebuildEquality.AssertAsync(plant.Instance);
    }

    [Theory, OnBothEngines]
    public async Task An_order_that_changed_while_it_was_read_is_not_released(Engine engine)
    {
        await using var plant = await BatchInstance.StartAsync(engine);
        var recipe = Make.Recipe(Make.Operation("o1", Make.Phase("p1", Make.Do("i1"))));
        plant.Recipes.Approve(recipe);
        var order = new OrderRequest("4712", "1", "HN", recipe.Id, null, null, null, null, null, null, null, []);
        await SayAsync(plant, OrderVerb.Process, order, 1);
        var command = new IssueOrderCommand("HN", recipe.Id, PlannedOrder: "4712", Line: "L9", ShortageReason: "A delivery is on its way.");
        var prepared = BatchInstance.Ok(await plant.Get<IssueOrder>().PrepareAsync(plant.People["plan"], command, default));
        await SayAsync(plant, OrderVerb.Cancel, order, 2);

        var signed = await plant.Get<IssueOrder>().SignAsync(
            plant.People["plan"],
            command with { BatchId = prepared.BatchId, Signature = BatchInstance.Sign(prepared.Hash, prepared.Document, "plan") }, default);

        Assert.Equal("order-cancelled", signed.Refusal.Code);
    }

    private static async Task<OrderEffect> SayAsync(BatchInstance plant, OrderVerb verb, OrderRequest order, long at)
    {
        var planner = plant.People["plan"];
        var writes = BatchInstance.Ok(await plant.Get<IPlannedOrders>().DecideAsync(
            planner, verb, [order], new OrderSource("b2mml-http", "ERP", $"m{at}", at)));
        BatchInstance.Ok(await plant.Instance.Ledger.WriteAsync(new AppendRequest(planner.At(writes.Zone), writes.Drafts, writes.ReliesOn)));
        return writes.Orders.Single().Effect;
    }
}
