using System.Globalization;
using System.Numerics;

namespace Theriac.Gs1;

/// <summary>The single checks of parts of values; the characters have been checked before.</summary>
internal static class AiChecks
{
    public static bool Hold(AiCheck check, ReadOnlySpan<char> text) => check switch
    {
        AiCheck.CheckDigit => CheckDigits.IsRight(text),
        AiCheck.CheckPair => CheckDigits.IsPairRight(text),
        AiCheck.Date => IsDate(2000 + Number(text[..2]), text[2..], dayZero: false),
        AiCheck.DateOrMonth => IsDate(2000 + Number(text[..2]), text[2..], dayZero: true),
        AiCheck.LongDate => IsDate(Number(text[..4]), text[4..], dayZero: false),
        AiCheck.HourMinute => Number(text[..2]) < 24 && Number(text[2..]) < 60,
        AiCheck.Hour => Number(text) < 24,
        AiCheck.Minute or AiCheck.Second => Number(text) < 60,
        AiCheck.NotZero => text.ContainsAnyExcept('0'),
        AiCheck.Zero => !text.ContainsAnyExcept('0'),
        AiCheck.NoLeadingZero => text is "0" || text[0] != '0',
        AiCheck.HasNonDigit => !Charset.IsDigits(text),
        AiCheck.YesNo => text is "0" or "1",
        AiCheck.Hyphen => text is "-",
        AiCheck.Winding => text is "0" or "1" or "9",
        AiCheck.Sex => text is "0" or "1" or "2" or "9",
        AiCheck.MediaType => Number(text) is (>= 1 and <= 10) or >= 80,
        AiCheck.PieceOfTotal => IsPiece(Number(text[..2]), Number(text[2..])),
        AiCheck.PositionInSequence => char.IsAsciiDigit(text[0]) && text[1] == '/' && char.IsAsciiDigit(text[2])
            && IsPiece(text[0] - '0', text[2] - '0'),
        AiCheck.PercentEncoded => IsPercentEncoded(text),
        AiCheck.Latitude => long.Parse(text, CultureInfo.InvariantCulture) <= 1_800_000_000,
        AiCheck.Longitude => long.Parse(text, CultureInfo.InvariantCulture) <= 3_600_000_000,
        AiCheck.Iban => IsIban(text),
        AiCheck.ImporterIndex => char.IsAsciiLetterOrDigit(text[0]) || text is "-" or "_",
        _ => true, // Lists that others keep; see AiCheck.
    };

    private static bool IsPiece(int piece, int total) => piece > 0 && piece <= total;

    /// <summary>
    /// A year of which only two digits are known is checked as 20YY: every fourth year has a 29 February.
    /// </summary>
    private static bool IsDate(int year, ReadOnlySpan<char> monthAndDay, bool dayZero)
    {
        var (month, day) = (Number(monthAndDay[..2]), Number(monthAndDay[2..]));
        return year > 0 && month is >= 1 and <= 12 && day <= DateTime.DaysInMonth(year, month) && (day > 0 || dayZero);
    }

    private static bool IsPercentEncoded(ReadOnlySpan<char> text)
    {
        for (var i = text.IndexOf('%'); i >= 0; i = text.IndexOf('%'))
        {
            if (text.Length < i + 3 || !char.IsAsciiHexDigit(text[i + 1]) || !char.IsAsciiHexDigit(text[i + 2]))
                return false;
            text = text[(i + 3)..];
        }
        return true;
    }

    /// <summary>ISO 13616: country, two check digits, account; modulo 97 of the account before the rest is 1.</summary>
    private static bool IsIban(ReadOnlySpan<char> text)
    {
        if (text.Length < 5 || !char.IsAsciiLetterUpper(text[0]) || !char.IsAsciiLetterUpper(text[1])
            || !Charset.IsDigits(text[2..4]))
        {
            return false;
        }
        var number = BigInteger.Zero;
        foreach (var character in $"{text[4..]}{text[..4]}")
        {
            if (!char.IsAsciiDigit(character) && !char.IsAsciiLetterUpper(character))
                return false;
            number = char.IsAsciiDigit(character)
                ? number * 10 + (character - '0')
                : number * 100 + (character - 'A' + 10);
        }
        return number % 97 == 1;
    }

    private static int Number(ReadOnlySpan<char> digits) => int.Parse(digits, CultureInfo.InvariantCulture);
}
