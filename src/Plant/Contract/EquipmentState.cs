using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.Plant.Balances;
using Theriac.Plant.Equipment;

namespace Theriac.Plant;

/// <summary>Equipment for decisions: a state with the version of its stream.</summary>
public interface IEquipment
{
    /// <summary>Version 0 when there is no such equipment.</summary>
    Task<Folded<EquipmentState>> LoadAsync(string id, CancellationToken cancellation = default);
}

/// <summary>A piece of equipment, folded from <c>equipment/{id}</c>.</summary>
/// <param name="Batch">The batch that has it (in use) or had it last (to be cleaned); null when clean.</param>
public sealed record EquipmentState(
    string Id,
    string Name,
    EquipmentLevel Level,
    string Class,
    string Site,
    string Area,
    EquipmentCondition Condition,
    string? Batch,
    DateOnly? CalibrationDueOn) : IStreamState<EquipmentState>
{
    /// <summary>How it is connected, and what it weighs; null for everything else.</summary>
    public DeviceInfo? Device { get; init; }

    /// <summary>
    /// Readings of the last day on which the balance was read and that nobody has signed yet, in their order: a reading that is off
    /// stays beside the one that followed it.
    /// </summary>
    public IReadOnlyList<TestReading> TestReadings { get; init; } = [];

    /// <summary>The newest signed check; void since the device was registered anew.</summary>
    public BalanceCheck? Check { get; init; }

    /// <summary>The readings of a day: those of the day before are no check of today.</summary>
    public IReadOnlyList<TestReading> ReadOn(DateOnly day) => [.. TestReadings.Where(one => one.On == day)];

    public static EquipmentState Empty(string stream) =>
        new(stream["equipment/".Length..], "", EquipmentLevel.Unit, "", "", "", EquipmentCondition.ToBeCleaned, null, null);

    public EquipmentState Apply(Entry entry, IFact fact) => fact switch
    {
        EquipmentAdded added => new EquipmentState(
            added.Id, added.Name, added.Level, added.Class, added.Site, added.Area, EquipmentCondition.ToBeCleaned, null,
            added.CalibrationDueOn),
        EquipmentConditionChanged changed => this with { Condition = changed.To, Batch = changed.Batch },
        EquipmentCalibrated calibrated => this with { CalibrationDueOn = calibrated.DueOn },
        DeviceRegistered registered => this with { Device = registered.Device, TestReadings = [], Check = null },
        BalanceTestWeighed weighed => this with
        {
            TestReadings = [.. ReadOn(weighed.On), weighed.Reading with { On = weighed.On }],
        },
        BalanceChecked check => this with
        {
            TestReadings = [],
            Check = new BalanceCheck(check.On, check.Passed, check.Signature.PrintedName),
        },
        _ => this,
    };
}

/// <summary>
/// Equipment was taken, left or cleaned. Batches drafts it on <c>equipment/{id}</c> when a batch takes or leaves a unit;
/// <see cref="EquipmentGate"/> makes it.
/// </summary>
/// <param name="Batch">The batch that takes or leaves it; null when cleaned.</param>
[Fact("equipment-condition-changed.v1")]
public sealed record EquipmentConditionChanged(
    string Id, EquipmentCondition From, EquipmentCondition To, string? Batch, string? Reason) : IFact;

/// <summary>What equipment may be used for: one pure rule for every module.</summary>
public static class EquipmentGate
{
    /// <summary>
    /// Whether a reading from it counts or a step may use it on that day (P11-10h). Refusals: <c>equipment-unknown</c>,
    /// <c>equipment-calibration-overdue</c>, <c>equipment-of-other-class</c>, <c>equipment-at-other-site</c>.
    /// </summary>
    public static Outcome<Done> MayRead(Folded<EquipmentState> equipment, DateOnly on, string? equipmentClass = null, string? site = null)
    {
        var state = equipment.State;
        if (!equipment.Exists)
            return PlantRefusals.EquipmentUnknown(state.Id);
        if (equipmentClass is not null && !string.Equals(equipmentClass, state.Class, StringComparison.OrdinalIgnoreCase))
            return PlantRefusals.EquipmentOfOtherClass(state, equipmentClass);
        if (site is not null && !string.Equals(site, state.Site, StringComparison.OrdinalIgnoreCase))
            return PlantRefusals.EquipmentAtOtherSite(state, site);
        return state.CalibrationDueOn is { } due && on > due ? PlantRefusals.CalibrationOverdue(state.Id, due) : Done.Ok;
    }

    /// <summary>
    /// A step of a batch cleaned it: the entry, or null where it is clean already. What another batch has in use is not cleaned;
    /// calibration does not matter to a cloth.
    /// </summary>
    public static Outcome<EquipmentConditionChanged?> Clean(
        Folded<EquipmentState> equipment, string batch, string reason, string? equipmentClass = null, string? site = null)
    {
        var state = equipment.State;
        var may = MayRead(equipment with { State = state with { CalibrationDueOn = null } }, default, equipmentClass, site);
        if (!may.IsOk)
            return may.Refusal;
        if (state.Condition == EquipmentCondition.InUse && state.Batch != batch)
            return PlantRefusals.EquipmentInUse(state);
        return state.Condition == EquipmentCondition.Clean
            ? Outcome<EquipmentConditionChanged?>.Ok(null)
            : Change(state, EquipmentCondition.Clean, null, reason);
    }

    /// <summary>A batch takes a clean unit: the entry, or why not.</summary>
    public static Outcome<EquipmentConditionChanged> Take(Folded<EquipmentState> equipment, string batch, DateOnly on)
    {
        var may = MayRead(equipment, on);
        if (!may.IsOk)
            return may.Refusal;
        return equipment.State.Condition switch
        {
            EquipmentCondition.InUse => PlantRefusals.EquipmentInUse(equipment.State),
            EquipmentCondition.ToBeCleaned => PlantRefusals.EquipmentNotClean(equipment.State),
            _ => Change(equipment.State, EquipmentCondition.InUse, batch, null),
        };
    }

    /// <summary>The batch that has it leaves it; it is to be cleaned.</summary>
    public static Outcome<EquipmentConditionChanged> Leave(Folded<EquipmentState> equipment, string batch) =>
        equipment.State is { Condition: EquipmentCondition.InUse } state && state.Batch == batch
            ? Change(state, EquipmentCondition.ToBeCleaned, batch, null)
            : PlantRefusals.EquipmentNotHeld(equipment.State, batch);

    internal static EquipmentConditionChanged Change(EquipmentState state, EquipmentCondition to, string? batch, string? reason) =>
        new(state.Id, state.Condition, to, batch, reason);
}
