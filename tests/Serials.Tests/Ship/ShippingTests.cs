using Theriac.Batches;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;
using Theriac.Serials.Batch;
using Theriac.Serials.Recall;
using Theriac.Storage;
using Theriac.Testing;
using Xunit;

namespace Theriac.Serials.Tests.Ship;

public sealed class ShippingTests
{
    private static readonly Signature Signature = new(
        "quynh", "Quynh", Role.QualifiedPerson, SignatureMeaning.Approved, new string('0', 64), "en", "password-both", null);

    [Theory, OnBothEngines]
    [Trait("Requirement", "A16-qp")]
    public async Task Packs_of_an_uncertified_batch_reach_no_customer_and_move_under_quarantine_between_own_sites(Engine engine)
    {
        await using var line = await Line.StartAsync(engine);
        var box = await line.CaseAsync();
        Assert.Equal("batch-not-certified", (await line.ShipAsync(box.Sscc, "PHARMA")).Refusal.Code);
        var refused = Assert.Single(await line.Instance.Ledger.ReadAsync(new EntryFilter { Type = "attempt-refused.v1" }));
        Assert.Equal($"container/{box.Sscc}", refused.Stream);

        var moved = (await line.ShipAsync(box.Sscc, "SGN")).Value;
        Assert.True(moved.Quarantine);
        Assert.Equal("container-in-transit", (await line.ShipAsync(box.Sscc, "HAN")).Refusal.Code);
        await line.Packing.ReceiveAsync(Line.Operator, new ReceiveContainer(box.Sscc, "SGN"));
        var there = (await line.Packs.FindContainerAsync(box.Sscc))!;
        Assert.Equal(("SGN", "here", true), (there.Place, there.Status, there.Quarantine));
        Assert.Equal("batch-not-certified", (await line.ShipAsync(box.Sscc, "PHARMA")).Refusal.Code);
    }

    [Theory, OnBothEngines]
    [Trait("Requirement", "A16-qp")]
    public async Task A_lot_that_is_certified_for_one_market_does_not_go_to_another(Engine engine)
    {
        await using var line = await Line.StartAsync(engine);
        await line.Batches.PutAsync("B1", BatchVerdict.Certified);
        line.Batches.Elsewhere[("B1", "VN-SG")] = BatchVerdict.Rejected;
        var box = await line.CaseAsync();
        Assert.Equal("batch-rejected", (await line.ShipAsync(box.Sscc, "OTHER")).Refusal.Code);
        line.Batches.Elsewhere[("B1", "VN-SG")] = BatchVerdict.Open;
        Assert.Equal("batch-not-certified", (await line.ShipAsync(box.Sscc, "OTHER")).Refusal.Code);
        Assert.False((await line.ShipAsync(box.Sscc, "PHARMA")).Value.Quarantine);
    }

    [Theory, OnBothEngines]
    [Trait("Requirement", "A16-qp")]
    public async Task What_is_rejected_held_or_recalled_upstream_keeps_the_packs_that_it_went_into(Engine engine)
    {
        await using var line = await Line.StartAsync(engine);
        await line.Batches.PutAsync("B1", BatchVerdict.Certified);
        var box = await line.CaseAsync();
        var bulk = new BatchSource("BULK", "BULK-1", Disposition.OnHold, new StreamVersion("batch/BULK", 0));
        line.Batches.Sources["B1"] = bulk;
        Assert.Equal("batch-source-held-back", (await line.ShipAsync(box.Sscc, "PHARMA")).Refusal.Code);
        line.Batches.Sources["B1"] = bulk with { Disposition = Disposition.Certified };
        await line.Instance.Ledger.AppendAsync(new AppendRequest(
            Author.System, [new Draft("recall/BULK", new BatchRecalled("BULK", "particles", Signature))], []));
        Assert.Equal("batch-source-held-back", (await line.ShipAsync(box.Sscc, "PHARMA")).Refusal.Code);
        Assert.True((await line.ShipAsync(box.Sscc, "SGN")).Value.Quarantine);
    }

    [Theory, OnBothEngines]
    [Trait("Requirement", "A16-qp")]
    public async Task No_more_packs_go_to_a_market_than_its_certificate_says(Engine engine)
    {
        await using var line = await Line.StartAsync(engine);
        await line.Batches.PutAsync("B1", BatchVerdict.Certified);
        line.Batches.Limits[("B1", "VN-HN")] = new MarketLimit("VN", 5);
        var (first, second) = (await line.CaseAsync(2), await line.CaseAsync(2));
        var pallet = await line.PackAsync([first.Sscc, second.Sscc]);
        var third = await line.CaseAsync(2);
        // What moves between own sites has gone to nobody yet.
        Assert.True((await line.ShipAsync(third.Sscc, "SGN")).IsOk);
        Assert.True((await line.Packing.ReceiveAsync(Line.Operator, new ReceiveContainer(third.Sscc, "SGN"))).IsOk);
        Assert.True((await line.ShipAsync(pallet.Sscc, "PHARMA")).IsOk);
        var refused = (await line.ShipAsync(third.Sscc, "PHARMA")).Refusal;
        Assert.Equal(("market-quantity-reached", "5", "4", "2"), (refused.Code, refused.Facts["limit"], refused.Facts["gone"], refused.Facts["packs"]));
        // Another market has its own.
        Assert.True((await line.ShipAsync(third.Sscc, "OTHER")).IsOk);
        Assert.True((await line.ShipAsync((await line.CaseAsync(1)).Sscc, "PHARMA")).IsOk);
        Assert.Equal("market-quantity-reached", (await line.ShipAsync((await line.CaseAsync(1)).Sscc, "PHARMA")).Refusal.Code);
        await RebuildEquality.AssertAsync(line.Instance);
    }

