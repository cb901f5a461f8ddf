using Theriac.People;
using Theriac.Plant.Equipment;
using Theriac.Plant.Materials;
using Theriac.Plant.Sites;
using Theriac.Plant.Terminals;
using Theriac.Storage;
using Theriac.Testing;
using Xunit;

namespace Theriac.Plant.Tests.Sites;

public sealed class SiteTests
{
    [Theory, OnBothEngines]
    public async Task The_plant_is_read_as_it_was_set_up(Engine engine)
    {
        await using var plant = await PlantInstance.StartAsync(engine);
        PlantInstance.Ok(await plant.Get<AddSite>().HandleAsync(new AddSiteInput("bn", "Bern", "Europe/Zurich"), PlantInstance.Admin, default));

        Assert.Equal("Orient Pharma", (await plant.Directory.EnterpriseAsync())!.Name);
        Assert.Equal(
            [new SiteInfo("BN", "Bern", "Europe/Zurich", "ORIENT"), new SiteInfo("HN", "Hà Nội", "Asia/Ho_Chi_Minh", "ORIENT")],
            await plant.Directory.SitesAsync());
        Assert.Equal([new AreaInfo("HN-WEIGH", "Cân nguyên liệu", "HN")], await plant.Directory.AreasAsync("HN"));
        var balance = Assert.Single(await plant.Directory.EquipmentAsync(equipmentClass: "Balance"));
        Assert.Equal(
            ("BAL-01", EquipmentLevel.Unit, "HN", EquipmentCondition.ToBeCleaned, new DateOnly(2026, 11, 30)),
            (balance.Id, balance.Level, balance.Site, balance.Condition, balance.CalibrationDueOn));
        Assert.Equal("kg", (await plant.Directory.FindMaterialAsync("rm-100"))!.Unit.Symbol);
    }

    [Fact]
    public async Task A_site_works_in_the_shifts_that_were_set_and_the_trace_says_why()
    {
        await using var plant = await PlantInstance.StartAsync(Engine.Sqlite);
        var shifts = plant.Get<SiteShifts>();
        Assert.Empty(PlantInstance.Ok(await shifts.ShowAsync("hn", default)).Shifts);
        Shift[] three = [new(" Early ", "06:00", "14:00"), new("Late", "14:00", "22:00"), new("Night", "22:00", "06:00")];
        PlantInstance.Ok(await shifts.SetAsync("HN", new SetShiftsInput(three, "Three shifts from now on"), PlantInstance.Admin, default));
        Assert.Equal(["Early", "Late", "Night"], PlantInstance.Ok(await shifts.ShowAsync("HN", default)).Shifts.Select(one => one.Name));
        Assert.Equal("site-unknown", (await shifts.ShowAsync("XX", default)).Refusal.Code);
        var wrong = await shifts.SetAsync("HN", new SetShiftsInput([new("", "6", "25:00")]), PlantInstance.Admin, default);
        Assert.Equal(["text-missing", "shift-name", "shift-clock"], wrong.Refusal.Errors.Select(one => one.Code));
    }

    [Theory, OnBothEngines]
    public async Task Ids_are_taken_once_and_the_enterprise_is_named_once(Engine engine)
    {
        await using var plant = await PlantInstance.StartAsync(engine);
        var sites = plant.Get<AddSite>();
        Assert.Equal(
            "site-id-taken", (await sites.HandleAsync(new AddSiteInput("hn", "Again", "Asia/Tokyo"), PlantInstance.Admin, default)).Refusal.Code);
        Assert.Equal(
            "enterprise-already-named",
            (await sites.OpenAsync(new NewPlant("E2", "Other", "S2", "Other", "Etc/UTC"), "admin")).Refusal.Code);
        Assert.Equal(
            "zone-unknown",
            (await sites.HandleAsync(new AddSiteInput("X", "X", "Hanoi"), PlantInstance.Admin, default)).Refusal.Errors.Single().Code);
    }

