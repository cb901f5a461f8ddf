using Theriac.Kernel;

namespace Theriac.Plant;

/// <summary>Clean and unused, or used and not cleaned yet: both are good for a while only.</summary>
public enum EquipmentHoldKind
{
    Clean,
    Dirty,
}

/// <summary>How long equipment of a class may stand clean before its use, and dirty before its cleaning; null is without a limit.</summary>
public sealed record EquipmentClassRule(string Class, int? CleanHoldHours, int? DirtyHoldHours)
{
    public const int HoursMax = 8_760;

    public int? HoursOf(EquipmentHoldKind kind) => kind == EquipmentHoldKind.Clean ? CleanHoldHours : DirtyHoldHours;
}

/// <summary>What holds for a class, and when it is asked for.</summary>
public sealed record HoldClock(long Now, EquipmentClassRule? Rule);

/// <summary>A hold that runs.</summary>
/// <param name="Until">Null where its class has no limit.</param>
public sealed record EquipmentHold(EquipmentHoldKind Kind, long Since, long? Until, bool Expired)
{
    private const long PerHour = 3_600 * Micros.PerSecond;

    /// <summary>Null while it is in use, and before its first entry.</summary>
    public static EquipmentHold? Of(EquipmentState state, HoldClock clock) => Of(state.Condition, state.Since, clock);

    public static EquipmentHold? Of(EquipmentCondition condition, long since, HoldClock clock)
    {
        if (since == 0 || condition == EquipmentCondition.InUse)
            return null;
        var kind = condition == EquipmentCondition.Clean ? EquipmentHoldKind.Clean : EquipmentHoldKind.Dirty;
        var until = clock.Rule?.HoursOf(kind) is { } hours ? since + (hours * PerHour) : (long?)null;
        return new EquipmentHold(kind, since, until, clock.Now > until);
    }

    public HoldSeen Seen(HoldClock clock) => new(Kind, (clock.Now - Since) / (60 * Micros.PerSecond), clock.Rule?.HoursOf(Kind));
}
