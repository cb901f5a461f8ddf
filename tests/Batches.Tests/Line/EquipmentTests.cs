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

    [Theory, OnBothEngines]
    [Trait("Requirement", "C-182")]
    [Trait("Requirement", "P11-30")]
    public async Task What_no_later_step_asks_for_is_left_with_the_end_of_its_work_and_the_log_is_a_sealed_file(Engine engine)
    {
        await using var plant = await BatchInstance.StartAsync(engine);
        BatchInstance.Ok(await plant.Get<AddSite>().HandleAsync(new AddAreaInput("HN-MIX", "Mixing", "HN"), plant.People["adm"], default));
        await AddAsync(plant, "MX-1", "mixer", null);
        BatchInstance.Ok(await plant.Get<KeepEquipment>().CleanAsync("MX-1", new CleanInput(), plant.An, default));
        var batch = await plant.BatchAsync(Make.Recipe(Make.Phase("p1", Mixer("e"), Make.Do("mix")), Make.Phase("p2", Make.Do("fill"))));
        BatchInstance.Ok(await TakeAsync(plant, batch, "MX-1"));
        BatchInstance.Ok(await plant.SignStepAsync(plant.An, batch, "e"));
        BatchInstance.Ok(await plant.RecordAsync(plant.An, batch, "mix"));
        Assert.Equal((EquipmentCondition.ToBeCleaned, batch), await StateAsync(plant));
        Assert.Equal(Lifecycle.Running, (await plant.StateAsync(batch)).Lifecycle);
        BatchInstance.Ok(await plant.Get<Alarms>().RaiseAsync("MX-1", new RaiseAlarmCommand(Text: "Lid open"), plant.An, default));

        var log = plant.Get<ReadEquipmentLog>();
        var lines = BatchInstance.Ok(await log.AllAsync("MX-1", new EquipmentLogQuery(), default, "vi"));
        Assert.Equal([LogKind.Taken, LogKind.PhaseEnded, LogKind.Left], lines.SkipLast(1).TakeLast(3).Select(line => line.Kind));
        Assert.Contains("Lid open", lines[^1].Detail, StringComparison.Ordinal); // An alarm is a line with words, in the reader's language.
        foreach (var language in new[] { "en", "vi", "zh" })
        {
            var file = BatchInstance.Ok(await plant.Get<PrintEquipmentLog>().HandleAsync("MX-1", new EquipmentLogQuery(Kind: "taken,left"), language, default));
            var report = RecordVerification.Verify(file, null);
            Assert.Equal((null, "pdf", "equipment/MX-1", lines.Count), (report.Wrong, report.Kind, report.Stream, report.Entries));
            file[file.Length / 2] ^= 1;
            Assert.NotNull(RecordVerification.Verify(file, null).Wrong);
        }
    }

    [Fact]
    [Trait("Requirement", "C-182")]
    public void Phases_of_one_operation_share_their_equipment_until_the_last_of_them_has_ended()
    {
        var floor = Floor.Started(Make.Recipe(
            Make.Operation("o1", Make.Phase("p1", Make.Do("a")), Make.Phase("p2", Make.Do("b"))), Make.Operation("o2", Make.Phase("p3", Mixer("e3"), Make.Do("c")))));
        var mixer = floor.Recipe.Steps.First(place => place.Id == "a");
        var taken = new EquipmentCheckedIn("p1", "a", mixer.Number, "MX-1", "Mixer", "mixer", EntrySource.Scanned, [], new By("an", "An"));
        floor.Must(floor.Do(Floor.Person("an"), scene =>
        {
            var telling = new Telling(scene);
            telling.Tell(taken);
            return telling;
        }));
        floor.Must(floor.Record("a", null));
        Assert.Empty(UseRules.Done(floor.State, floor.Recipe));
        floor.Must(floor.Record("b", null));
        Assert.Equal(["MX-1"], UseRules.Done(floor.State, floor.Recipe));
        Assert.True(UseRules.IsAskedFor(floor.State, floor.Recipe, "MIXER")); // The next operation takes one of its class.
        Assert.False(UseRules.IsAskedFor(floor.State, floor.Recipe, "blender"));
    }

    [Theory, OnBothEngines]
    [Trait("Requirement", "C-105")]
    public async Task An_order_keeps_equipment_with_its_release_and_the_first_of_two_orders_has_it(Engine engine)
    {
        await using var plant = await BatchInstance.StartAsync(engine);
        BatchInstance.Ok(await plant.Get<AddSite>().HandleAsync(new AddAreaInput("HN-MIX", "Mixing", "HN"), plant.People["adm"], default));
        await AddAsync(plant, "MX-1", "mixer", null);
        await AddAsync(plant, "BAL-1", "balance", null);
        plant.Recipes.Approve(Mixing());
        var (issue, planner) = (plant.Get<IssueOrder>(), plant.People["plan"]);
        IssueOrderCommand Order(string batch, string unit) => new("HN", "R-1", BatchId: batch, ShortageReason: "A delivery is on its way.") { Units = [unit] };
        Assert.Equal("equipment-class-not-in-recipe", (await issue.PrepareAsync(planner, Order("B-1", "BAL-1"), default)).Refusal.Code);
        var need = BatchInstance.Ok(await plant.Get<EquipmentNeeds>().OfOrderAsync(planner, Order("B-1", "MX-1"), default)).Items.Single();
        Assert.Equal(("mixer", "MX-1", null), (need.Class, need.Candidates.Single().Id, need.Candidates.Single().Why));
        var first = BatchInstance.Ok(await issue.PrepareAsync(planner, Order("B-1", "MX-1"), default));
        var second = BatchInstance.Ok(await issue.PrepareAsync(planner, Order("B-2", "MX-1"), default));
        Assert.Contains(first.Document.Lines, line => line.Value == "MX-1 MX-1");
        BatchInstance.Ok(await issue.SignAsync(planner, Order("B-1", "MX-1") with { Signature = BatchInstance.Sign(first.Hash, first.Document, "plan") }, default));
        Assert.Equal("equipment-allocated-elsewhere", (await issue.SignAsync(
            planner, Order("B-2", "MX-1") with { Signature = BatchInstance.Sign(second.Hash, second.Document, "plan") }, default)).Refusal.Code);
        Assert.Equal("B-1", (await plant.Get<IEquipment>().LoadAsync("MX-1")).State.AllocatedTo);
        Assert.Equal("MX-1", Assert.Single((await plant.StateAsync("B-1")).Allocated).Fact.Equipment);
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
