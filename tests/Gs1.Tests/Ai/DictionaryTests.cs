using System.Text.RegularExpressions;
using Theriac.Testing;
using Xunit;

namespace Theriac.Gs1.Tests;

/// <summary>Our table of identifiers against the syntax dictionary, which is read here by its own rules.</summary>
public sealed partial class DictionaryTests
{
    private const string File = "gs1/gs1-syntax-dictionary.txt";

    private static readonly Dictionary<string, AiCheck> Linters = new(StringComparer.Ordinal)
    {
        ["csum"] = AiCheck.CheckDigit,
        ["csumalpha"] = AiCheck.CheckPair,
        ["gcppos1"] = AiCheck.CompanyPrefix,
        ["gcppos2"] = AiCheck.CompanyPrefixSecond,
        ["yymmd0"] = AiCheck.DateOrMonth,
        ["yymmdd"] = AiCheck.Date,
        ["yyyymmdd"] = AiCheck.LongDate,
        ["hhmi"] = AiCheck.HourMinute,
        ["hh"] = AiCheck.Hour,
        ["mi"] = AiCheck.Minute,
        ["ss"] = AiCheck.Second,
        ["iso3166"] = AiCheck.Country,
        ["iso3166999"] = AiCheck.CountryOrWorld,
        ["iso3166alpha2"] = AiCheck.CountryLetters,
        ["iso4217"] = AiCheck.Currency,
        ["pcenc"] = AiCheck.PercentEncoded,
        ["latitude"] = AiCheck.Latitude,
        ["longitude"] = AiCheck.Longitude,
        ["yesno"] = AiCheck.YesNo,
        ["hyphen"] = AiCheck.Hyphen,
        ["nonzero"] = AiCheck.NotZero,
        ["zero"] = AiCheck.Zero,
        ["winding"] = AiCheck.Winding,
        ["iban"] = AiCheck.Iban,
        ["pieceoftotal"] = AiCheck.PieceOfTotal,
        ["nozeroprefix"] = AiCheck.NoLeadingZero,
        ["hasnondigit"] = AiCheck.HasNonDigit,
        ["importeridx"] = AiCheck.ImporterIndex,
        ["mediatype"] = AiCheck.MediaType,
        ["iso5218"] = AiCheck.Sex,
        ["posinseqslash"] = AiCheck.PositionInSequence,
        ["packagetype"] = AiCheck.PackageType,
        ["couponcode"] = AiCheck.Coupon,
        ["couponposoffer"] = AiCheck.CouponOffer,
    };

    [Fact]
    public void The_table_says_what_the_dictionary_says()
    {
        var lines = System.IO.File.ReadLines(Corpus.Path(File)).ToList();
        Assert.Contains($"# Release: {AiTable.Release}", lines);
        var expected = lines.Where(line => line.Length > 0 && line[0] != '#').SelectMany(Read).ToList();
        Assert.Equal(expected, AiTable.All.Select(Write));
        Assert.True(expected.Count > 400, $"Only {expected.Count} identifiers were read.");
    }

    /// <summary>One text for each identifier of the line, in one form for both sides.</summary>
    private static IEnumerable<string> Read(string line)
    {
        var match = LinePattern().Match(line);
        var words = match.Groups["body"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToList();
        var flags = words[0].All(character => character is '*' or '?') ? words[0] : "";
        if (flags.Length > 0)
            words.RemoveAt(0);
        var parts = words.Where(word => PartPattern().IsMatch(word)).Select(ReadPart);
        var ends = match.Groups["ais"].Value.Split('-');
        for (var ai = int.Parse(ends[0]); ai <= int.Parse(ends[^1]); ai++)
        {
            yield return string.Join(" ; ",
                ai.ToString($"D{ends[0].Length}"), match.Groups["title"].Value.Trim(),
                flags.Contains('*', StringComparison.Ordinal), flags.Contains('?', StringComparison.Ordinal),
                string.Join(' ', parts),
                string.Join('&', Values(words, "req=").Select(need => need.Replace(',', '|'))),
                string.Join('&', Values(words, "ex=").SelectMany(not => not.Split(','))),
                words.Find(word => word.StartsWith("dlpkey", StringComparison.Ordinal)) is { } key
                    ? "key" + key[6..].TrimStart('=').Replace(',', ' ') : "");
        }
    }

    private static string Write(AiSpec spec) => string.Join(" ; ",
        spec.Ai, spec.Title, !spec.NeedsSeparator, spec.Use.HasFlag(Use.LinkAttribute),
        string.Join(' ', spec.Parts.Select(part =>
            $"{part.Characters}{part.LengthMin}-{part.LengthMax}{(part.Optional ? "?" : "")}{Listed(part.Checks)}")),
        string.Join('&', spec.Needs),
        string.Join('&', spec.NotWith),
        spec.LinkKey is null ? "" : "key" + string.Join('|', spec.LinkKey));

    private static string ReadPart(string word)
    {
        var texts = word.Replace("[", "", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal).Split(',');
        var characters = texts[0][0] switch
        {
            'N' => AiCharacters.Digits,
            'X' => AiCharacters.Set82,
            'Y' => AiCharacters.Set39,
            _ => AiCharacters.Base64,
        };
        var max = texts[0][1..].TrimStart('.');
        var min = texts[0].Contains("..", StringComparison.Ordinal) ? "1" : max;
        var checks = texts.Skip(1).Select(linter => Linters[linter]);
        return $"{characters}{min}-{max}{(word[0] == '[' ? "?" : "")}{Listed(checks)}";
    }

    private static string Listed(IEnumerable<AiCheck> checks) => string.Concat(checks.Select(check => $",{check}"));

    private static IEnumerable<string> Values(List<string> words, string name) =>
        words.Where(word => word.StartsWith(name, StringComparison.Ordinal)).Select(word => word[name.Length..]);

    [GeneratedRegex(@"^(?<ais>\d+(-\d+)?)\s+(?<body>.*?)(\s#\s(?<title>.*))?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LinePattern();

    [GeneratedRegex(@"^\[?[NXYZ](\.\.)?\d+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PartPattern();
}
