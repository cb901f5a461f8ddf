using Theriac.Kernel;
using Theriac.Plant;
using Theriac.Plant.Equipment;
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

    private static async Task AddAsync(BatchInstance plant, string id, string equipmentClass, DateOnly? due)
    {
        BatchInstance.Ok(await plant.Get<AddEquipment>().HandleAsync(
            new AddEquipmentInput(id, id, EquipmentLevel.Unit, equipmentClass, "HN-MIX", null, due), plant.People["adm"], default));
    }

    private static Task<Outcome<CommandAnswer>> TakeAsync(BatchInstance plant, string batch, string id) => plant.Work.DoAsync(
        plant.An, batch, "check-in-equipment",
        scene => CheckInEquipmentDecision.Decide(scene, new CheckInEquipmentCommand("e", id, EntrySource.Scanned)), new Needs(Equipment: id));

    private static async Task<(EquipmentCondition, string?)> StateAsync(BatchInstance plant)
    {
        var state = (await plant.Get<IEquipment>().LoadAsync("MX-1")).State;
        return (state.Condition, state.Batch);
    }
}
