using Theriac.Ledger;
using Theriac.People;

namespace Theriac.Plant.Equipment;

/// <summary>New equipment is to be cleaned before its first use.</summary>
[Fact("equipment-added.v1")]
internal sealed record EquipmentAdded(
    string Id,
    string Name,
    EquipmentLevel Level,
    string Class,
    string Site,
    string Area,
    string? Parent,
    DateOnly? CalibrationDueOn) : IFact;

[Fact("equipment-calibrated.v1")]
internal sealed record EquipmentCalibrated(string Id, DateOnly DoneOn, DateOnly DueOn, string Certificate) : IFact;

/// <summary>Taken out of service: nothing uses it or reads from it until it is returned.</summary>
[Fact("equipment-tagged.v1")]
internal sealed record EquipmentTagged(string Id, string Reason) : IFact;

[Fact("equipment-returned-to-service.v1")]
internal sealed record EquipmentReturnedToService(string Id, string Reason) : IFact;

/// <summary>QA set how long equipment of a class may stand clean, and dirty.</summary>
[Fact("equipment-hold-times-set.v1")]
internal sealed record EquipmentHoldTimesSet(EquipmentClassRule Rule, EquipmentClassRule? Was, string Reason, Signature Signature) : IFact;

/// <summary>What fell due, or will soon.</summary>
internal enum EquipmentDue
{
    CalibrationSoon,
    CalibrationOver,
    CleanHoldSoon,
    CleanHoldOver,
    DirtyHoldSoon,
    DirtyHoldOver,
}

/// <summary>The system saw it, once for each limit; the bell says it (U19).</summary>
/// <param name="Until">The day or the time that is the limit.</param>
[Fact("equipment-fell-due.v1")]
internal sealed record EquipmentFellDue(string Id, EquipmentDue What, string Until) : IFact;
