using System.Globalization;

namespace Theriac.Kernel;

/// <summary>Times on records: microseconds since 1970-01-01T00:00:00Z, as <see cref="long"/>.</summary>
public static class Micros
{
    public const long PerSecond = 1_000_000;

    public static long From(DateTimeOffset time) => (time.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / 10;

    public static long Now(TimeProvider clock) => From(clock.GetUtcNow());

    public static DateTimeOffset ToTime(long micros) => DateTimeOffset.UnixEpoch.AddTicks(micros * 10);

    /// <summary>The calendar day at a place: the expiry of a lot is judged by it.</summary>
    /// <param name="zone">IANA name.</param>
    public static DateOnly ToDate(long micros, string zone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(ToTime(micros), TimeZoneInfo.FindSystemTimeZoneById(zone)).DateTime);

    /// <summary>Reads what <see cref="ToText"/> wrote; null when it is anything else.</summary>
    public static long? Parse(string text) => DateTimeOffset.TryParseExact(
        text, "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? From(time) : null;

    /// <summary>RFC 3339 in UTC with six decimals, the one form used in JSON.</summary>
    public static string ToText(long micros) =>
        ToTime(micros).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
}
