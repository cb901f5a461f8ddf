using Theriac.Devices;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;
using Theriac.Plant.Equipment;
using Theriac.Plant.Lots;
using Theriac.Plant.Sites;
using Theriac.Storage;
using Theriac.Testing;
using Xunit;
using FactAttribute = Xunit.FactAttribute;

namespace Theriac.Plant.Tests.Lots;

public sealed class WarehouseTests
{
    [Theory, OnBothEngines]
    public async Task A_delivery_has_containers_a_certificate_and_a_place_in_quarantine(Engine engine)
    {
        await using var plant = await ZonedAsync(engine);
        var content = await plant.Get<IContentStore>().PutAsync("application/pdf", "%PDF-1.7"u8.ToArray());
        var input = new ReceiveLotInput(
            "L-1", "RM-100", "HN", Kilograms(25m), "Meggle", "S-1", null, [Kilograms(10m), Kilograms(10m), Kilograms(5m)],
            new DateOnly(2027, 6, 30), new LotCertificate(content, "text/html", "CoA S-1.pdf"), "q-01");

        Task<Outcome<LotState>> Receive(ReceiveLotInput one) => plant.Get<ReceiveLot>().HandleAsync(one, PlantInstance.Operator, default);
        Assert.Equal(["containers-not-whole"], Codes(await Receive(input with { Quantity = Kilograms(26m) })));
        Assert.Equal(["certificate-not-stored"], Codes(await Receive(input with { Certificate = new LotCertificate(new string('0', 64), "", "x") })));
        Assert.Equal("storage-zone-not-for-status", (await Receive(input with { StorageZone = "R-01" })).Refusal.Code);
        Assert.Equal("storage-zone-unknown", (await Receive(input with { StorageZone = "BAL-01" })).Refusal.Code);
        PlantInstance.Ok(await Receive(input));

        var lot = await StateAsync(plant);
        Assert.Equal(["L-1.01", "L-1.02", "L-1.03"], lot.Containers.Select(one => one.Id));
        Assert.Equal(("application/pdf", "CoA S-1.pdf"), (lot.Certificate!.ContentType, lot.Certificate.Name));
        var row = Assert.Single(await plant.Directory.LotsAsync(new LotQuery { StorageZone = "q-01" }));
        Assert.Equal((3, "Q-01", new DateOnly(2027, 6, 30)), (row.Containers, row.StorageZone, row.RetestOn));
        var (found, container) = await plant.Get<ILots>().FindAsync("l-1.02");
        Assert.Equal(("L-1", "L-1.02"), (found.State.Id, container));
        await RebuildEquality.AssertAsync(plant.Instance);
    }

    [Theory, OnBothEngines]
    [Trait("Requirement", "C-137")]
    [Trait("Requirement", "U11")]
    public async Task Only_a_signed_test_carries_the_dates_of_a_lot_further_and_a_failed_one_rejects_it(Engine engine)
    {
        await using var plant = await ZonedAsync(engine);
        await plant.ReceiveAsync("L-1", new DateOnly(2026, 11, 30));
        PlantInstance.Ok(await plant.SignAsync("L-1", new ReleaseLot(), PlantInstance.Qa));
        var passed = new RetestLot(true, "Assay 99.4 %, report 4711", new DateOnly(2027, 5, 31), new DateOnly(2027, 11, 30));

        Assert.Equal("role-missing-at-site", (await plant.SignAsync("L-1", passed, PlantInstance.Supervisor)).Refusal.Code);
        Assert.Equal("input-not-accepted", (await plant.SignAsync("L-1", passed with { Result = "" }, PlantInstance.Qa)).Refusal.Code);
        var lot = PlantInstance.Ok(await plant.SignAsync("L-1", passed, PlantInstance.Qa));
        Assert.Equal((new DateOnly(2027, 5, 31), new DateOnly(2027, 11, 30), LotStatus.Released), (lot.RetestOn, lot.ExpiryOn, lot.Status));
        var folded = new Folded<LotState>("lot/L-1", lot, 3);
        Assert.True(LotGate.MayUse(folded, new DateOnly(2027, 5, 31)).IsOk);
        Assert.Equal("lot-retest-due", LotGate.MayUse(folded, new DateOnly(2027, 6, 1)).Refusal.Code);

        PlantInstance.Ok(await plant.SignAsync("L-1", passed with { Passed = false }, PlantInstance.Qa));
        Assert.Equal(LotStatus.Rejected, (await StateAsync(plant)).Status);
        Assert.Equal(LotStatus.Rejected, Assert.Single(await plant.Directory.LotsAsync(new LotQuery())).Status);
        Assert.Equal("lot-rejected", (await plant.SignAsync("L-1", passed, PlantInstance.Qa)).Refusal.Code);
    }

