using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Theriac.Batches;
using Theriac.Distribution.Trace;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.Serials;
using Theriac.Storage;
using Theriac.Testing;
using Xunit;
using FactAttribute = Xunit.FactAttribute;

namespace Theriac.Distribution.Tests.Trace;

public sealed class TraceTests
{
    [Theory, OnBothEngines]
    [Trait("Requirement", "U13")]
    public async Task A_pack_is_traced_back_to_lots_and_suppliers_and_forward_to_its_last_holder(Engine engine)
    {
        await using var shop = await Shop.StartAsync(engine);
        var made = (await shop.Packing.CommissionAsync(Shop.Caller, "B1", new CommissionPacks(3, Last: true))).Value;
        var box = (await shop.Packing.PackAsync(Shop.Caller, new PackUnits(null, [.. made.Paths], "HAN"))).Value;
        var pallet = (await shop.Packing.PackAsync(Shop.Caller, new PackUnits(null, [box.Sscc], "HAN"))).Value;
        await shop.Desk.MoveAsync(Disposition.Certified);
        await shop.Packing.ShipAsync(Shop.Caller, new ShipContainer(pallet.Sscc, "PHARMA"));
        var trace = await TraceAsync(shop, $"(01){Shop.Gtin}(21){made.Serials[0]}");

        Assert.Equal("pack", (string)trace["kind"]!);
        Assert.True((bool)trace["complete"]!);
        Assert.Equal([box.Sscc, pallet.Sscc], trace["back"]!["containers"]!.AsArray().Select(one => (string)one!["sscc"]!));
        var batch = trace["back"]!["batches"]![0]!;
        Assert.Equal(("B1", "certified", 3), ((string)batch["id"]!, (string)batch["disposition"]!, (int)batch["packs"]!));
        Assert.Equal(("41.6", "Lan Nguyen"), ((string)batch["steps"]![0]!["reading"]!, (string)batch["steps"]![0]!["operatorName"]!));
        var lot = batch["lots"]!.AsArray().Single(one => (string)one!["lot"]! == "L-204")!;
        Assert.Equal(("12.750", "kg", "Chem Supply", "CS-77"),
            ((string)lot["total"]!["value"]!, (string)lot["total"]!["unit"]!, (string)lot["supplier"]!, (string)lot["supplierLot"]!));
        Assert.Equal(("in-transit", "PHARMA", "VN-HN"),
            ((string)trace["forward"]!["place"]!["kind"]!, (string)trace["forward"]!["place"]!["id"]!, (string)trace["forward"]!["place"]!["region"]!));
        var steps = trace["forward"]!["events"]!.AsArray().Select(one => (string?)one!["bizStep"]).ToList();
        Assert.Equal(["commissioning", "commissioning", "packing", "commissioning", "packing", "shipping"], steps);

        await shop.Packing.ReceiveAsync(Shop.Caller, new ReceiveContainer(pallet.Sscc, "PHARMA"));
        var later = await TraceAsync(shop, made.Serials[0]);
        Assert.Equal(("partner", "Pharma Wholesale"),
            ((string)later["forward"]!["place"]!["kind"]!, (string)later["forward"]!["place"]!["name"]!));
    }

    [Theory, OnBothEngines]
    public async Task Every_form_of_a_code_names_the_same_thing(Engine engine)
    {
        await using var shop = await Shop.StartAsync(engine);
        var pack = await shop.PackAsync(2);
        var box = (await shop.Packing.PackAsync(Shop.Caller, new PackUnits(null, [pack.Path], "HAN"))).Value;
        foreach (var code in new[]
        {
            pack.Serial, pack.Path, pack.Symbol, $"(01){Shop.Gtin}(21){pack.Serial}", $"https://id.gs1.org{pack.Path}",
            $"https://example.com/x/01/{Shop.Gtin}/10/LOT1/21/{pack.Serial}?17=280531", $"urn:epc:id:sgtin:9521234.054321.{pack.Serial}",
        })
            Assert.Equal(pack.Path, (string)(await TraceAsync(shop, code))["id"]!);
        foreach (var code in new[] { box.Sscc, $"(00){box.Sscc}", $"00{box.Sscc}", $"https://id.gs1.org/00/{box.Sscc}" })
            Assert.Equal(("container", box.Sscc, pack.Path), await ContainerAsync(shop, code));
        foreach (var code in new[] { "B1", "LOT1", $"(01){Shop.Gtin}(10)LOT1" })
            Assert.Equal("batch", (string)(await TraceAsync(shop, code))["kind"]!);
        var lot = await TraceAsync(shop, "L-204");
        // Charged twice into one batch: one use, with the sum, and the packs counted once.
        Assert.Equal(("material-lot", 1), ((string)lot["kind"]!, lot["forward"]!["uses"]!.AsArray().Count));
        Assert.Equal("12.750", (string)lot["forward"]!["uses"]![0]!["quantity"]!["value"]!);
        Assert.Equal("B1", (string)lot["forward"]!["uses"]![0]!["batch"]!);
    }

