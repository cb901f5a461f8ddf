using Theriac.Kernel;

namespace Theriac.Gs1;

/// <summary>A GS1 Serial Shipping Container Code: the number of one case or pallet, 18 digits.</summary>
/// <remarks><c>default</c> is not valid and throws when it is written. Eighteen zeros are no SSCC.</remarks>
public readonly record struct Sscc
{
    public const int Length = 18;

    private readonly long _digits; // Eighteen digits fit in 60 bits. Zero occurs only in default(Sscc).

    private Sscc(long digits) => _digits = digits;

    public static Outcome<Sscc> Parse(string? text) =>
        TryParse(text, out var sscc) ? sscc : KeyDigits.WhyNot(text, "SSCC", Length);

    public static bool TryParse(ReadOnlySpan<char> text, out Sscc sscc)
    {
        var known = text.Length == Length && CheckDigits.IsRight(text) && text.ContainsAnyExcept('0');
        sscc = known ? new Sscc(KeyDigits.Number(text)) : default;
        return known;
    }

    /// <summary>Extension digit, company prefix and reference, together 17 digits; the check digit is added.</summary>
    public static Outcome<Sscc> FromBody(string body) =>
        body.Length == Length - 1 && Charset.IsDigits(body)
            ? Parse(body + CheckDigits.Of(body))
            : Gs1Refusals.KeyNotValid("SSCC without check digit", body);

    /// <summary>Eighteen digits.</summary>
    public override string ToString() =>
        _digits == 0 ? throw new InvalidOperationException("default(Sscc) is not an SSCC.") : _digits.ToString("D18");
}