    [Fact]
    [Trait("Requirement", "C-137")]
    public void A_passed_test_says_by_when_the_next_one_is_or_that_there_is_none_and_no_day_that_has_passed()
    {
        var quantity = Kilograms(25m);
        var lot = new LotState("L-1", "RM-100", "HN", LotStatus.Released, quantity, quantity, "Meggle", "L1", null, "lan");
        var material = new MaterialInfo("RM-100", "Lactose", MaterialKind.Raw, Unit.Kilogram, null);
        var test = new RetestLot(true, "Assay 99.4 %", null, null);
        Assert.Contains(test.Document("en", lot, material).Lines, line => line is { Label: "Retest by", Value: "none" });
        var today = new DateOnly(2026, 11, 22);
        var refused = test with { RetestOn = today };
        Assert.Equal("date-not-ahead", Assert.Single(refused.FactOn(new Folded<LotState>("lot/L-1", lot, 1), today, null!).Refusal.Errors).Code);
        Assert.True((test with { RetestOn = today.AddDays(1) }).FactOn(new Folded<LotState>("lot/L-1", lot, 1), today, null!).IsOk);
        var scrap = new ScrapLot(quantity, "Torn", "L-1.01");
        Assert.Contains(scrap.Document("en", lot, material).Lines, line => line.Value == "L-1 · L-1.01");
    }

    [Theory, OnBothEngines]
    public async Task A_small_difference_of_a_count_is_posted_a_large_one_waits_for_another_persons_signature(Engine engine)
    {
        await using var plant = await ZonedAsync(engine);
        await plant.ReceiveAsync("L-1");
        var keep = plant.Get<KeepLot>();

        PlantInstance.Ok(await keep.CountAsync("L-1", new CountLotInput(Kilograms(24.9m), "Monthly count"), PlantInstance.Operator, default));
        Assert.Equal(("24.90 kg", null), ((await StateAsync(plant)).OnHand.ToString(), (await StateAsync(plant)).Count));
        PlantInstance.Ok(await keep.CountAsync("L-1", new CountLotInput(Kilograms(20m), "A bag is missing"), PlantInstance.Qa, default));
        Assert.Equal("24.90 kg", (await StateAsync(plant)).OnHand.ToString());
        Assert.True(Assert.Single(await plant.Directory.LotsAsync(new LotQuery())).CountWaits);
        Assert.Equal("signer-not-allowed", (await plant.SignAsync("L-1", new ApproveCount(), PlantInstance.Qa)).Refusal.Code);

        PlantInstance.Ok(await plant.SignAsync("L-1", new ApproveCount(), PlantInstance.Person("beat", Role.QaReviewer)));
        Assert.Equal(("20.00 kg", null), ((await StateAsync(plant)).OnHand.ToString(), (await StateAsync(plant)).Count));
        Assert.False(Assert.Single(await plant.Directory.LotsAsync(new LotQuery())).CountWaits);
        Assert.Equal("lot-count-not-waiting", (await plant.SignAsync("L-1", new ApproveCount(), PlantInstance.Person("beat", Role.QaReviewer))).Refusal.Code);
    }

