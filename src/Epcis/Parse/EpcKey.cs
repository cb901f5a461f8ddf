namespace Theriac.Epcis.Parse;

/// <summary>
/// The form in which two spellings of one identifier are equal. Stored text is never changed by it. A range covers an EPC
/// pattern (<c>urn:epc:idpat:…*</c>).
/// </summary>
internal static class EpcKey
{
    private const string PatternPrefix = "urn:epc:idpat:";
    private const string PureIdentityPrefix = "urn:epc:id:";

    public static string Of(string text) => text;

    /// <summary>First and last key that <paramref name="text"/> stands for, both inclusive.</summary>
    public static (string First, string Last) Range(string text)
    {
        if (!text.StartsWith(PatternPrefix, StringComparison.Ordinal) || !text.EndsWith('*'))
            return (Of(text), Of(text));
        var prefix = PureIdentityPrefix + text[PatternPrefix.Length..text.IndexOf('*', StringComparison.Ordinal)];
        return (prefix, prefix + '\uffff');
    }
}
