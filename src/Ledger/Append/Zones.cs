using System.Collections.Concurrent;
using Theriac.Kernel;

namespace Theriac.Ledger.Append;

/// <summary>Offsets of IANA zones.</summary>
internal static class Zones
{
    private static readonly ConcurrentDictionary<string, TimeZoneInfo> Known = new();

    public static int OffsetMinutes(string zone, long atMicros) =>
        (int)Known.GetOrAdd(zone, TimeZoneInfo.FindSystemTimeZoneById).GetUtcOffset(Micros.ToTime(atMicros)).TotalMinutes;
}