    [Theory, OnBothEngines]
    [Trait("Requirement", "U15")]
    public async Task Samples_have_ids_of_their_own_and_late_ones_say_when_and_why(Engine engine)
    {
        await using var plant = await ZonedAsync(engine);
        await plant.ReceiveAsync("L-1", new DateOnly(2026, 10, 1));
        var keep = plant.Get<KeepLot>();
        var then = plant.Instance.Get<TimeProvider>().GetUtcNow().AddHours(-3);
        var sample = new SampleLotInput(new Quantity(100m, Unit.Gram), SampleUse.Test, HappenedAt: then);

        Assert.Equal(["reason-missing"], Codes(await keep.SampleAsync("L-1", sample, PlantInstance.Operator, default)));
        PlantInstance.Ok(await keep.SampleAsync("L-1", sample with { LateReason = "Tablet was flat" }, PlantInstance.Operator, default));
        PlantInstance.Ok(await keep.SampleAsync("L-1", new SampleLotInput(Kilograms(0.2m), SampleUse.Retained), PlantInstance.Operator, default));

        var lot = await StateAsync(plant);
        Assert.Equal([("L-1-S1", SampleUse.Test), ("L-1-S2", SampleUse.Retained)], lot.Samples.Select(one => (one.Id, one.Use)));
        Assert.Equal("24.700 kg", new Quantity(lot.OnHand.Value + 0.000m, lot.OnHand.Unit).ToString());
        var moved = (LotMoved)plant.Get<FactTypes>().Read((await plant.Instance.Ledger.ReadStreamAsync("lot/L-1"))[2])!;
        Assert.Equal((Micros.From(then), "Tablet was flat"), (moved.Late!.HappenedAt, moved.Late.Reason));
        await RebuildEquality.AssertAsync(plant.Instance);
    }

    [Theory, OnBothEngines]
    [Trait("Requirement", "C-110")]
    public async Task A_lot_lies_where_its_state_may_lie_and_travels_between_sites(Engine engine)
    {
        await using var plant = await ZonedAsync(engine);
        await plant.ReceiveAsync("L-1");
        var keep = plant.Get<KeepLot>();
        Task<Outcome<LotState>> Store(string zone) => keep.StoreAsync("L-1", new StoreLotInput(zone), PlantInstance.Operator, default);
        Assert.Equal("storage-zone-not-for-status", (await Store("R-01")).Refusal.Code);
        PlantInstance.Ok(await Store("q-01"));
        Assert.Equal("storage-zone-same", (await Store("Q-01")).Refusal.Code);
        PlantInstance.Ok(await plant.SignAsync("L-1", new ReleaseLot(), PlantInstance.Qa));
        PlantInstance.Ok(await Store("R-01"));
        Assert.Equal("storage-zone-not-for-status", (await Store("X-01")).Refusal.Code);

        PlantInstance.Ok(await keep.SendAsync("L-1", new SendLotInput("BN", "Needed there"), PlantInstance.Supervisor, default));
        Assert.Equal("lot-in-transit", LotGate.MayUse(await plant.Get<ILots>().LoadAsync("L-1"), new DateOnly(2026, 11, 22)).Refusal.Code);
        Assert.Equal("lot-in-transit", (await Store("R-01")).Refusal.Code);
        Assert.Equal("role-missing-at-site", (await keep.ArriveAsync("L-1", new ArriveLotInput(), PlantInstance.Person("lan", Role.Operator, "HN"), default)).Refusal.Code);
        PlantInstance.Ok(await keep.ArriveAsync("L-1", new ArriveLotInput("Seals whole"), PlantInstance.Operator, default));
        var row = Assert.Single(await plant.Directory.LotsAsync(new LotQuery("BN")));
        Assert.Equal((null, null), (row.StorageZone, row.UnderWayTo));
        Assert.Equal("lot-not-in-transit", (await keep.ArriveAsync("L-1", new ArriveLotInput(), PlantInstance.Operator, default)).Refusal.Code);
    }

