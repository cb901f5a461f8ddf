using Theriac.Kernel;

namespace Theriac.Batches;

/// <summary>
/// What a tablet's clock says is data, never a time of the record. When it is off by more than the rule allows, that is an
/// exception of the batch, once a day and device (DI-Cs).
/// </summary>
internal static class DeviceClock
{
    private const long Day = 86_400L * Micros.PerSecond;

    public static Telling Note(Telling telling, long? deviceAt)
    {
        if (deviceAt is not { } claimed || !telling.State.IsUnderWay || Math.Abs(claimed - telling.Scene.Now) <= ClockTrust.SkewMax)
            return telling;
        var device = telling.Scene.Who.Terminal?.Id ?? telling.Scene.Who.UserId;
        var isKnown = telling.State.Exceptions.Exists(one =>
            one.Opened is { Kind: ExceptionKind.ClockGap } opened && opened.Facts.GetValueOrDefault("device") == device
            && one.Stamp.At > telling.Scene.Now - Day);
        if (!isKnown)
        {
            var gap = ClockWatch.Said(Math.Abs(claimed - telling.Scene.Now));
            telling.Open(
                ExceptionKind.ClockGap, Grade.Minor, null, $"The clock of {device} was off by {gap}; the server's time stands.",
                new Dictionary<string, string> { ["device"] = device, ["gap"] = gap, ["device-time"] = Micros.ToText(claimed) }, null);
        }

        return telling;
    }
}
