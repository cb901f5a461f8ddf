using System.Collections.Frozen;
using static Theriac.Gs1.AiCheck;
using static Theriac.Gs1.AiPart;

namespace Theriac.Gs1;

/// <summary>Every application identifier of the GS1 Barcode Syntax Dictionary, release 2026-01-27.</summary>
/// <remarks>
/// The facts are GS1's (Apache-2.0, copyright GS1 AISBL); the form is ours. A test compares this table with the
/// dictionary where that is at hand, so a new release shows as a failing test and not as a wrong scan.
/// </remarks>
internal static partial class AiTable
{
    public const string Release = "2026-01-27";

    private static readonly FrozenDictionary<string, AiSpec> ByAi = AllRows().SelectMany(Expand)
        .ToFrozenDictionary(spec => spec.Ai, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, AiSpec>.AlternateLookup<ReadOnlySpan<char>> BySpan =
        ByAi.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly int[] LengthByFirstTwo = Lengths();

    public static IEnumerable<AiSpec> All => ByAi.Values.OrderBy(spec => spec.Ai, StringComparer.Ordinal);

    public static AiSpec? Find(ReadOnlySpan<char> ai) => BySpan.TryGetValue(ai, out var spec) ? spec : null;

    /// <summary>The identifier with which a text begins: its first two digits decide how many there are.</summary>
    public static AiSpec? FindAtStartOf(ReadOnlySpan<char> text)
    {
        if (text.Length < 2 || !char.IsAsciiDigit(text[0]) || !char.IsAsciiDigit(text[1]))
            return null;
        var length = LengthByFirstTwo[(text[0] - '0') * 10 + text[1] - '0'];
        return length == 0 || text.Length < length ? null : Find(text[..length]);
    }

    /// <summary>Whether an identifier fits a pattern such as <c>01</c> or <c>31nn</c>.</summary>
    public static bool Fits(string ai, ReadOnlySpan<char> pattern)
    {
        if (ai.Length != pattern.Length)
            return false;
        for (var i = 0; i < ai.Length; i++)
        {
            if (pattern[i] != 'n' && pattern[i] != ai[i])
                return false;
        }
        return true;
    }

    private static IEnumerable<AiSpec> AllRows() => [.. Trade, .. Measures, .. Places, .. Detail, .. Other];

    private static AiSpec Of(string ai, string title, AiPart[] parts, Use use = Use.None) => new(ai, title, parts, use);

    private static AiSpec Measure(string range, string title, string needs, string notWith) =>
        Of(range, title, [Digits(6)], Use.NoSeparator | Use.LinkAttribute) with
        {
            Needs = [needs],
            NotWith = [notWith],
        };

    private static AiPart[] UpToFiveCountries =>
        [Digits(3, Country), .. Enumerable.Repeat(Digits(3, Country).OrNone(), 4)];

    private static IEnumerable<AiSpec> Expand(AiSpec row)
    {
        var ends = row.Ai.Split('-');
        for (var number = int.Parse(ends[0]); number <= int.Parse(ends[^1]); number++)
            yield return row with { Ai = number.ToString($"D{ends[0].Length}") };
    }

    private static int[] Lengths()
    {
        var lengths = new int[100];
        foreach (var ai in ByAi.Keys)
        {
            ref var length = ref lengths[int.Parse(ai.AsSpan(0, 2))];
            if (length != 0 && length != ai.Length)
                throw new InvalidOperationException($"Two lengths begin with {ai[..2]}.");
            length = ai.Length;
        }
        return lengths;
    }
}
