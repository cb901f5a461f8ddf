using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;
using Theriac.Plant;
using Theriac.Plant.Equipment;
using Theriac.Plant.EquipmentLog;
using Theriac.Plant.Sites;
using Theriac.Recipes;
using Theriac.Storage;
using Theriac.Testing;
using Xunit;

namespace Theriac.Batches.Tests;

public sealed class ProcedureTests
{
    [Theory, OnBothEngines]
    [Trait("Requirement", "C-182")]
    public async Task A_cleaning_runs_without_a_batch_and_makes_the_equipment_clean_with_its_end(Engine engine)
    {
        await using var plant = await StartAsync(engine);
        plant.Recipes.Approve(Procedure(EquipmentProcedureKind.Cleaning, Make.Do("wash")));
        Assert.Equal("procedure-equipment-missing", (await OrderAsync(plant, null)).Refusal.Code);
        Assert.Equal("equipment-of-other-class", (await OrderAsync(plant, "BAL-1")).Refusal.Code);
        var record = BatchInstance.Ok(await OrderAsync(plant, "mx-1")).Batch;
        Assert.StartsWith("P", record);
        await RunAsync(plant, record, "wash", null);

        Assert.Equal(EquipmentCondition.Clean, (await PieceAsync(plant, "MX-1")).Condition);
        var line = BatchInstance.Ok(await plant.Get<ReadEquipmentLog>().AllAsync("MX-1", new EquipmentLogQuery(Kind: "cleaned"), default)).Single();
        Assert.Equal((record, "an"), (line.Detail, line.By));
        Assert.Empty((await plant.Get<Board>().ListAsync(new BoardQuery(), default)).Items);
        Assert.Equal("accept-procedure", (await plant.Get<ListProcedures>().ReadAsync(new ProcedureQuery(Equipment: "mx-1"), default)).Items.Single().WaitsFor.Single().Kind);
        Assert.Equal("not-of-procedures", (await plant.Work.DoAsync(plant.People["qa"], record, "start-review", ReviewDecisions.Start)).Refusal.Code);

        BatchInstance.Ok(await AcceptAsync(plant, "sup", record));
        Assert.Empty((await plant.Get<ListProcedures>().ReadAsync(new ProcedureQuery("HN"), default)).Items.Single().WaitsFor);
        Assert.Equal("batch-decided", (await AcceptAsync(plant, "qa", record)).Refusal.Code);
    }

    [Fact]
    [Trait("Requirement", "C-182")]
    public void A_cleaning_that_came_too_late_waits_for_its_acceptance_and_one_that_was_used_since_does_nothing()
    {
        var floor = new Floor(Procedure(EquipmentProcedureKind.Cleaning, Make.Do("wash")));
        var binding = new ProcedureBinding(EquipmentProcedureKind.Cleaning, "MX-1", "Mixer", null);
        var running = floor.Scene(Floor.Person("an"));
        var hour = 3_600 * Micros.PerSecond;
        var clock = new HoldClock(floor.Now, new EquipmentClassRule("mixer", null, 24));
        var ended = running with { State = running.State with { Ended = new Stamp(9, floor.Now - hour, Floor.Zone, 420, "an", null) } };

        Assert.IsType<EquipmentConditionChanged>(ProcedureEffect.Of(binding, running, Dirty(floor.Now - (24 * hour)), clock));
        Assert.Null(ProcedureEffect.Of(binding, running, Dirty(floor.Now - (25 * hour)), clock));
        Assert.True(((EquipmentConditionChanged)ProcedureEffect.Of(binding, ended, Dirty(floor.Now - (25 * hour)), clock)!).Hold!.IsExceeded);
        Assert.Null(ProcedureEffect.Of(binding, ended, Dirty(floor.Now - (hour / 2)), clock));
    }

    private static Folded<EquipmentState> Dirty(long since) => new("equipment/MX-1", new EquipmentState(
        "MX-1", "Mixer", EquipmentLevel.Unit, "mixer", "HN", "HN-MIX", EquipmentCondition.ToBeCleaned, null, null)
    { Since = since }, 3);

