using Theriac.Ledger;

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
