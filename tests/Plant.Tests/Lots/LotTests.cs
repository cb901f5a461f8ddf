using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;
using Theriac.Plant.Lots;
using Theriac.Storage;
using Theriac.Testing;
using Xunit;

namespace Theriac.Plant.Tests.Lots;

public sealed class LotTests
{
    [Theory, OnBothEngines]
    public async Task A_lot_arrives_in_quarantine_and_is_released_by_signature(Engine engine)
    {
        await using var plant = await PlantInstance.StartAsync(engine);
        await plant.ReceiveAsync("l-204", new DateOnly(2027, 5, 31));
        Assert.Equal(LotStatus.Quarantine, (await OneAsync(plant)).Status);

        var released = PlantInstance.Ok(await plant.SignAsync("L-204", new ReleaseLot(), PlantInstance.Qa));

        Assert.Equal(LotStatus.Released, released.Status);
        Assert.Equal([Role.QaReviewer], plant.Signing.Asked!.Roles);
        Assert.Equal(["lan"], plant.Signing.Asked.NotSigners);
        var lot = await OneAsync(plant);
        Assert.Equal(
            ("L-204", "RM-100", "Lactose monohydrate", "HN", LotStatus.Released, "25.00 kg", "Meggle", "L102334"),
            (lot.Id, lot.Material, lot.MaterialName, lot.Site, lot.Status, lot.Quantity.ToString(), lot.Supplier, lot.SupplierLot));
        var entries = await plant.Instance.Ledger.ReadStreamAsync("lot/L-204");
        Assert.Equal(["lot-received.v1", "lot-released.v1"], entries.Select(entry => entry.Type));
        Assert.Equal(["Asia/Ho_Chi_Minh"], entries.Select(entry => entry.Zone).Distinct());
        Assert.Equal("hoa", Fact<LotReleased>(plant, entries[1]).Signature.Signer);
    }

    [Theory, OnBothEngines]
    public async Task A_rejected_lot_is_not_released_and_the_attempt_stands_in_the_ledger(Engine engine)
    {
        await using var plant = await PlantInstance.StartAsync(engine);
        await plant.ReceiveAsync("L-1");
        PlantInstance.Ok(await plant.SignAsync("L-1", new RejectLot("Dark particles"), PlantInstance.Qa));

        var refused = await plant.SignAsync("L-1", new ReleaseLot(), PlantInstance.Qa);

        Assert.Equal("lot-already-decided", refused.Refusal.Code);
        Assert.Equal(LotStatus.Rejected, (await OneAsync(plant)).Status);
        var last = (await plant.Instance.Ledger.ReadStreamAsync("lot/L-1"))[^1];
        Assert.Equal(("attempt-refused.v1", "hoa"), (last.Type, last.Actor));
    }

    [Theory, OnBothEngines]
    public async Task Who_lacks_the_role_at_the_site_decides_nothing(Engine engine)
    {
        await using var plant = await PlantInstance.StartAsync(engine);
        await plant.ReceiveAsync("L-1");

        var elsewhere = PlantInstance.Person("urs", Role.QaReviewer, "BN");
        Assert.Equal("role-missing-at-site", (await plant.SignAsync("L-1", new ReleaseLot(), elsewhere)).Refusal.Code);
        Assert.Equal("role-missing-at-site", (await plant.SignAsync("L-1", new ReleaseLot(), PlantInstance.Supervisor)).Refusal.Code);
        Assert.Equal(LotStatus.Quarantine, (await OneAsync(plant)).Status);
    }

    [Theory, OnBothEngines, Trait("Requirement", "C-137")]
    public async Task Expiry_changes_only_by_signature_with_a_reason_and_the_old_date_stays(Engine engine)
    {
        await using var plant = await PlantInstance.StartAsync(engine);
        await plant.ReceiveAsync("L-1", new DateOnly(2026, 11, 21));
        var to = new DateOnly(2027, 2, 28);
        Assert.True((await OneAsync(plant)).Expired);

        Assert.Equal("input-not-accepted", (await plant.SignAsync("L-1", new ChangeExpiry(to, ""), PlantInstance.Qa)).Refusal.Code);
        PlantInstance.Ok(await plant.SignAsync("L-1", new ChangeExpiry(to, "Retest passed, report 4711"), PlantInstance.Qa));

        Assert.Equal((to, false), ((await OneAsync(plant)).ExpiryOn, (await OneAsync(plant)).Expired));
        var entry = (await plant.Instance.Ledger.ReadStreamAsync("lot/L-1"))[^1];
        var changed = Fact<LotExpiryChanged>(plant, entry);
        Assert.Equal((new DateOnly(2026, 11, 21), to, "Retest passed, report 4711"), (changed.From, changed.To, changed.Reason));
    }

