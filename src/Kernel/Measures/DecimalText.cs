using System.Globalization;
using System.Numerics;

namespace Theriac.Kernel;

/// <summary>Decimals as text and back without the loss of a single digit: "10.50" stays "10.50".</summary>
/// <remarks><see cref="decimal.Parse(string)"/> rounds the 30th digit away without a word; this refuses it.</remarks>
public static class DecimalText
{
    public const int ScaleMax = 28;

    private const int LengthMax = 64;

    public static string Of(decimal value) =>
        (value == 0 ? Math.Abs(value) : value).ToString(CultureInfo.InvariantCulture);

    public static Outcome<decimal> Parse(string? text) =>
        TryParse(text, out var value) ? value : KernelRefusals.DecimalNotReadable(text ?? "");

    /// <summary>Digits, an optional sign in front, and at most one point with digits on both sides.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out decimal value)
    {
        value = 0;
        var negative = text.Length > 0 && text[0] == '-';
        var digits = negative ? text[1..] : text;
        if (digits.Length is 0 or > LengthMax || !char.IsAsciiDigit(digits[0]) || !char.IsAsciiDigit(digits[^1]))
            return false;
        UInt128 unscaled = 0;
        var point = -1;
        for (var i = 0; i < digits.Length; i++)
        {
            if (digits[i] == '.' && point < 0)
            {
                point = i;
                continue;
            }
            if (!char.IsAsciiDigit(digits[i]))
                return false;
            unscaled = unscaled * 10 + (UInt128)(digits[i] - '0');
            if (unscaled > Exact.UnscaledMax)
                return false;
        }
        var scale = point < 0 ? 0 : digits.Length - point - 1;
        if (scale > ScaleMax)
            return false;
        value = Exact.Compose(unscaled, negative, scale);
        return true;
    }
}

/// <summary>A decimal as two integers, the form in which tables keep it.</summary>
public readonly record struct DecimalParts(long Unscaled, int Scale)
{
    /// <summary>False when the digits do not fit into 64 bits (more than 18 digits).</summary>
    public static bool TrySplit(decimal value, out DecimalParts parts)
    {
        var (unscaled, scale) = Exact.Split(value);
        var fits = unscaled >= long.MinValue && unscaled <= long.MaxValue;
        parts = fits ? new DecimalParts((long)unscaled, scale) : default;
        return fits;
    }

    public decimal ToDecimal() => Exact.Compose((UInt128)BigInteger.Abs(Unscaled), Unscaled < 0, Scale);
}