    [Theory]
    [InlineData("", 422)]
    [InlineData("no such thing", 404)]
    [InlineData("%00%ff", 404)]
    [InlineData("(01)09521234543213(21)NEVER", 404)]
    public async Task What_names_nothing_is_refused(string code, int status)
    {
        await using var shop = await Shop.StartAsync();
        var response = await shop.Client.GetAsync($"/api/trace?code={Uri.EscapeDataString(code)}");
        Assert.Equal(status, (int)response.StatusCode);
    }

    /// <summary>U14: a trace that showed one of several consumed lots.</summary>
    [Fact]
    [Trait("Requirement", "U14")]
    public void The_sum_of_what_was_consumed_is_the_sum_in_the_trace()
    {
        var units = new[] { ("kg", 1_000_000m), ("g", 1_000m), ("mg", 1m) };
        var charge = from lot in Gen.Choose(1, 4)
                     from unit in Gen.Choose(0, 2)
                     from amount in Gen.Choose(1, 99_999)
                     select (Lot: $"L-{lot}", Unit: units[unit], Amount: amount / 100m);
        Prop.ForAll(charge.ListOf().ToArbitrary(), charges =>
        {
            var consumed = charges.Select(one => BatchDesk.Charge(one.Lot, one.Amount.ToString(), one.Unit.Item1)).ToList();
            var traced = LotTotals.Of(consumed);
            var inMilligrams = traced.Sum(group => group.Total.To(Unit.Milligram).Value.Value);
            return inMilligrams == charges.Sum(one => one.Amount * one.Unit.Item2)
                && traced.Sum(group => group.Charges.Count) == consumed.Count
                && traced.Select(group => group.First.Lot).Distinct().Count() == charges.Select(one => one.Lot).Distinct().Count();
        }).QuickCheckThrowOnFailure();
    }

    [Theory, OnBothEngines]
    public async Task Everything_is_the_same_after_a_rebuild(Engine engine)
    {
        await using var shop = await Shop.StartAsync(engine);
        var made = (await shop.Packing.CommissionAsync(Shop.Caller, "B1", new CommissionPacks(4, Last: true))).Value;
        var box = (await shop.Packing.PackAsync(Shop.Caller, new PackUnits(null, [.. made.Paths.Take(3)], "HAN"))).Value;
        await shop.Packing.ShipAsync(Shop.Caller, new ShipContainer(box.Sscc, "SGN"));
        await shop.Packing.ChangeStateAsync(Shop.Caller, new ChangePackState(made.Paths.Last(), "lock", "manufacturer", "HAN"));
        var before = await TraceAllAsync(shop, made, box);
        await RebuildEquality.AssertAsync(shop.Instance);
        Assert.Equal(before, await TraceAllAsync(shop, made, box));
    }

    [Theory, OnBothEngines]
    public async Task Partners_are_kept_by_id_with_place_and_region(Engine engine)
    {
        await using var shop = await Shop.StartAsync(engine);
        var again = await shop.Client.PostAsJsonAsync("/api/partners", new NewPartner("HAN", "X", "pharmacy", null, "VN-HN"));
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        var lower = await shop.Client.PostAsJsonAsync("/api/partners", new NewPartner("pharma", "X", "pharmacy", null, "VN-HN"));
        Assert.Equal(HttpStatusCode.Conflict, lower.StatusCode);
        var wrong = await shop.Client.PostAsJsonAsync("/api/partners", new NewPartner("no id!", "", "shop", "123", ""));
        Assert.Equal(5, JsonNode.Parse(await wrong.Content.ReadAsStringAsync())!["errors"]!.AsArray().Count);
        var list = JsonNode.Parse(await shop.Client.GetStringAsync("/api/partners"))!;
        Assert.Equal("PHARMA", (string)list["items"]![0]!["id"]!);
    }

    private static async Task<string> TraceAllAsync(Shop shop, CommissionedPacks made, PackedContainer box) => string.Join(
        '\n', (await TraceAsync(shop, made.Serials[0])).ToJsonString(), (await TraceAsync(shop, box.Sscc)).ToJsonString(),
        (await TraceAsync(shop, made.Serials[3])).ToJsonString(), (await TraceAsync(shop, "B1")).ToJsonString(),
        await shop.Client.GetStringAsync("/api/partners"));

    private static async Task<(string, string, string)> ContainerAsync(Shop shop, string code)
    {
        var trace = await TraceAsync(shop, code);
        return ((string)trace["kind"]!, (string)trace["id"]!, (string)trace["forward"]!["contents"]![0]!);
    }

    private static async Task<JsonNode> TraceAsync(Shop shop, string code)
    {
        var response = await shop.Client.GetAsync($"/api/trace?code={Uri.EscapeDataString(code)}");
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{code}: {text}");
        return JsonNode.Parse(text)!;
    }
}
