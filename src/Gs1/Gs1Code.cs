using Theriac.Kernel;

namespace Theriac.Gs1;

/// <summary>
/// Any code that a scanner, a partner's system or a person gives: whatever its form, the same elements.
/// </summary>
/// <param name="Elements">The values in the order in which they stood.</param>
public sealed record Gs1Code(IReadOnlyList<AiElement> Elements, Gs1CodeForm Form)
{
    public Gtin? Gtin => this["01"] is { } text && Gs1.Gtin.TryParse(text, out var gtin) ? gtin : null;

    public string? Serial => this["21"];

    public string? Lot => this["10"];

    public string? this[string ai] => Elements.Where(one => one.Ai == ai).Select(one => one.Value).FirstOrDefault();

    /// <summary>
    /// Reads an element string as scanned or with brackets, a Digital Link, an EPC URN, or a bare GTIN as printed under
    /// a linear symbol.
    /// </summary>
    public static Outcome<Gs1Code> Parse(string? text)
    {
        var trimmed = text?.Trim([' ', '\r', '\n', '\t']);
        if (string.IsNullOrEmpty(trimmed))
            return Gs1Refusals.Empty();
        if (trimmed.StartsWith("urn:", StringComparison.OrdinalIgnoreCase))
            return EpcUrn.Parse(trimmed).Map(urn => new Gs1Code(urn.Id.Elements, Gs1CodeForm.EpcUrn));
        if (trimmed.StartsWith("http", StringComparison.OrdinalIgnoreCase))
            return DigitalLink.Parse(trimmed).Map(link => new Gs1Code(link.Elements, Gs1CodeForm.DigitalLink));
        var bare = WithoutLinearPrefix(trimmed);
        if (IsBareNumber(bare))
            return Gs1.Gtin.Parse(bare).Map(gtin => new Gs1Code(Gs1Id.Of(gtin).Elements, Gs1CodeForm.BareGtin));
        return ElementString.Parse(trimmed).Map(elements => new Gs1Code(elements.Elements, Gs1CodeForm.ElementString));
    }

    /// <summary>The finest thing that the code identifies.</summary>
    public Outcome<Gs1Id> Identify() => IdFinder.Find(Elements);

    /// <summary>The expiry (17), or null; today decides the century.</summary>
    public Gs1Date? Expiry(DateOnly today) =>
        this["17"] is { } text && Gs1Date.Parse(text, today) is { IsOk: true } date ? date.Value : null;

    /// <summary>
    /// Digits in the length of a GTIN are one, or a mistyped one. Read as an element string, 4012345000116 would become
    /// the consignment (401)2345000116.
    /// </summary>
    private static bool IsBareNumber(string text) => text.Length is 8 or 12 or 13 or 14 && Charset.IsDigits(text);

    /// <summary>EAN/UPC and ITF-14 symbols hold a bare GTIN: ]E0, ]E4, ]I1.</summary>
    private static string WithoutLinearPrefix(string text) =>
        text.StartsWith("]E0", StringComparison.Ordinal) || text.StartsWith("]E4", StringComparison.Ordinal)
        || text.StartsWith("]I1", StringComparison.Ordinal) ? text[3..] : text;
}

public enum Gs1CodeForm
{
    ElementString,
    DigitalLink,
    EpcUrn,
    BareGtin,
}
