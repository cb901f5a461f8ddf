using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.Plant.Balances;
using Theriac.Plant.Equipment;

namespace Theriac.Plant.EquipmentLog;

/// <summary>What kind of thing happened to equipment.</summary>
internal enum LogKind
{
    Added,
    Allocated,
    AllocationFreed,
    Taken,
    Used,
    PhaseEnded,
    Left,
    ProcedureBegun,
    ProcedureEnded,
    Cleaned,
    Calibrated,
    TestWeighed,
    Checked,
    CheckFailed,
    Doubted,
    DeviceRegistered,
    DeviceApproved,
    OutOfService,
    BackInService,
    Due,
    Refused,
    Other,
}

/// <summary>One line of the log: date, time, product, lot and person, in order (21 CFR 211.182).</summary>
/// <param name="Number">Place in the log, from 1 without gaps: the version of the equipment's own stream.</param>
/// <param name="Entry">Number of the ledger's entry that says so.</param>
/// <param name="Phase">Phase of the batch, by its number in the recipe.</param>
/// <param name="Hold">How long it stood clean or dirty before.</param>
internal sealed record EquipmentLogLine(
    long Number, long Entry, string At, string Zone, LogKind Kind, string By, string? Batch, string? Product, string? Lot, string? Phase,
    PhaseTitle? PhaseTitle, HoldView? Hold, string? Detail)
{
    public static EquipmentLogLine Of(Entry entry, IFact? fact)
    {
        var blank = new EquipmentLogLine(
            entry.Version, entry.Number, Micros.ToText(entry.At), entry.Zone, LogKind.Other, entry.Actor, null, null, null, null, null, null, null);
        return fact switch
        {
            EquipmentConditionChanged one => OfCondition(blank, one),
            EquipmentUsed one => blank.For(one.Use) with { Kind = LogKind.Used, Batch = one.Batch },
            EquipmentPhaseEnded one => blank with { Kind = LogKind.PhaseEnded, Batch = one.Batch, Phase = one.Phase },
            EquipmentProcedureBegun one => blank with { Kind = LogKind.ProcedureBegun, Detail = $"{one.What} {one.Record}" },
            EquipmentProcedureEnded one => blank with { Kind = LogKind.ProcedureEnded, Detail = one.Record },
            EquipmentAllocated one => blank with { Kind = LogKind.Allocated, Batch = one.Batch },
            EquipmentAllocationFreed one => blank with { Kind = LogKind.AllocationFreed, Batch = one.Batch, Detail = one.Reason },
            EquipmentChecked one => blank with { Kind = LogKind.Checked, Detail = $"{one.What} {one.Record}" },
            _ => OfKeeping(blank, fact),
        };
    }

    private static EquipmentLogLine OfCondition(EquipmentLogLine blank, EquipmentConditionChanged one)
    {
        var line = (one.Use is { } use ? blank.For(use) : blank) with
        {
            Batch = one.Batch,
            Detail = one.Reason,
            Hold = one.Hold is { } hold ? new HoldView(hold.Kind, hold.Minutes, hold.LimitHours, hold.IsExceeded) : null,
        };
        return one.To switch
        {
            EquipmentCondition.InUse => line with { Kind = LogKind.Taken },
            EquipmentCondition.ToBeCleaned => line with { Kind = LogKind.Left },
            _ => line with { Kind = LogKind.Cleaned },
        };
    }

    private static EquipmentLogLine OfKeeping(EquipmentLogLine blank, IFact? fact) => fact switch
    {
        EquipmentAdded => blank with { Kind = LogKind.Added },
        EquipmentCalibrated one => blank with { Kind = LogKind.Calibrated, Detail = $"{one.Certificate}; {one.DoneOn:yyyy-MM-dd} → {one.DueOn:yyyy-MM-dd}" },
        BalanceTestWeighed one => blank with { Kind = LogKind.TestWeighed, Detail = $"{one.Reading.TestWeight}: {one.Reading.Reading}" },
        BalanceDoubted one => blank with { Kind = LogKind.Doubted, Detail = string.Join(", ", one.Weighings.Select(weighing => weighing.Container)) },
        BalanceChecked one => blank with { Kind = one.Passed ? LogKind.Checked : LogKind.CheckFailed, Detail = $"{one.On:yyyy-MM-dd}" },
        DeviceRegistered one => blank with { Kind = LogKind.DeviceRegistered, Detail = one.Device.Address },
        DeviceApproved one => blank with { Kind = LogKind.DeviceApproved, Detail = one.Reason },
        EquipmentTagged one => blank with { Kind = LogKind.OutOfService, Detail = one.Reason },
        EquipmentReturnedToService one => blank with { Kind = LogKind.BackInService, Detail = one.Reason },
        EquipmentFellDue one => blank with { Kind = LogKind.Due, Detail = $"{EnumWords.Of(one.What)} {one.Until}" },
        AttemptRefused one => blank with { Kind = LogKind.Refused, Detail = one.Code },
        _ => blank,
    };

    private EquipmentLogLine For(PhaseUse use) =>
        this with { Product = use.Product, Lot = use.Lot, Phase = use.Phase, PhaseTitle = use.Title };
}

/// <param name="LimitHours">As the rule of its class said then; null where it set none.</param>
internal sealed record HoldView(EquipmentHoldKind Kind, long Minutes, int? LimitHours, bool Exceeded);
