using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.Storage;
using Theriac.Testing;
using Xunit;

namespace Theriac.Batches.Tests;

/// <summary>Which batches have goods of which: one answer for who concludes, certifies, recalls and holds.</summary>
public sealed class GoodsTests
{
    private static readonly By An = new("an", "An");

    [Theory, OnBothEngines]
    public async Task Goods_are_followed_to_the_deepest_and_what_went_back_or_was_destroyed_is_in_no_batch(Engine engine)
    {
        await using var plant = await BatchInstance.StartAsync(engine);
        await MadeAsync(plant);
        var goods = plant.Get<Goods>();

        var down = await goods.WalkAsync("ga", GoodsWay.ToTakers);
        Assert.Equal(
            [new("GA", "LA", "GRAN", "GB", false), new("GB", "LB", "TAB", "GE", false), new("GE", "GE", "FG-1", "GF", true), new("GF", "GF", "FG-1", "GG", true)],
            down.Edges);
        Assert.Equal(down.Edges.Reverse(), (await goods.WalkAsync("GG", GoodsWay.ToMakers)).Edges);
        Assert.Equal(["GB", "GE"], (await goods.WalkAsync("GA", GoodsWay.ToTakers, withRework: false)).Edges.Select(edge => edge.Taker));
        foreach (var nothing in new[] { "GC", "GD", "GH" })
            Assert.Empty((await goods.WalkAsync(nothing, GoodsWay.ToMakers)).Edges);
        Assert.Equal((2, true), await goods.WalkAsync("GA", GoodsWay.ToTakers, edgesMax: 2) is var cut ? (cut.Edges.Count, cut.IsCut) : default);
        Assert.False((await goods.WalkAsync("GA", GoodsWay.ToTakers, edgesMax: 4)).IsCut);
        // The stock keeps what was destroyed: it is gone from the lot.
        Assert.Equal(8.005m, (await plant.Get<IBatchDirectory>().UsesOfLotAsync("LA")).Sum(use => use.Quantity.Value));
        await RebuildEquality.AssertAsync(plant.Instance);
    }

    [Theory, OnBothEngines]
    public async Task Who_concludes_who_certifies_and_who_recalls_see_the_same_batches_and_are_told_when_there_are_more(Engine engine)
    {
        await using var plant = await BatchInstance.StartAsync(engine);
        await MadeAsync(plant);
        var associated = plant.Get<FindAssociated>();

        var of = await associated.ListAsync("GA", default);
        Assert.Equal(["GB", "GE", "GF", "GG"], of.Items.Where(one => one.MadeInto.Count > 0).Select(one => one.Batch));
        Assert.False(of.Cut);
        Assert.Equal(["GA", "GB", "GE", "GF"], (await associated.ListAsync("GG", default)).Items.Where(one => one.MadeFrom.Count > 0).Select(one => one.Batch));
        var cut = await associated.ListAsync("GA", 1, default);
        Assert.Equal((true, "GB"), (cut.Cut, Assert.Single(cut.Items).Batch));
        Assert.Equal(
            [("GA", "LA"), ("GB", "LB"), ("GE", null), ("GF", null)],
            (await plant.Get<IBatchDirectory>().SourcesAsync("GG")).Select(source => (source.BatchId, source.Lot)).Order());
        var news = await plant.Get<IBatchDownstream>().OfRecallAsync(plant.People["qa"], "GA", "Particles");
        Assert.Equal(["batch/GB", "batch/GE", "batch/GF", "batch/GG"], news.Drafts.Select(draft => draft.Stream).Distinct());
        Assert.Superset(
            new HashSet<string> { "lot/LA", "lot/LB", "batch/GB", "batch/GE", "batch/GF", "batch/GG" }, news.ReliesOn.Select(one => one.Stream).ToHashSet());
    }

    /// <summary>
    /// GA makes LA. Some of it stays in GB; all that GC took came back; what was weighed for GD was destroyed, and for GH put back. GB makes
    /// LB, which GE takes. GF works on GE again, and GG on GF.
    /// </summary>
    private static async Task MadeAsync(BatchInstance plant)
    {
        var first = await plant.BatchAsync(Make.Recipe(Make.Phase("p", Make.Do("a"))) with { BatchSize = null });
        var order = (await plant.StateAsync(first)).Order!;
        await ToldAsync("GA", order, new LotsProduced([new ProducedLot("GRAN", "LA", Make.Of(100m, "kg"))]));
        await ToldAsync("GB", order, Charged(1, "LA", 5.00m), Charged(2, "LA", 0.005m), new LotsProduced([new ProducedLot("TAB", "LB", Make.Of(5m, "kg"))]));
        await ToldAsync("GC", order, Charged(1, "LA", 5.0m), new MaterialReturned("p", "c", "1", 1, "LA", Make.Of(5.00m, "kg"), "Closed", An));
        await ToldAsync("GD", order, Weighed(3m), new ContainerVoided("p", "w", "1", 1, "C-1", false, "Spilt", [], An));
        await ToldAsync("GH", order, Weighed(3m), new ContainerVoided("p", "w", "1", 1, "C-1", true, "Not needed", [], An));
        await ToldAsync("GE", order, Charged(1, "LB", 1m));
        await ToldAsync("GF", order with { ReworkOf = new ReworkBinding("GE", "GE", Disposition.Rejected) });
        await ToldAsync("GG", order with { ReworkOf = new ReworkBinding("GF", "GF", Disposition.Rejected) });

        async Task ToldAsync(string batch, OrderReleased own, params IFact[] facts)
        {
            var stream = BatchStreams.Of(batch);
            Assert.IsType<AppendResult.Appended>(await plant.Instance.Ledger.AppendAsync(new AppendRequest(
                Author.System,
                [
                    new Draft(stream, own with { BatchId = batch, OrderId = batch, LotNumber = batch, Product = new Recipes.RecipeProduct { Code = "FG-1" } }),
                    .. facts.Select(fact => new Draft(stream, fact)),
                ],
                [new StreamVersion(stream, 0)])));
        }
    }

    private static MaterialCharged Charged(int index, string lot, decimal kilograms) => new(
        "p", "c", "1", index, lot, lot == "LA" ? "GRAN" : "TAB", "Goods", Make.Of(kilograms, "kg"), null, EntrySource.Scanned, 1, null, [], Verdict.Unlimited, An);

    private static ContainerDispensed Weighed(decimal kilograms) => new(
        "p", "w", "1", 1, "C-1", "GRAN", "Goods", new WeighedLot("LA", null, "", "", EntrySource.Scanned, 1, null),
        new Weight("BAL-1", "Balance", Make.Of(0m, "kg"), Make.Of(kilograms, "kg"), Make.Of(kilograms, "kg"), EntrySource.Device, null, null),
        null, null, new ValueDetail(), false, [], Verdict.Unlimited, An);
}