    [Fact]
    public void A_label_says_what_is_in_it_and_no_text_is_a_command_of_the_printer()
    {
        var lot = new LotState(
            "L-1", "RM-100", "HN", LotStatus.Released, Kilograms(25m), Kilograms(25m), "Aa^XZ~JR_", "S-1", new DateOnly(2027, 1, 31), "lan")
        {
            Containers = [new LotContainer("L-1.01", Kilograms(15m), Kilograms(14.5m))],
        };
        var label = LotLabel.Of(lot, new MaterialInfo("RM-100", "Đường", MaterialKind.Raw, Unit.Kilogram, null), lot.Containers[0]);
        var zpl = ZplLabel.Write(label.ToLabel("vi"));
        Assert.Contains("^FDL-1.01^FS", zpl, StringComparison.Ordinal);
        Assert.Contains("14.5 kg", zpl, StringComparison.Ordinal);
        Assert.Contains("Đường", zpl, StringComparison.Ordinal);
        Assert.DoesNotContain("Aa^XZ", zpl, StringComparison.Ordinal);
        Assert.Equal(1, zpl.Split("^XZ").Length - 1);
    }

    [Theory, OnBothEngines]
    public async Task A_printed_label_is_an_entry_at_the_site_and_a_further_one_says_why(Engine engine)
    {
        await using var plant = await PlantInstance.StartAsync(engine);
        await plant.ReceiveAsync("L-1");
        var labels = plant.Get<LotLabels>();
        Assert.Equal("printer-unknown", (await PrintAsync(null)).Refusal.Code); // A balance prints nothing.
        PlantInstance.Ok(await plant.Get<Theriac.Plant.Balances.RegisterDevice>().HandleAsync(
            "BAL-01", new Theriac.Plant.Balances.RegisterDeviceInput(Devices.DeviceDrivers.Zpl, "tcp://127.0.0.1:9100"), PlantInstance.Admin, default));
        var stranger = PlantInstance.Person("ly", Role.Operator, "BN");
        Assert.Equal("role-missing-at-site", (await labels.PrintAsync("L-1", new PrintLabelsInput("BAL-01"), stranger, default)).Refusal.Code);

        PlantInstance.Ok(await PrintAsync(null));
        Assert.Equal("reason-missing", (await PrintAsync(" ")).Refusal.Errors.Single().Code);
        PlantInstance.Ok(await PrintAsync("The first one is torn"));

        Assert.Equal(2, (await plant.Get<ILots>().LoadAsync("L-1")).State.Labels["L-1"]);
        Assert.Equal(["L-1-L1", "L-1-L2"], (await plant.Get<Devices.IPrintQueue>().ListAsync("lot/L-1")).Select(job => job.Id).Order(StringComparer.Ordinal));

        Task<Outcome<LabelsQueued>> PrintAsync(string? reason) => labels.PrintAsync("L-1", new PrintLabelsInput("BAL-01", reason), PlantInstance.Operator, default);
    }

    private static async Task<PlantInstance> ZonedAsync(Engine engine)
    {
        var plant = await PlantInstance.StartAsync(engine);
        PlantInstance.Ok(await plant.Get<AddSite>().HandleAsync(new AddSiteInput("BN", "Bắc Ninh", "Asia/Ho_Chi_Minh"), PlantInstance.Admin, default));
        foreach (var (id, kind) in new[] { ("Q-01", "quarantine-store"), ("R-01", "released-store"), ("X-01", "reject-store") })
        {
            PlantInstance.Ok(await plant.Get<AddEquipment>().HandleAsync(
                new AddEquipmentInput(id, id, EquipmentLevel.StorageZone, kind, "hn-weigh", null, null), PlantInstance.Admin, default));
        }

        return plant;
    }

    private static async Task<LotState> StateAsync(PlantInstance plant) => (await plant.Get<ILots>().LoadAsync("L-1")).State;

    private static IEnumerable<string> Codes(Outcome<LotState> refused) => refused.Refusal.Errors.Select(error => error.Code);

    private static Quantity Kilograms(decimal value) => new(value, Unit.Kilogram);
}