    [Theory, OnBothEngines]
    public async Task The_document_names_the_lot_in_three_languages_and_a_changed_one_is_not_signed(Engine engine)
    {
        await using var plant = await PlantInstance.StartAsync(engine);
        await plant.ReceiveAsync("L-1", new DateOnly(2027, 5, 31));
        var decide = plant.Get<DecideLot>();
        var titles = new List<string>();
        foreach (var language in new[] { "en", "vi", "zh" })
        {
            var prepared = PlantInstance.Ok(await decide.PrepareAsync("L-1", new ReleaseLot(), language, PlantInstance.Qa, default));
            Assert.Equal((language, SignatureMeaning.Approved), (prepared.Document.Language, prepared.Document.Meaning));
            Assert.Contains(prepared.Document.Lines, line => line.Value == "2027-05-31");
            titles.Add(prepared.Document.Title);
        }

        Assert.Equal(3, titles.Distinct().Count());
        var old = PlantInstance.Ok(await decide.PrepareAsync("L-1", new ReleaseLot(), "en", PlantInstance.Qa, default)).Hash;
        PlantInstance.Ok(await plant.SignAsync("L-1", new ChangeExpiry(new DateOnly(2027, 6, 30), "Wrong label"), PlantInstance.Qa));
        var refused = await decide.HandleAsync(
            "L-1", new ReleaseLot(), new SignatureInput(old, SignatureMeaning.Approved, "en"), PlantInstance.Qa, default);
        Assert.Equal("document-changed", refused.Refusal.Code);
    }

    [Theory, OnBothEngines]
    public async Task A_lot_id_is_used_once_whatever_its_case(Engine engine)
    {
        await using var plant = await PlantInstance.StartAsync(engine);
        await plant.ReceiveAsync("L-1a");
        var again = await plant.Get<ReceiveLot>().HandleAsync(
            new ReceiveLotInput("l-1A", "RM-100", "HN", new Quantity(1, Unit.Kilogram), "Other", "X", null), PlantInstance.Operator, default);
        Assert.Equal("lot-id-taken", again.Refusal.Code);
    }

    [Theory, OnBothEngines]
    public async Task Every_error_of_a_delivery_is_told_at_once(Engine engine)
    {
        await using var plant = await PlantInstance.StartAsync(engine);
        var refused = await plant.Get<ReceiveLot>().HandleAsync(
            new ReceiveLotInput("L/1", "RM-100", "HN", new Quantity(-1, Unit.Litre), " ", null, null), PlantInstance.Operator, default);
        Assert.Equal(
            ["id-not-valid /id", "quantity-not-positive /quantity", "text-missing /supplier", "text-missing /supplierLot", "unit-dimensions-differ /quantity"],
            refused.Refusal.Errors.Select(error => $"{error.Code} {error.Field}").Order());
        Assert.Empty((await plant.Directory.LotsAsync(new LotQuery())));
    }

    [Theory, OnBothEngines, Trait("Requirement", "U11")]
    public async Task What_expired_can_be_scrapped_to_the_last_gram_but_not_further(Engine engine)
    {
        await using var plant = await PlantInstance.StartAsync(engine);
        await plant.ReceiveAsync("L-1", new DateOnly(2026, 10, 31));
        var scrap = new ScrapLot(new Quantity(24_999m, Unit.Gram), "Expired", null);

        PlantInstance.Ok(await plant.SignAsync("L-1", scrap, PlantInstance.Supervisor));
        Assert.Equal("0.001 kg", (await OneAsync(plant)).Quantity.ToString());
        Assert.Equal("25.00 kg", (await OneAsync(plant)).Received.ToString());
        var moved = Fact<LotMoved>(plant, (await plant.Instance.Ledger.ReadStreamAsync("lot/L-1"))[^1]);
        Assert.Equal(("minh", "Expired"), (moved.Signature!.Signer, moved.Reason));
        Assert.Equal("lot-quantity-not-enough", (await plant.SignAsync("L-1", scrap, PlantInstance.Supervisor)).Refusal.Code);
        Assert.Equal("role-missing-at-site", (await plant.SignAsync("L-1", scrap, PlantInstance.Operator)).Refusal.Code);
    }

    [Theory, OnBothEngines]
    public async Task Lists_are_filtered_and_say_what_expires_soon(Engine engine)
    {
        await using var plant = await PlantInstance.StartAsync(engine);
        await plant.ReceiveAsync("L-1", new DateOnly(2026, 12, 20));
        await plant.ReceiveAsync("L-2", new DateOnly(2027, 12, 20));
        await plant.ReceiveAsync("L-3");
        PlantInstance.Ok(await plant.SignAsync("L-2", new ReleaseLot(), PlantInstance.Qa));

        Assert.Equal([true, false, false], (await plant.Directory.LotsAsync(new LotQuery())).Select(lot => lot.ExpiresSoon));
        Assert.Equal(["L-2"], (await plant.Directory.LotsAsync(new LotQuery(Status: LotStatus.Released))).Select(lot => lot.Id));
        Assert.Equal(["L-2"], (await plant.Directory.LotsAsync(new LotQuery("hn", "rm-100", After: "l-1") { CountMax = 1 })).Select(lot => lot.Id));
        Assert.Empty(await plant.Directory.LotsAsync(new LotQuery("BN")));
        Assert.Equal(["L-2"], (await plant.Directory.LotsAsync(new LotQuery { Text = "l-2" })).Select(lot => lot.Id));
        Assert.Empty(await plant.Directory.LotsAsync(new LotQuery { Text = "no such words" }));
    }

    private static async Task<LotInfo> OneAsync(PlantInstance plant) => Assert.Single(await plant.Directory.LotsAsync(new LotQuery()));

    private static T Fact<T>(PlantInstance plant, Entry entry)
        where T : class, IFact => Assert.IsType<T>(plant.Get<FactTypes>().Read(entry));
}