    [Theory, OnBothEngines]
    [Trait("Requirement", "P11-10h")]
    public async Task A_calibration_out_of_its_limits_counts_only_when_its_exception_is_concluded_and_it_is_accepted(Engine engine)
    {
        await using var plant = await StartAsync(engine);
        plant.Recipes.Approve(Procedure(EquipmentProcedureKind.Calibration, Make.Number("reading")) with { IntervalDays = 90 });
        var record = BatchInstance.Ok(await OrderAsync(plant, "MX-1")).Batch;
        await RunAsync(plant, record, "reading", "50.0");
        Assert.Null((await PieceAsync(plant, "MX-1")).CalibrationDueOn);
        Assert.Equal("procedure-exception-open", (await AcceptAsync(plant, "sup", record)).Refusal.Code);

        var again = BatchInstance.Ok(await OrderAsync(plant, "MX-1")).Batch;
        await RunAsync(plant, again, "reading", "42.0");
        var today = (await plant.Get<IPlantDirectory>().FindSiteAsync("HN"))!.DateAt(Micros.Now(plant.Instance.Clock));
        Assert.Equal(today.AddDays(90), (await PieceAsync(plant, "MX-1")).CalibrationDueOn);
    }

    [Theory, OnBothEngines]
    [Trait("Requirement", "C-182")]
    public async Task Of_two_who_begin_a_procedure_on_one_piece_at_once_the_first_has_it_and_no_batch_takes_it_until_it_has_ended(Engine engine)
    {
        await using var plant = await StartAsync(engine);
        plant.Recipes.Approve(Procedure(EquipmentProcedureKind.DailyCheck, Make.Do("look")));
        BatchInstance.Ok(await plant.Get<KeepEquipment>().CleanAsync("MX-1", new CleanInput(), plant.An, default));
        var (mine, yours) = (await PrepareAsync(plant), await PrepareAsync(plant, "P2611-900"));
        var record = BatchInstance.Ok(await SignAsync(plant, mine)).Batch;
        Assert.Equal("equipment-in-procedure", (await SignAsync(plant, yours)).Refusal.Code);
        Assert.Equal(record, (await PieceAsync(plant, "MX-1")).Procedure);

        var batch = await plant.BatchAsync(Make.Recipe(Make.Phase("p1", Mixer, Make.Do("mix"))) with { Id = "R-2" });
        Assert.Equal("equipment-in-procedure", (await TakeAsync(plant, batch)).Refusal.Code);
        await RunAsync(plant, record, "look", null);
        Assert.Null((await PieceAsync(plant, "MX-1")).Procedure);
        BatchInstance.Ok(await TakeAsync(plant, batch));
        Assert.Equal(
            ["procedure-begun", "checked", "procedure-ended", "taken"],
            BatchInstance.Ok(await plant.Get<ReadEquipmentLog>().AllAsync("MX-1", new EquipmentLogQuery(), default))
                .Where(line => line.Kind != LogKind.Refused).TakeLast(4).Select(line => EnumWords.Of(line.Kind)));
    }

    private static Instruction Mixer => new() { Id = "e", Kind = InstructionKind.Equipment, Title = "Mixer", EquipmentClass = "mixer" };

    private static Task<Outcome<CommandAnswer>> TakeAsync(BatchInstance plant, string batch) => plant.Work.DoAsync(
        plant.An, batch, "check-in-equipment",
        scene => CheckInEquipmentDecision.Decide(scene, new CheckInEquipmentCommand("e", "MX-1", EntrySource.Scanned)), new Needs(Equipment: "MX-1"));

    private static async Task<PreparedOrder> PrepareAsync(BatchInstance plant, string? record = null) => BatchInstance.Ok(
        await plant.Get<IssueOrder>().PrepareAsync(plant.An, new StartProcedureCommand("HN", "R-1", "MX-1", record).ToOrder(), default));

    private static Task<Outcome<CommandAnswer>> SignAsync(BatchInstance plant, PreparedOrder order) => plant.Get<IssueOrder>().SignAsync(
        plant.An, new StartProcedureCommand("HN", "R-1", "MX-1", order.BatchId).ToOrder() with { Signature = BatchInstance.Sign(order.Hash, order.Document, "an") },
        default);

    [Fact]
    [Trait("Requirement", "C-110")]
    public void A_reading_of_a_procedure_outside_its_limits_is_an_exception_and_holds_no_material()
    {
        foreach (var isProcedure in new[] { false, true })
        {
            var floor = Floor.Started(Make.Recipe(Make.Phase("p", Make.Do("z"))));
            var scene = floor.Scene(Floor.Person("an"));
            var binding = isProcedure ? new ProcedureBinding(EquipmentProcedureKind.Calibration, "MX-1", "Mixer", 90) : null;
            var telling = new Telling(scene with { State = scene.State with { Order = scene.Order with { Procedure = binding } } });
            var place = floor.Recipe.Steps[0] with { Numbered = floor.Recipe.Steps[0].Numbered with { Instruction = Make.Do("z") with { Kind = InstructionKind.Table } } };
            MaterialHolds.Hold(telling, place, new ReadValue("50.0", null, [], Verdict.Outside, null, "≤ 45.0"), "B1-E1");
            Assert.Equal(isProcedure ? 0 : 1, telling.Facts.Count);
        }
    }

