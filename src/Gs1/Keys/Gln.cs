using Theriac.Kernel;

namespace Theriac.Gs1;

/// <summary>A GS1 Global Location Number: a party or a place, 13 digits.</summary>
/// <remarks><c>default</c> is not valid and throws when it is written. Thirteen zeros are no GLN.</remarks>
public readonly record struct Gln
{
    public const int Length = 13;

    private readonly long _digits; // Zero occurs only in default(Gln).

    private Gln(long digits) => _digits = digits;

    public static Outcome<Gln> Parse(string? text) =>
        TryParse(text, out var gln) ? gln : KeyDigits.WhyNot(text, "GLN", Length);

    public static bool TryParse(ReadOnlySpan<char> text, out Gln gln)
    {
        var known = text.Length == Length && CheckDigits.IsRight(text) && text.ContainsAnyExcept('0');
        gln = known ? new Gln(KeyDigits.Number(text)) : default;
        return known;
    }

    public static Outcome<Gln> FromBody(string body) =>
        body.Length == Length - 1 && Charset.IsDigits(body)
            ? Parse(body + CheckDigits.Of(body))
            : Gs1Refusals.KeyNotValid("GLN without check digit", body);

    /// <summary>Thirteen digits.</summary>
    public override string ToString() =>
        _digits == 0 ? throw new InvalidOperationException("default(Gln) is not a GLN.") : _digits.ToString("D13");
}
