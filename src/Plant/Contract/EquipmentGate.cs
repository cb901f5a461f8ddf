using Theriac.Kernel;
using Theriac.Ledger;

namespace Theriac.Plant;

/// <summary>What equipment may be used for: one pure rule for every module.</summary>
public static class EquipmentGate
{
    /// <summary>
    /// Whether a reading from it counts or a step may use it on that day (P11-10h). Refusals: <c>equipment-unknown</c>,
    /// <c>equipment-calibration-overdue</c>, <c>equipment-of-other-class</c>, <c>equipment-at-other-site</c>,
    /// <c>equipment-out-of-service</c>.
    /// </summary>
    public static Outcome<Done> MayRead(Folded<EquipmentState> equipment, DateOnly on, string? equipmentClass = null, string? site = null)
    {
        var state = equipment.State;
        if (IsAnother(equipment, equipmentClass, site) is { } another)
            return another;
        if (state.OutOfService is { } reason)
            return EquipmentRefusals.OutOfService(state.Id, reason);
        return state.CalibrationDueOn is { } due && on > due ? PlantRefusals.CalibrationOverdue(state.Id, due) : Done.Ok;
    }

    private static Refusal? IsAnother(Folded<EquipmentState> equipment, string? equipmentClass, string? site)
    {
        var state = equipment.State;
        if (!equipment.Exists)
            return PlantRefusals.EquipmentUnknown(state.Id);
        if (equipmentClass is not null && !string.Equals(equipmentClass, state.Class, StringComparison.OrdinalIgnoreCase))
            return PlantRefusals.EquipmentOfOtherClass(state, equipmentClass);
        return site is not null && !string.Equals(site, state.Site, StringComparison.OrdinalIgnoreCase)
            ? PlantRefusals.EquipmentAtOtherSite(state, site) : null;
    }

    /// <summary>
    /// A step of a batch cleaned it: the entry, or null where it is clean already. What another batch has in use is not cleaned;
    /// calibration does not matter to a cloth.
    /// </summary>
    public static Outcome<EquipmentConditionChanged?> Clean(
        Folded<EquipmentState> equipment, string batch, string reason, string? equipmentClass = null, string? site = null, HoldClock? clock = null)
    {
        var state = equipment.State;
        if (IsAnother(equipment, equipmentClass, site) is { } another)
            return another;
        if (state.Condition == EquipmentCondition.InUse && state.Batch != batch)
            return PlantRefusals.EquipmentInUse(state);
        return MayBeCleaned(state, clock) || state.Condition == EquipmentCondition.InUse
            ? Change(state, EquipmentCondition.Clean, null, reason, clock)
            : Outcome<EquipmentConditionChanged?>.Ok(null);
    }

    /// <summary>What is dirty, and what stood clean for too long.</summary>
    internal static bool MayBeCleaned(EquipmentState state, HoldClock? clock) =>
        state.Condition == EquipmentCondition.ToBeCleaned
        || (state.Condition == EquipmentCondition.Clean && clock is not null && EquipmentHold.Of(state, clock) is { Expired: true });

    /// <summary>
    /// A batch takes a clean unit: the entry, or why not. Clean means within its clean hold; what is kept for another batch is not
    /// taken (<c>equipment-clean-hold-expired</c>, <c>equipment-allocated-elsewhere</c>).
    /// </summary>
    public static Outcome<EquipmentConditionChanged> Take(
        Folded<EquipmentState> equipment, string batch, DateOnly on, HoldClock? clock = null, PhaseUse? use = null)
    {
        var state = equipment.State;
        var may = MayRead(equipment, on);
        if (!may.IsOk)
            return may.Refusal;
        if (state.Condition == EquipmentCondition.InUse)
            return PlantRefusals.EquipmentInUse(state);
        if (state.Procedure is { } record)
            return EquipmentRefusals.InProcedure(state.Id, record);
        if (state.AllocatedTo is { } other && other != batch)
            return EquipmentRefusals.AllocatedElsewhere(state.Id, other);
        var hold = clock is null ? null : EquipmentHold.Of(state, clock);
        // What a batch left with the end of an operation and nobody had since holds its own product: it may have it once more.
        if (state.Condition == EquipmentCondition.ToBeCleaned && (state.Batch != batch || hold is { Expired: true }))
            return PlantRefusals.EquipmentNotClean(state);
        if (hold is { Expired: true, Until: { } until })
            return EquipmentRefusals.CleanHoldExpired(state.Id, until);
        return Change(state, EquipmentCondition.InUse, batch, null, clock) with { Use = use };
    }

    /// <summary>The batch that has it leaves it; it is to be cleaned.</summary>
    public static Outcome<EquipmentConditionChanged> Leave(Folded<EquipmentState> equipment, string batch) =>
        equipment.State is { Condition: EquipmentCondition.InUse } state && state.Batch == batch
            ? Change(state, EquipmentCondition.ToBeCleaned, batch, null)
            : PlantRefusals.EquipmentNotHeld(equipment.State, batch);

    /// <summary>It is kept for a batch; one batch at a time. Whether it is clean is asked when it is taken.</summary>
    public static Outcome<EquipmentAllocated> Allocate(
        Folded<EquipmentState> equipment, string batch, DateOnly on, string site)
    {
        var state = equipment.State;
        var may = MayRead(equipment, on, site: site);
        if (!may.IsOk)
            return may.Refusal;
        if (state.Condition == EquipmentCondition.InUse && state.Batch != batch)
            return PlantRefusals.EquipmentInUse(state);
        if (state.AllocatedTo is { } other)
            return EquipmentRefusals.AllocatedElsewhere(state.Id, other);
        return new EquipmentAllocated(state.Id, batch);
    }

    /// <summary>
    /// A procedure may be carried out on it: it is of the class, at the site, and neither a batch nor another procedure has it
    /// (<c>equipment-in-procedure</c>). It may be out of service.
    /// </summary>
    public static Outcome<Done> MayServe(Folded<EquipmentState> equipment, string? equipmentClass, string site) =>
        IsAnother(equipment, equipmentClass, site) is { } another ? another
        : equipment.State.Condition == EquipmentCondition.InUse ? PlantRefusals.EquipmentInUse(equipment.State)
        : equipment.State.Procedure is { } record ? EquipmentRefusals.InProcedure(equipment.State.Id, record)
        : Done.Ok;

    /// <summary>Null where another procedure has it, or none.</summary>
    public static EquipmentProcedureEnded? EndProcedure(EquipmentState state, string record) =>
        state.Procedure == record ? new EquipmentProcedureEnded(state.Id, record) : null;

    /// <summary>A procedure calibrated it: until when it may be read now.</summary>
    public static IFact Calibrated(EquipmentState state, DateOnly on, int intervalDays, string record) =>
        new Equipment.EquipmentCalibrated(state.Id, on, on.AddDays(intervalDays), record);

    /// <summary>Null where it is not kept for that batch.</summary>
    public static EquipmentAllocationFreed? Free(Folded<EquipmentState> equipment, string batch, string? reason) =>
        equipment.State.AllocatedTo == batch ? new EquipmentAllocationFreed(equipment.State.Id, batch, reason) : null;

    internal static EquipmentConditionChanged Change(
        EquipmentState state, EquipmentCondition to, string? batch, string? reason, HoldClock? clock = null) =>
        new(state.Id, state.Condition, to, batch, reason, Hold: clock is null ? null : EquipmentHold.Of(state, clock)?.Seen(clock));
}
