using System.Globalization;
using Theriac.Kernel;

namespace Theriac.Batches.Print;

/// <summary>Times of the record as every language prints them: <c>2026-11-22 08:42:13 +07:00</c>.</summary>
internal static class PrintedTime
{
    public static string Of(Stamp stamp) => Of(stamp.At, stamp.OffsetMinutes);

    public static string Of(long at, int offsetMinutes) =>
        Micros.ToTime(at).ToOffset(TimeSpan.FromMinutes(offsetMinutes)).ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture);
}