    [Theory, OnBothEngines]
    public async Task An_administrator_of_another_site_adds_nothing_here(Engine engine)
    {
        await using var plant = await PlantInstance.StartAsync(engine);
        var other = PlantInstance.Person("binh", Role.Administrator, "BN");
        var equipment = new AddEquipmentInput("PAN-1", "Pan", EquipmentLevel.Unit, "pan", "HN-WEIGH");
        var terminals = plant.Get<KeepTerminals>();
        PlantInstance.Ok(await terminals.OfferAsync(new OfferInput("T-1", "Weighing 1", "HN-WEIGH"), PlantInstance.Admin, default));

        Assert.Equal(
            Enumerable.Repeat("role-missing-at-site", 4),
            [
                (await plant.Get<AddSite>().HandleAsync(new AddAreaInput("HN-2", "Second hall", "HN"), other, default)).Refusal.Code,
                (await plant.Get<AddEquipment>().HandleAsync(equipment, other, default)).Refusal.Code,
                (await terminals.OfferAsync(new OfferInput("T-2", "Weighing 2", "HN-WEIGH"), other, default)).Refusal.Code,
                (await terminals.RevokeAsync("T-1", new RevokeInput("Lost"), other, default)).Refusal.Code,
            ]);
    }

    [Theory, OnBothEngines]
    public async Task Equipment_stands_with_its_whole_and_its_log_tells_every_state(Engine engine)
    {
        await using var plant = await PlantInstance.StartAsync(engine);
        var add = plant.Get<AddEquipment>();
        var pan = new AddEquipmentInput("PAN-1", "Pan", EquipmentLevel.EquipmentModule, "pan", "HN-WEIGH", "BAL-01", null);
        PlantInstance.Ok(await add.HandleAsync(pan, PlantInstance.Admin, default));
        Assert.Equal("equipment-unknown", (await add.HandleAsync(pan with { Id = "PAN-2", Parent = "BAL-9" }, PlantInstance.Admin, default)).Refusal.Code);

        var keep = plant.Get<KeepEquipment>();
        PlantInstance.Ok(await keep.CleanAsync("BAL-01", new CleanInput(null), PlantInstance.Operator, default));
        Assert.Equal(
            "equipment-not-to-be-cleaned",
            (await keep.CleanAsync("BAL-01", new CleanInput(null), PlantInstance.Operator, default)).Refusal.Code);
        var calibrated = PlantInstance.Ok(await keep.CalibrateAsync(
            "BAL-01", new CalibrateInput(new DateOnly(2026, 11, 22), new DateOnly(2027, 11, 22), "DKD-88"), PlantInstance.Supervisor, default));

        Assert.Equal((EquipmentCondition.Clean, new DateOnly(2027, 11, 22)), (calibrated.Condition, calibrated.CalibrationDueOn));
        Assert.Equal(
            ["equipment-added.v1", "equipment-condition-changed.v1", "attempt-refused.v1", "equipment-calibrated.v1"],
            (await plant.Instance.Ledger.ReadStreamAsync("equipment/BAL-01")).Select(entry => entry.Type));
        Assert.Equal(
            (EquipmentCondition.Clean, new DateOnly(2027, 11, 22)),
            (await plant.Directory.EquipmentAsync()).Where(one => one.Id == "BAL-01").Select(one => (one.Condition, one.CalibrationDueOn!.Value)).Single());
    }

    [Theory, OnBothEngines]
    public async Task Who_may_not_clean_is_refused_and_recorded(Engine engine)
    {
        await using var plant = await PlantInstance.StartAsync(engine);
        var refused = await plant.Get<KeepEquipment>().CleanAsync("BAL-01", new CleanInput(null), PlantInstance.Admin, default);
        Assert.Equal("role-missing-at-site", refused.Refusal.Code);
        Assert.Equal("attempt-refused.v1", (await plant.Instance.Ledger.ReadStreamAsync("equipment/BAL-01"))[^1].Type);
    }

    [Theory, OnBothEngines]
    public async Task A_gtin_needs_its_check_digit(Engine engine)
    {
        await using var plant = await PlantInstance.StartAsync(engine);
        var add = plant.Get<AddMaterial>();
        var pack = new AddMaterialInput("FG-1", "Demosol 10 mg", MaterialKind.Finished, "each", "09506000134352");
        Assert.Equal("gtin-not-valid", (await add.HandleAsync(pack with { Gtin = "09506000134353" }, PlantInstance.Admin, default)).Refusal.Errors.Single().Code);
        Assert.Equal("09506000134352", PlantInstance.Ok(await add.HandleAsync(pack, PlantInstance.Admin, default)).Gtin);
    }
}
