namespace Theriac.Plant;

/// <summary>The electronic copy of an equipment log, which is checked as that of a batch record is.</summary>
public static class EquipmentLogFormat
{
    public const string Name = "theriac-equipment-log/1";
}
