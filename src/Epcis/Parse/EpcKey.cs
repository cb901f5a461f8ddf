using Theriac.Gs1;

namespace Theriac.Epcis.Parse;

/// <summary>
/// The form in which two spellings of one identifier are equal: the canonical Digital Link, because every EPC URN gives one
/// while the way back needs the length of the company prefix. What GS1 does not define is compared as it stands. Stored
/// text is never changed by it.
/// </summary>
internal static class EpcKey
{
    private const string PatternPrefix = "urn:epc:idpat:";

    public static string Of(string text) => Identify(text)?.ToDigitalLink() ?? text;

    /// <summary>First and last keys that a query's value stands for, both inclusive: itself, and what a pattern covers.</summary>
    public static IReadOnlyList<(string First, string Last)> Ranges(string text)
    {
        if (Identify(text) is not { } id)
            return [(text, text)];
        var key = id.ToDigitalLink();
        return text.StartsWith(PatternPrefix, StringComparison.OrdinalIgnoreCase) && id.Kind == Gs1IdKind.Gtin
            ? [(key, key), ($"{key}/21/", $"{key}/21/\uffff")]
            : [(key, key)];
    }

    private static Gs1Id? Identify(string text)
    {
        var isOne = text.StartsWith("urn:epc:", StringComparison.OrdinalIgnoreCase) || text.StartsWith("http", StringComparison.OrdinalIgnoreCase);
        return isOne && Gs1Id.Parse(text).Try(out var id, out _) ? id : null;
    }
}