    [Theory, OnBothEngines]
    [Trait("Requirement", "C-182")]
    public async Task A_daily_check_stands_in_the_log_and_what_a_batch_has_is_not_served(Engine engine)
    {
        await using var plant = await StartAsync(engine);
        plant.Recipes.Approve(Procedure(EquipmentProcedureKind.DailyCheck, Make.Do("look")));
        var record = BatchInstance.Ok(await OrderAsync(plant, "MX-1")).Batch;
        await RunAsync(plant, record, "look", null);
        Assert.Equal("daily-check " + record, BatchInstance.Ok(
            await plant.Get<ReadEquipmentLog>().AllAsync("MX-1", new EquipmentLogQuery(Kind: "checked"), default)).Single().Detail);

        BatchInstance.Ok(await plant.Get<KeepEquipment>().CleanAsync("MX-1", new CleanInput(), plant.An, default));
        var batch = await plant.BatchAsync(Make.Recipe(Make.Phase(
            "p1", new Instruction { Id = "e", Kind = InstructionKind.Equipment, Title = "Mixer", EquipmentClass = "mixer" }, Make.Do("mix"))) with
        { Id = "R-2" });
        BatchInstance.Ok(await plant.Work.DoAsync(
            plant.An, batch, "check-in-equipment",
            scene => CheckInEquipmentDecision.Decide(scene, new CheckInEquipmentCommand("e", "MX-1", EntrySource.Scanned)), new Needs(Equipment: "MX-1")));
        Assert.Equal("equipment-in-use", (await OrderAsync(plant, "MX-1")).Refusal.Code);
        Assert.Equal("recipe-is-no-procedure", (await OrderAsync(plant, "BAL-1", "R-2")).Refusal.Code);
        Assert.Equal("only-of-procedures", (await AcceptAsync(plant, "sup", batch)).Refusal.Code);
    }

    private static MasterRecipe Procedure(EquipmentProcedureKind kind, Instruction step) => Make.Recipe(Make.Phase("p1", step)) with
    {
        ProcedureFor = kind,
        ProcedureClass = "mixer",
        Product = null,
        BatchSize = null,
        Yield = null,
        Formula = new Formula(),
    };

    private static async Task<BatchInstance> StartAsync(Engine engine)
    {
        var plant = await BatchInstance.StartAsync(engine);
        BatchInstance.Ok(await plant.Get<AddSite>().HandleAsync(new AddAreaInput("HN-MIX", "Mixing", "HN"), plant.People["adm"], default));
        foreach (var (id, equipmentClass) in new[] { ("MX-1", "mixer"), ("BAL-1", "balance") })
        {
            BatchInstance.Ok(await plant.Get<AddEquipment>().HandleAsync(
                new AddEquipmentInput(id, id, EquipmentLevel.Unit, equipmentClass, "HN-MIX"), plant.People["adm"], default));
        }

        return plant;
    }

    private static async Task<Outcome<CommandAnswer>> OrderAsync(BatchInstance plant, string? equipment, string recipe = "R-1")
    {
        var command = new StartProcedureCommand("HN", recipe, equipment!).ToOrder();
        var caller = equipment is null ? plant.People["plan"] : plant.An;
        if (!(await plant.Get<IssueOrder>().PrepareAsync(caller, command, default)).Try(out var prepared, out var refusal))
            return refusal;
        return await plant.Get<IssueOrder>().SignAsync(
            caller, command with { BatchId = prepared.BatchId, Signature = BatchInstance.Sign(prepared.Hash, prepared.Document, "an") }, default);
    }

    private static async Task RunAsync(BatchInstance plant, string record, string step, string? value)
    {
        BatchInstance.Ok(await plant.Work.DoAsync(plant.An, record, "start", StartBatchDecision.Decide));
        BatchInstance.Ok(await plant.RecordAsync(plant.An, record, step, value, "As it was"));
        if (value is "50.0")
            BatchInstance.Ok(await plant.SignStepAsync(plant.An, record, step));
        Assert.Equal(Lifecycle.Complete, (await plant.StateAsync(record)).Lifecycle);
    }

    private static Task<Outcome<CommandAnswer>> AcceptAsync(BatchInstance plant, string who, string record) =>
        plant.SignAsync(plant.People[who], record, input => Procedures.Sign(new AcceptProcedureCommand { Signature = input }));

    private static async Task<EquipmentState> PieceAsync(BatchInstance plant, string id) => (await plant.Get<IEquipment>().LoadAsync(id)).State;
}
