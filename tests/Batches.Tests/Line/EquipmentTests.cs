using Theriac.Kernel;
using Theriac.Plant;
using Theriac.Plant.Equipment;
using Theriac.Plant.EquipmentLog;
using Theriac.Plant.Sites;
using Theriac.Recipes;
using Theriac.Storage;
using Theriac.Testing;
using Xunit;

namespace Theriac.Batches.Tests;

public sealed class EquipmentTests
{
    private static MasterRecipe Mixing() => Make.Recipe(Make.Phase(
        "p1", new Instruction { Id = "e", Kind = InstructionKind.Equipment, Title = "Mixer", EquipmentClass = "mixer" }, Make.Do("mix")));

    [Theory, OnBothEngines]
    [Trait("Requirement", "C-105")]
    [Trait("Requirement", "P11-10h")]
    public async Task Equipment_is_taken_clean_by_one_batch_and_left_to_be_cleaned_at_its_end(Engine engine)
    {
        await using var plant = await BatchInstance.StartAsync(engine);
        BatchInstance.Ok(await plant.Get<AddSite>().HandleAsync(new AddAreaInput("HN-MIX", "Mixing", "HN"), plant.People["adm"], default));
        await AddAsync(plant, "MX-1", "mixer", null);
        await AddAsync(plant, "BAL-1", "balance", null);
        await AddAsync(plant, "MX-2", "mixer", new DateOnly(2026, 11, 21));
        var (first, second) = (await plant.BatchAsync(Mixing()), await plant.BatchAsync(Mixing()));
        Assert.Equal("equipment-unknown", (await TakeAsync(plant, first, "MX-9")).Refusal.Code);
        var other = (await TakeAsync(plant, first, "BAL-1")).Refusal;
        Assert.Equal(("equipment-of-other-class", "BAL-1", "mixer", "balance"), (other.Code, other.Facts["equipment"], other.Facts["expected"], other.Facts["scanned"]));
        Assert.Equal("equipment-calibration-overdue", (await TakeAsync(plant, first, "MX-2")).Refusal.Code);
        Assert.Equal("equipment-not-clean", (await TakeAsync(plant, first, "MX-1")).Refusal.Code);
        BatchInstance.Ok(await plant.Get<KeepEquipment>().CleanAsync("MX-1", new CleanInput(), plant.An, default));

        BatchInstance.Ok(await TakeAsync(plant, first, "mx-1"));
        Assert.Equal((EquipmentCondition.InUse, first), await StateAsync(plant));
        Assert.Equal("equipment-in-use", (await TakeAsync(plant, second, "MX-1")).Refusal.Code);
        BatchInstance.Ok(await plant.SignStepAsync(plant.An, first, "e"));
        BatchInstance.Ok(await plant.RecordAsync(plant.An, first, "mix"));
        Assert.Equal(Lifecycle.Complete, (await plant.StateAsync(first)).Lifecycle);
        Assert.Equal((EquipmentCondition.ToBeCleaned, first), await StateAsync(plant));
    }

