using Theriac.Kernel;
using Theriac.Plant;
using Theriac.Recipes;
using Theriac.Storage;
using Theriac.Testing;
using Xunit;

namespace Theriac.Batches.Tests;

public sealed class ReservingTests
{
    [Theory, OnBothEngines]
    public async Task An_order_keeps_what_expires_first_and_frees_the_rest_at_its_end(Engine engine)
    {
        await using var plant = await BatchInstance.StartAsync(engine);
        await plant.LotAsync("LATE", kilograms: 50m, expiry: new DateOnly(2028, 1, 31));
        await plant.LotAsync("SOON", kilograms: 4m, expiry: new DateOnly(2026, 12, 31));
        await plant.LotAsync("OVER", kilograms: 50m, expiry: new DateOnly(2026, 11, 1));
        await plant.LotAsync("WAITS", release: false);
        var recipe = Make.Recipe(Make.Operation("o", Make.Phase("p1", Make.Charge("c1"))));
        plant.Recipes.Approve(recipe);
        var plan = BatchInstance.Ok(await plant.Get<IssueOrder>().PlanAsync(plant.People["plan"], new IssueOrderCommand("HN", recipe.Id), default));
        Assert.Equal(["SOON 4 kg", "LATE 6.00 kg"], Assert.Single(plan).Lots.Select(lot => $"{lot.Lot} {lot.Quantity}"));

        var batch = await plant.BatchAsync(recipe);

        Assert.Equal(["SOON", "LATE"], (await plant.StateAsync(batch)).Reserved.Select(one => one.Lot));
        Assert.Equal("0 kg", (await LotAsync(plant, "SOON")).Available.ToString());
        // What is wholly promised takes no place among the candidates of the next order.
        Assert.Equal(["LATE"], (await plant.Get<IFefo>().CandidatesAsync("HN", "SUGAR", new DateOnly(2026, 11, 22))).Select(lot => lot.State.Id));
        Assert.Equal("6.00 kg", (await plant.Get<IPlantDirectory>().LotsAsync(new LotQuery { Text = "late" }))[0].Reserved.ToString());
        BatchInstance.Ok(await plant.ChargeAsync(plant.An, batch, "c1", "SOON", "4.00"));
        BatchInstance.Ok(await plant.ChargeAsync(plant.An, batch, "c1", "LATE", "5.95"));
        BatchInstance.Ok(await plant.SignStepAsync(plant.An, batch, "c1"));
        Assert.Equal("0.05 kg", (await LotAsync(plant, "LATE")).ReservationOf(batch)!.Quantity.ToString());
        BatchInstance.Ok(await plant.VerifyAsync(plant.An, batch, "c1", "binh"));

        Assert.Equal(Lifecycle.Complete, (await plant.StateAsync(batch)).Lifecycle);
        Assert.Empty((await LotAsync(plant, "LATE")).Reservations);
        Assert.Equal("lot-reservation-freed.v1", (await plant.TypesAsync("lot/LATE"))[^1]);
        await RebuildEquality.AssertAsync(plant.Instance);
    }

    [Theory, OnBothEngines]
    public async Task An_order_with_too_little_in_stock_is_released_only_with_a_reason_that_is_signed(Engine engine)
    {
        await using var plant = await BatchInstance.StartAsync(engine);
        await plant.LotAsync("LITTLE", kilograms: 7m);
        var recipe = Make.Recipe(Make.Operation("o", Make.Phase("p1", Make.Charge("c1"))));
        plant.Recipes.Approve(recipe);
        var command = new IssueOrderCommand("HN", recipe.Id);
        var issue = plant.Get<IssueOrder>();

        var refused = await issue.PrepareAsync(plant.People["plan"], command, default);
        Assert.Equal(("material-short", "3.00 kg Sucrose"), (refused.Refusal.Code, refused.Refusal.Facts["missing"]));
        var prepared = BatchInstance.Ok(await issue.PrepareAsync(plant.People["plan"], command with { ShortageReason = "Arrives tomorrow" }, default));
        Assert.Contains(prepared.Document.Lines, line => line.Value == "SUGAR Sucrose: 3.00 kg");
        Assert.Contains(prepared.Document.Lines, line => line.Value == "Arrives tomorrow");

        var batch = (await plant.IssueAsync(command)).Batch;
        var order = (await plant.StateAsync(batch)).Order!;
        Assert.Equal(("A delivery is on its way.", "3.00 kg"), (order.ShortageReason, Assert.Single(order.Shortages!).Quantity.ToString()));
        Assert.Equal("7 kg", (await LotAsync(plant, "LITTLE")).ReservationOf(batch)!.Quantity.ToString());
    }

    private static async Task<LotState> LotAsync(BatchInstance plant, string id) => (await plant.Get<ILots>().LoadAsync(id)).State;
}
