using System.Globalization;
using Theriac.Kernel;

namespace Theriac.Gs1;

/// <summary>A GS1 Global Trade Item Number, held as 14 digits whose check digit is known to be right.</summary>
/// <remarks><c>default</c> is not valid and throws when it is written. Fourteen zeros are no GTIN.</remarks>
public readonly record struct Gtin
{
    public const int Length = 14;

    private readonly long _digits; // Fourteen digits fit in 47 bits. Zero occurs only in default(Gtin).

    private Gtin(long digits) => _digits = digits;

    /// <summary>0 for a base unit; 1 to 8 for a grouping of it; 9 for variable measure.</summary>
    public int Indicator => ToString()[0] - '0';

    public static Outcome<Gtin> Parse(string? text) =>
        TryParse(text, out var gtin) ? gtin : KeyDigits.WhyNot(text, "GTIN", 8, 12, 13, Length);

    /// <summary>Reads GTIN-8, GTIN-12, GTIN-13 and GTIN-14.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out Gtin gtin)
    {
        var known = text.Length is 8 or 12 or 13 or Length && CheckDigits.IsRight(text) && text.ContainsAnyExcept('0');
        gtin = known ? new Gtin(KeyDigits.Number(text)) : default;
        return known;
    }

    /// <summary>Adds the check digit to the thirteen digits before it.</summary>
    public static Outcome<Gtin> FromBody(string body) =>
        body.Length == Length - 1 && Charset.IsDigits(body)
            ? Parse(body + CheckDigits.Of(body))
            : Gs1Refusals.KeyNotValid("GTIN without check digit", body);

    /// <summary>The same item at another pack level.</summary>
    public Gtin WithIndicator(int indicator) =>
        indicator is >= 0 and <= 9
            ? FromBody($"{indicator}{ToString()[1..^1]}").Value
            : throw new ArgumentOutOfRangeException(nameof(indicator));

    /// <summary>Fourteen digits.</summary>
    public override string ToString() =>
        _digits == 0 ? throw new InvalidOperationException("default(Gtin) is not a GTIN.") : _digits.ToString("D14");
}

internal static class KeyDigits
{
    public static long Number(ReadOnlySpan<char> digits) => long.Parse(digits, CultureInfo.InvariantCulture);

    public static Refusal WhyNot(string? text, string name, params ReadOnlySpan<int> lengths) =>
        lengths.Contains(text?.Length ?? 0) && Charset.IsDigits(text) && text.AsSpan().ContainsAnyExcept('0')
            ? Gs1Refusals.KeyCheckDigitWrong(name, text)
            : Gs1Refusals.KeyNotValid(name, text);
}
