using System.Buffers;

namespace Theriac.Epcis.Parse;

/// <summary>URIs as RFC 3986 spells them, and the CURIEs (<c>prefix:name</c>) that look the same.</summary>
/// <remarks>A little stricter than the RFC: brackets only as an IP literal are of no use here and are refused.</remarks>
internal static class UriText
{
    private static readonly SearchValues<char> Allowed = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?#@!$&'()*+,;=%");

    public static bool IsUri(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon > 0
            && colon < text.Length - 1
            && text.Length <= EpcisLimits.UriLengthMax
            && char.IsAsciiLetter(text[0])
            && IsScheme(text.AsSpan(0, colon))
            && !text.AsSpan().ContainsAnyExcept(Allowed)
            && text.AsSpan().Count('#') <= 1
            && EscapesAreWhole(text)
            && AuthorityIsPlain(text.AsSpan(colon + 1));
    }

    /// <summary>A prefix of a CURIE might hold an underscore; RFC 3986 allows none, and neither does the JSON Schema.</summary>
    private static bool IsScheme(ReadOnlySpan<char> scheme)
    {
        foreach (var character in scheme)
        {
            if (!char.IsAsciiLetterOrDigit(character) && character is not ('+' or '-' or '.'))
                return false;
        }

        return true;
    }

    private static bool EscapesAreWhole(string text)
    {
        for (var at = text.IndexOf('%', StringComparison.Ordinal); at >= 0; at = text.IndexOf('%', at + 1))
        {
            if (at + 2 >= text.Length || !char.IsAsciiHexDigit(text[at + 1]) || !char.IsAsciiHexDigit(text[at + 2]))
                return false;
        }

        return true;
    }

    /// <summary>After <c>//</c>: at most one user part, and a port of digits.</summary>
    private static bool AuthorityIsPlain(ReadOnlySpan<char> rest)
    {
        if (!rest.StartsWith("//"))
            return true;
        var authority = rest[2..];
        var end = authority.IndexOfAny("/?#");
        if (end >= 0)
            authority = authority[..end];
        if (authority.Count('@') > 1)
            return false;
        authority = authority[(authority.IndexOf('@') + 1)..];
        var port = authority.IndexOf(':');
        return port < 0 || !authority[(port + 1)..].ContainsAnyExceptInRange('0', '9');
    }
}
