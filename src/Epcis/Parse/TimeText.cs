namespace Theriac.Epcis.Parse;

/// <summary>RFC 3339 times with any count of decimals, as microseconds UTC (further decimals are cut).</summary>
internal static class TimeText
{
    private const int DateTimeLength = 19;

    public static bool TryParse(string text, out long micros)
    {
        micros = 0;
        if (text.Length < DateTimeLength + 1 || !DateTime.TryParseExact(
                text.AsSpan(0, DateTimeLength), "yyyy-MM-dd'T'HH:mm:ss", null, System.Globalization.DateTimeStyles.None, out var local))
            return false;
        var rest = text.AsSpan(DateTimeLength);
        if (!TryFraction(ref rest, out var fraction) || !TryOffset(rest, out var minutes))
            return false;
        var ticks = local.Ticks - (minutes * TimeSpan.TicksPerMinute);
        micros = ((ticks - DateTime.UnixEpoch.Ticks) / 10) + fraction;
        return ticks >= 0 && ticks <= DateTime.MaxValue.Ticks;
    }

    /// <summary><c>+07:00</c> in minutes; as EPCIS limits it, −13:59 to +14:00.</summary>
    public static bool TryOffset(ReadOnlySpan<char> text, out int minutes)
    {
        minutes = 0;
        if (text is "Z")
            return true;
        if (text.Length != 6 || text[0] is not ('+' or '-') || text[3] != ':'
            || !TryTwoDigits(text[1..3], out var hours) || !TryTwoDigits(text[4..6], out var rest) || rest > 59)
            return false;
        minutes = ((hours * 60) + rest) * (text[0] == '-' ? -1 : 1);
        return Math.Abs(minutes) <= 14 * 60;
    }

    private static bool TryFraction(ref ReadOnlySpan<char> rest, out long micros)
    {
        micros = 0;
        if (rest.IsEmpty || rest[0] != '.')
            return true;
        var digits = 0;
        while (digits + 1 < rest.Length && char.IsAsciiDigit(rest[digits + 1]))
            digits++;
        for (var i = 0; i < 6; i++)
            micros = (micros * 10) + (i < digits ? rest[i + 1] - '0' : 0);
        rest = rest[(digits + 1)..];
        return digits > 0;
    }

    private static bool TryTwoDigits(ReadOnlySpan<char> text, out int value)
    {
        value = 0;
        if (!char.IsAsciiDigit(text[0]) || !char.IsAsciiDigit(text[1]))
            return false;
        value = ((text[0] - '0') * 10) + text[1] - '0';
        return true;
    }
}