    [Xunit.Fact]
    [Trait("Requirement", "A16-qp")]
    public async Task A_pack_that_is_given_away_by_itself_counts_until_it_is_undone()
    {
        await using var line = await Line.StartAsync(Engine.Sqlite);
        await line.Batches.PutAsync("B1", BatchVerdict.Certified);
        line.Batches.Limits[("B1", "HAN")] = new MarketLimit("VN", 1);
        var packs = (await line.CommissionAsync(2)).Paths.ToList();
        Task<Outcome<ChangedPack>> Change(string path, string action) =>
            line.Packing.ChangeStateAsync(Line.Operator, new ChangePackState(path, action, "wholesaler", "HAN"));
        Assert.True((await Change(packs[0], "supply")).IsOk);
        Assert.Equal("market-quantity-reached", (await Change(packs[1], "supply")).Refusal.Code);
        Assert.True((await Change(packs[0], "undo")).IsOk);
        Assert.True((await Change(packs[1], "supply")).IsOk);
        Assert.Equal("market-quantity-reached", (await Change(packs[0], "supply")).Refusal.Code);
    }

    [Xunit.Fact]
    [Trait("Requirement", "A16-qp")]
    public async Task To_a_partner_of_whom_nobody_can_say_the_market_nothing_goes()
    {
        await using var line = await Line.StartAsync(Engine.Sqlite);
        await line.Batches.PutAsync("B1", BatchVerdict.Certified);
        var box = await line.CaseAsync();
        line.Batches.Elsewhere[("B1", "VN-HN")] = BatchVerdict.NoMarket;
        Assert.Equal("market-not-known", (await line.ShipAsync(box.Sscc, "PHARMA")).Refusal.Code);
    }

    [Theory, OnBothEngines]
    public async Task A_certified_batch_goes_to_the_customer_who_receives_it_once(Engine engine)
    {
        await using var line = await Line.StartAsync(engine);
        var box = await line.CaseAsync();
        var pallet = await line.PackAsync([box.Sscc]);
        await line.Batches.PutAsync("B1", BatchVerdict.Certified);
        Assert.Equal("container-not-top-level", (await line.ShipAsync(box.Sscc, "PHARMA")).Refusal.Code);
        Assert.False((await line.ShipAsync(pallet.Sscc, "PHARMA")).Value.Quarantine);
        var wrong = await line.Packing.ReceiveAsync(Line.Operator, new ReceiveContainer(pallet.Sscc, "OTHER"));
        Assert.Equal("container-for-other-place", wrong.Refusal.Code);
        Assert.True((await line.Packing.ReceiveAsync(Line.Operator, new ReceiveContainer(pallet.Sscc, "PHARMA"))).IsOk);
        var again = await line.Packing.ReceiveAsync(Line.Operator, new ReceiveContainer(pallet.Sscc, "PHARMA"));
        Assert.Equal("container-not-in-transit", again.Refusal.Code);
        Assert.All(await line.Packs.ChainAsync(box.Sscc), one => Assert.Equal(("partner", "PHARMA", "here"), (one.PlaceKind, one.Place, one.Status)));
        await RebuildEquality.AssertAsync(line.Instance);
    }

    [Theory, OnBothEngines]
    public async Task A_rejection_or_recall_that_arrives_while_shipping_is_decided_stops_it(Engine engine)
    {
        await using var line = await Line.StartAsync(engine);
        await line.Batches.PutAsync("B1", BatchVerdict.Certified);
        var box = await line.CaseAsync();
        line.Batches.OnFind = () => line.Batches.PutAsync("B1", BatchVerdict.Rejected);
        Assert.Equal("batch-rejected", (await line.ShipAsync(box.Sscc, "PHARMA")).Refusal.Code);

        await line.Batches.PutAsync("B2", BatchVerdict.Certified);
        var other = await line.CaseAsync(2, "B2");
        line.Batches.OnFind = () => line.Instance.Ledger.AppendAsync(new AppendRequest(
            Author.System, [new Draft("recall/B2", new BatchRecalled("B2", "particles", Signature))], []));
        Assert.Equal("batch-recalled", (await line.ShipAsync(other.Sscc, "PHARMA")).Refusal.Code);
        Assert.Equal("here", (await line.Packs.FindContainerAsync(other.Sscc))!.Status);
    }

    [Theory]
    [InlineData("NOWHERE", "destination-unknown")]
    [InlineData("HAN", "destination-is-here")]
    public async Task The_destination_is_somewhere_else_that_is_known(string to, string code)
    {
        await using var line = await Line.StartAsync(Engine.Sqlite);
        var box = await line.CaseAsync();
        Assert.Equal(code, (await line.ShipAsync(box.Sscc, to)).Refusal.Code);
    }
}
