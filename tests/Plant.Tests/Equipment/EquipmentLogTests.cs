using System.Text;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;
using Theriac.Plant.Equipment;
using Theriac.Plant.EquipmentLog;
using Theriac.Plant.EquipmentWatch;
using Theriac.Plant.HoldTimes;
using Theriac.Storage;
using Theriac.Testing;
using Xunit;

namespace Theriac.Plant.Tests.Equipment;

public sealed class EquipmentLogTests
{
    [Theory, OnBothEngines]
    [Trait("Requirement", "C-182")]
    public async Task The_log_has_a_line_for_every_entry_in_order_and_what_was_refused(Engine engine)
    {
        await using var plant = await PlantInstance.StartAsync(engine);
        var keep = plant.Get<KeepEquipment>();
        PlantInstance.Ok(await keep.CleanAsync("BAL-01", new CleanInput("=1+1 SOP-12"), PlantInstance.Operator, default));
        PlantInstance.Ok(await keep.TagAsync("BAL-01", new TagInput("Pan is bent"), PlantInstance.Supervisor, default));
        Assert.Equal("role-missing-at-site", (await keep.ReturnAsync("BAL-01", new TagInput("Fine"), PlantInstance.Operator, default)).Refusal.Code);
        Assert.Equal("equipment-already-out-of-service", (await keep.TagAsync("BAL-01", new TagInput("Again"), PlantInstance.Qa, default)).Refusal.Code);
        Assert.Equal("Pan is bent", (await plant.Get<ReadEquipment>().ListAsync("HN", "balance", default)).Single().OutOfService);
        PlantInstance.Ok(await keep.ReturnAsync("BAL-01", new TagInput("Pan changed"), PlantInstance.Supervisor, default));

        var read = plant.Get<ReadEquipmentLog>();
        var lines = PlantInstance.Ok(await read.AllAsync("bal-01", new EquipmentLogQuery(), default));
        Assert.Equal(Enumerable.Range(1, 6).Select(one => (long)one), lines.Select(line => line.Number));
        Assert.Equal(lines.Select(line => line.At).Order(StringComparer.Ordinal), lines.Select(line => line.At));
        Assert.Equal(
            [LogKind.Added, LogKind.Cleaned, LogKind.OutOfService, LogKind.Refused, LogKind.Refused, LogKind.BackInService],
            lines.Select(line => line.Kind));
        Assert.Equal(["lan", "minh"], lines.Where(line => line.Kind is LogKind.Cleaned or LogKind.OutOfService).Select(line => line.By));
        Assert.Equal([6L, 5, 4], PlantInstance.Ok(await read.PageAsync("BAL-01", new EquipmentLogQuery(Kind: "refused,back-in-service"), default)).Items.Select(line => line.Number));
        Assert.Contains("\"'=1+1 SOP-12\"", Encoding.UTF8.GetString(EquipmentLogCsv.Of(lines, "en")));
        Assert.Equal("equipment-unknown", (await read.AllAsync("BAL-99", new EquipmentLogQuery(), default)).Refusal.Code);
    }

    [Theory, OnBothEngines]
    [Trait("Requirement", "C-182")]
    public async Task What_stood_dirty_for_too_long_is_cleaned_by_a_supervisor_who_says_how(Engine engine)
    {
        await using var plant = await PlantInstance.StartAsync(engine);
        await HoldTimesAsync(plant, clean: null, dirty: 24);
        plant.Instance.Clock.Advance(TimeSpan.FromHours(25));
        var keep = plant.Get<KeepEquipment>();

        Assert.Equal("equipment-dirty-hold-expired", (await keep.CleanAsync("BAL-01", new CleanInput("Wiped"), PlantInstance.Operator, default)).Refusal.Code);
        Assert.Equal("equipment-dirty-hold-expired", (await keep.CleanAsync("BAL-01", new CleanInput(" "), PlantInstance.Supervisor, default)).Refusal.Code);
        PlantInstance.Ok(await keep.CleanAsync("BAL-01", new CleanInput("Soaked, then SOP-12 twice"), PlantInstance.Supervisor, default));

        var line = PlantInstance.Ok(await plant.Get<ReadEquipmentLog>().AllAsync("BAL-01", new EquipmentLogQuery(Kind: "cleaned"), default)).Single();
        Assert.Equal((EquipmentHoldKind.Dirty, 25 * 60, 24, true), (line.Hold!.Kind, line.Hold.Minutes, line.Hold.LimitHours, line.Hold.Exceeded));
    }

    [Theory, OnBothEngines]
    [Trait("Requirement", "U19")]
    public async Task What_falls_due_is_seen_once_by_the_system(Engine engine)
    {
        await using var plant = await PlantInstance.StartAsync(engine);
        await HoldTimesAsync(plant, clean: 8, dirty: null);
        PlantInstance.Ok(await plant.Get<KeepEquipment>().CleanAsync("BAL-01", new CleanInput(), PlantInstance.Operator, default));
        plant.Instance.Clock.Advance(TimeSpan.FromHours(5));
        var watch = plant.Get<EquipmentWatcher>();

        // The calibration is due within 14 days as well.
        Assert.Equal(2, await watch.LookAsync(default));
        Assert.Equal(0, await watch.LookAsync(default));
        var due = PlantInstance.Ok(await plant.Get<ReadEquipmentLog>().AllAsync("BAL-01", new EquipmentLogQuery(Kind: "due"), default));
        Assert.Equal(["system", "system"], due.Select(line => line.By));
        plant.Instance.Clock.Advance(TimeSpan.FromHours(4));
        Assert.Equal(1, await watch.LookAsync(default));
        Assert.True((await plant.Get<ReadEquipment>().ListAsync("HN", null, default)).Single().Hold!.Expired);
    }

    private static async Task HoldTimesAsync(PlantInstance plant, int? clean, int? dirty)
    {
        var set = plant.Get<SetHoldTimes>();
        var input = new HoldTimesInput("balance", clean, dirty, "Validated in CV-7", "en");
        var prepared = PlantInstance.Ok(await set.PrepareAsync(input, PlantInstance.Qa, default));
        PlantInstance.Ok(await set.SignAsync(
            input, new SignatureInput(prepared.Hash, SignatureMeaning.Approved, "en", Password: "secret"), PlantInstance.Qa, default));
    }
}
