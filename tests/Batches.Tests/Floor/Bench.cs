using Theriac.Devices;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.Plant;
using Theriac.Recipes;

namespace Theriac.Batches.Tests;

/// <summary>A floor with lots, a balance and what it says, for weighing.</summary>
internal sealed class Bench(Floor floor)
{
    public Floor Floor => floor;

    public Dictionary<string, LotState> Lots { get; } = new(StringComparer.OrdinalIgnoreCase);

    public EquipmentState Balance { get; set; } = EquipmentState.Empty("equipment/BAL-1") with
    {
        Name = "Balance 60 kg",
        Class = "balance",
        Site = Floor.Site,
        CalibrationDueOn = new DateOnly(2027, 1, 31),
        Device = new DeviceInfo(
            DeviceDrivers.MtSics, "tcp://127.0.0.1:1", null, false, new BalanceRange(Make.Of(60m, "kg"), Make.Of(0.001m, "kg"), Make.Of(0.020m, "kg")),
            [new TestWeight("F1", Make.Of(20m, "kg"), Make.Of(0.002m, "kg"))]),
        Registration = new DeviceRegistration("urs", null, "Hoa"),
        Check = new BalanceCheck(new DateOnly(2026, 11, 22), true, "An"),
    };

    public IReadOnlyList<string> Reserved { get; set; } = [];

    public static Bench Of(params Instruction[] steps) => new(Floor.Started(Make.Recipe(Make.Phase("p", [.. steps, Make.Do("z")]))));

    public static Instruction Weigh(string id, string material = "SUGAR", string kilograms = "10.000", bool isVerified = false) => Make.Charge(id, material) with
    {
        Kind = InstructionKind.Weigh,
        Quantity = Quantity.Parse(kilograms, "kg").Value,
        Verification = isVerified,
    };

    public Bench Lot(string id, string material = "SUGAR", LotStatus status = LotStatus.Released, decimal onHand = 100m, LotAssay? assay = null)
    {
        var quantity = Make.Of(onHand, "kg");
        Lots[id] = new LotState(id, material, Floor.Site, status, quantity, quantity, "Meggle", "S-" + id, null, "who") { Assay = assay };
        return this;
    }

    public Outcome<Telling> Tare(string step, string lot, string tare = "0.500", string who = "an", string? typed = null, string? why = null) => floor.Do(
        Floor.Person(who), scene => DispenseDecision.Tare(
            On(scene, lot), new TareCommand(step, lot, "BAL-1", EntrySource.Scanned, typed, "kg", why), typed is null ? Reading("T S", tare) : null));

    /// <summary>Registers what the balance says.</summary>
    public Outcome<Telling> Register(
        string step, string lot, string net, string held = "0.500", string who = "an", string? why = null, bool isEmpty = false, string? container = null,
        EntrySource source = EntrySource.Scanned, string? printer = null) => floor.Do(
        Floor.Person(who), scene => DispenseDecision.Decide(
            On(scene, lot, container), new DispenseCommand(step, lot, "BAL-1", source, null, null, isEmpty, why, printer),
            Reading("S S", net), Reading("TA A", held)));

    public Outcome<Telling> Typed(string step, string lot, string gross, string? why = null, string who = "an") => floor.Do(
        Floor.Person(who), scene => DispenseDecision.Decide(
            On(scene, lot), new DispenseCommand(step, lot, "BAL-1", EntrySource.Scanned, gross, "kg", false, why), null, null));

    public Outcome<WeighingOffer> Offer(string step, string lot) =>
        DispenseDecision.Offer(On(floor.Scene(Floor.Person("an")), lot), new WeighingChoice(step, lot, "BAL-1"));

    /// <summary>An empty container, then the net, both from the balance; and signed.</summary>
    public void Weighed(string step, string lot, string net)
    {
        floor.Must(Tare(step, lot));
        floor.Must(Register(step, lot, net));
        floor.Must(floor.Perform(step));
    }

    public Outcome<Telling> Charge(string step, string code, string who = "an", LateInput? late = null) => floor.Do(Floor.Person(who), scene => ChargeInDecision.Decide(
        scene with { Lot = LotOf(floor.State.FindContainer(ContainerLabel.IdIn(code))?.Fact.From.Lot ?? "") },
        new ChargeInCommand(step, Source: EntrySource.Scanned, Container: code, Late: late)));

    public Outcome<Telling> Void(string container, bool putBack, string why = "Spilled") => floor.Do(Floor.Person("an"), scene => VoidContainerDecision.Decide(
        scene with { Lot = LotOf(floor.State.FindContainer(container)?.Fact.From.Lot ?? "") }, new VoidContainerCommand(container, putBack, why)));

    private Scene On(Scene scene, string lot, string? container = null) => scene with
    {
        Lot = LotOf(lot),
        Container = container,
        State = Reserved.Count == 0 ? scene.State : scene.State with { Reserved = [.. Reserved.Select(Kept)] },
        Equipment = [new Folded<EquipmentState>("equipment/BAL-1", Balance, 5)],
    };

    private ReservedLot Kept(string lot) => new(Lots[lot].Material, lot, Make.Of(10m, "kg"));

    private Folded<LotState> LotOf(string id) => Lots.TryGetValue(id, out var lot)
        ? new Folded<LotState>("lot/" + id, lot, 3) : new Folded<LotState>("lot/" + id, LotState.Empty("lot/" + id), 0);

    private static DeviceReading Reading(string head, string kilograms) =>
        new(Quantity.Parse(kilograms, "kg").Value, true, $"{head} {kilograms,10} kg", 0);
}
