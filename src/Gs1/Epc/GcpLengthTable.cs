using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using Theriac.Kernel;

namespace Theriac.Gs1;

/// <summary>
/// A table of company prefix lengths: GS1's list, and an overlay of the operator's own that wins over it.
/// </summary>
/// <remarks>
/// In each of the two the longest prefix that fits decides. An entry of length 0 says that there is none.
/// </remarks>
public sealed class GcpLengthTable : IGcpLengths
{
    public const int LengthMin = 4;
    public const int LengthMax = 12;
    private const int EntriesMax = 2_000_000;

    private readonly FrozenDictionary<string, int> _entries;
    private readonly FrozenDictionary<string, int> _overlay;

    private GcpLengthTable(
        DateOnly? date,
        IEnumerable<KeyValuePair<string, int>> entries,
        IEnumerable<KeyValuePair<string, int>> overlay)
    {
        Date = date;
        _entries = entries.ToFrozenDictionary(StringComparer.Ordinal);
        _overlay = overlay.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>
    /// Knows nothing, so that every URN is refused: the state before the operator has supplied a table.
    /// </summary>
    public static readonly GcpLengthTable Empty = new(null, [], []);

    /// <summary>The day of GS1's list; null when there is only an overlay.</summary>
    public DateOnly? Date { get; }

    public int Count => _entries.Count + _overlay.Count;

    /// <summary>Null for a prefix that no company has (length 0) as for one that nobody told us of.</summary>
    public int? LengthOf(ReadOnlySpan<char> digits) =>
        (Longest(_overlay, digits) ?? Longest(_entries, digits)) is > 0 and var length ? length : null;

    /// <summary>Reads GS1's file <c>gcpprefixformatlist.json</c>.</summary>
    public static Outcome<GcpLengthTable> ParseJson(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var list = document.RootElement.GetProperty("GCPPrefixFormatList");
            var date = DateTimeOffset.Parse(list.GetProperty("date").GetString()!, CultureInfo.InvariantCulture);
            var entries = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var entry in list.GetProperty("entry").EnumerateArray().Take(EntriesMax + 1))
            {
                var prefix = entry.GetProperty("prefix").GetString()!;
                if (!IsEntry(prefix, entry.GetProperty("gcpLength").GetInt32()) || entries.Count == EntriesMax)
                    return Gs1Refusals.PrefixTableNotValid($"The entry {prefix} is not valid, or there are too many.");
                entries[prefix] = entry.GetProperty("gcpLength").GetInt32();
            }
            return new GcpLengthTable(DateOnly.FromDateTime(date.Date), entries, []);
        }
        catch (Exception problem) when (problem is JsonException or KeyNotFoundException or FormatException
            or InvalidOperationException or ArgumentNullException)
        {
            return Gs1Refusals.PrefixTableNotValid("This is not GS1's list of company prefix lengths in JSON.");
        }
    }

    /// <summary>
    /// The same table with the operator's own prefixes, which win; each says how long the company prefix is.
    /// </summary>
    public Outcome<GcpLengthTable> WithOverlay(IReadOnlyDictionary<string, int> overlay)
    {
        var wrong = overlay.FirstOrDefault(entry => !IsEntry(entry.Key, entry.Value));
        return wrong.Key is null
            ? new GcpLengthTable(Date, _entries, overlay)
            : Gs1Refusals.PrefixTableNotValid($"The entry {wrong.Key} is not valid.");
    }

    private static int? Longest(FrozenDictionary<string, int> entries, ReadOnlySpan<char> digits)
    {
        var lookup = entries.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var length = Math.Min(digits.Length, LengthMax); length > 0; length--)
        {
            if (lookup.TryGetValue(digits[..length], out var found))
                return found;
        }
        return null;
    }

    private static bool IsEntry(string prefix, int length) =>
        prefix.Length is > 0 and <= LengthMax && Charset.IsDigits(prefix)
        && length is 0 or (>= LengthMin and <= LengthMax);
}