    [Theory, OnBothEngines]
    [Trait("Requirement", "C-105")]
    [Trait("Requirement", "C-182")]
    [Trait("Requirement", "EU4-20")]
    public async Task At_any_time_the_log_says_which_batch_and_phase_had_the_equipment(Engine engine)
    {
        await using var plant = await BatchInstance.StartAsync(engine);
        BatchInstance.Ok(await plant.Get<AddSite>().HandleAsync(new AddAreaInput("HN-MIX", "Mixing", "HN"), plant.People["adm"], default));
        await AddAsync(plant, "MX-1", "mixer", null);
        await AddAsync(plant, "MX-2", "mixer", null);
        BatchInstance.Ok(await plant.Get<KeepEquipment>().CleanAsync("MX-1", new CleanInput(), plant.An, default));
        BatchInstance.Ok(await plant.Get<KeepEquipment>().CleanAsync("MX-2", new CleanInput(), plant.An, default));
        var (batch, other) = (await plant.BatchAsync(TwoPhases()), await plant.BatchAsync(TwoPhases()));

        BatchInstance.Ok(await AllocateAsync(plant, batch, "MX-1"));
        Assert.Equal("equipment-allocated-elsewhere", (await AllocateAsync(plant, other, "MX-1")).Refusal.Code);
        Assert.Equal("equipment-allocated-elsewhere", (await TakeAsync(plant, other, "MX-1")).Refusal.Code);
        Assert.Equal("equipment-other-allocated", (await TakeAsync(plant, batch, "MX-2")).Refusal.Code);
        var need = BatchInstance.Ok(await plant.Get<EquipmentNeeds>().ListAsync(plant.An, other, default)).Items.Single();
        Assert.Equal(("equipment-allocated-elsewhere", null), (need.Candidates[0].Why, need.Candidates[1].Why));

        var before = await LastAsync(plant);
        plant.Instance.Clock.Advance(TimeSpan.FromHours(1));
        BatchInstance.Ok(await TakeAsync(plant, batch, "MX-1"));
        BatchInstance.Ok(await plant.SignStepAsync(plant.An, batch, "e"));
        BatchInstance.Ok(await plant.RecordAsync(plant.An, batch, "mix"));
        var mixed = await LastAsync(plant);
        plant.Instance.Clock.Advance(TimeSpan.FromHours(1));
        BatchInstance.Ok(await TakeAsync(plant, batch, "MX-1", "e2"));
        BatchInstance.Ok(await plant.SignStepAsync(plant.An, batch, "e2"));
        var blending = await LastAsync(plant);
        plant.Instance.Clock.Advance(TimeSpan.FromHours(1));
        BatchInstance.Ok(await plant.RecordAsync(plant.An, batch, "blend"));

        var lines = BatchInstance.Ok(await plant.Get<ReadEquipmentLog>().AllAsync("MX-1", new EquipmentLogQuery(Batch: batch), default));
        Assert.Equal(
            [LogKind.Allocated, LogKind.Taken, LogKind.PhaseEnded, LogKind.Used, LogKind.Left, LogKind.AllocationFreed], lines.Select(line => line.Kind));
        Assert.Equal(("Demo syrup", batch, "an"), (lines[1].Product, lines[1].Lot, lines[1].By));
        Assert.Equal((null, ""), await AtAsync(plant, before));
        Assert.Equal((batch, ""), await AtAsync(plant, mixed));
        Assert.Equal((batch, lines[3].Phase!), await AtAsync(plant, blending));
        Assert.Equal((null, ""), await AtAsync(plant, await LastAsync(plant)));
        var all = BatchInstance.Ok(await plant.Get<ReadEquipmentLog>().AllAsync("MX-1", new EquipmentLogQuery(), default));
        Assert.Equal(Enumerable.Range(1, all.Count).Select(one => (long)one), all.Select(line => line.Number));
        Assert.Null((await plant.Get<IEquipment>().LoadAsync("MX-1")).State.AllocatedTo);
    }

    private static MasterRecipe TwoPhases() => Make.Recipe(
        Make.Phase("p1", Mixer("e"), Make.Do("mix")), Make.Phase("p2", Mixer("e2"), Make.Do("blend")));

    private static Instruction Mixer(string id) => new() { Id = id, Kind = InstructionKind.Equipment, Title = "Mixer", EquipmentClass = "mixer" };

    private static Task<Outcome<CommandAnswer>> AllocateAsync(BatchInstance plant, string batch, string id) => plant.Work.DoAsync(
        plant.People["plan"], batch, "allocate-equipment", scene => AllocateEquipmentDecision.Allocate(scene, new AllocateEquipmentCommand(id)),
        new Needs(Equipment: id));

    private static async Task<string> LastAsync(BatchInstance plant) =>
        BatchInstance.Ok(await plant.Get<ReadEquipmentLog>().AllAsync("MX-1", new EquipmentLogQuery(), default))[^1].At;

    private static async Task<(string?, string)> AtAsync(BatchInstance plant, string time)
    {
        var view = BatchInstance.Ok(await plant.Get<ReadEquipmentLog>().AtAsync("MX-1", time, default));
        return (view.Batch, string.Join(" ", view.Uses.Select(use => use.Phase)));
    }

    private static async Task AddAsync(BatchInstance plant, string id, string equipmentClass, DateOnly? due)
    {
        BatchInstance.Ok(await plant.Get<AddEquipment>().HandleAsync(
            new AddEquipmentInput(id, id, EquipmentLevel.Unit, equipmentClass, "HN-MIX", null, due), plant.People["adm"], default));
    }

    private static Task<Outcome<CommandAnswer>> TakeAsync(BatchInstance plant, string batch, string id, string step = "e") => plant.Work.DoAsync(
        plant.An, batch, "check-in-equipment",
        scene => CheckInEquipmentDecision.Decide(scene, new CheckInEquipmentCommand(step, id, EntrySource.Scanned)), new Needs(Equipment: id));

    private static async Task<(EquipmentCondition, string?)> StateAsync(BatchInstance plant)
    {
        var state = (await plant.Get<IEquipment>().LoadAsync("MX-1")).State;
        return (state.Condition, state.Batch);
    }
}
