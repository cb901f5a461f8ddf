using Theriac.Kernel;
using Theriac.Plant.Equipment;

namespace Theriac.Plant.EquipmentWatch;

/// <summary>What of equipment falls due, before anybody is refused at it (U19).</summary>
internal static class EquipmentDueRule
{
    public const int CalibrationDays = 14;
    public const int HoldHours = 4;

    /// <summary>Due, or nearly so, and not told yet.</summary>
    public static IReadOnlyList<EquipmentFellDue> Of(EquipmentState state, HoldClock clock, DateOnly today) =>
        state.OutOfService is not null ? []
        : [.. Calibration(state, today).Concat(Hold(state, clock)).Where(due => !state.Told.Contains(due))];

    private static IEnumerable<EquipmentFellDue> Calibration(EquipmentState state, DateOnly today)
    {
        if (state.CalibrationDueOn is not { } on || today < on.AddDays(-CalibrationDays))
            yield break;
        yield return new EquipmentFellDue(state.Id, today > on ? EquipmentDue.CalibrationOver : EquipmentDue.CalibrationSoon, $"{on:yyyy-MM-dd}");
    }

    private static IEnumerable<EquipmentFellDue> Hold(EquipmentState state, HoldClock clock)
    {
        if (EquipmentHold.Of(state, clock) is not { Until: { } until } hold || clock.Now < until - (HoldHours * 3_600 * Micros.PerSecond))
            yield break;
        var what = hold.Kind == EquipmentHoldKind.Clean
            ? hold.Expired ? EquipmentDue.CleanHoldOver : EquipmentDue.CleanHoldSoon
            : hold.Expired ? EquipmentDue.DirtyHoldOver : EquipmentDue.DirtyHoldSoon;
        yield return new EquipmentFellDue(state.Id, what, Micros.ToText(until));
    }
}
