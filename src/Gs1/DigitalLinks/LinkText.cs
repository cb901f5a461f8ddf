using System.Buffers;

namespace Theriac.Gs1;

/// <summary>
/// Percent-encoding of values in links (RFC 3986): everything but letters, digits and "-._~" is encoded.
/// </summary>
internal static class LinkText
{
    private static readonly SearchValues<char> Plain =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~");

    public static string Encode(string value) =>
        value.AsSpan().ContainsAnyExcept(Plain) ? Uri.EscapeDataString(value) : value;

    public static string Query(IReadOnlyList<KeyValuePair<string, string>> parameters) =>
        parameters.Count == 0
            ? ""
            : "?" + string.Join('&', parameters.Select(one => $"{Encode(one.Key)}={Encode(one.Value)}"));

    /// <summary>False when a percent sign is not followed by two hexadecimal digits.</summary>
    public static bool TryDecode(ReadOnlySpan<char> text, out string decoded)
    {
        decoded = text.ToString();
        if (!text.Contains('%'))
            return true;
        for (var rest = text; rest.IndexOf('%') is var at and >= 0; rest = rest[(at + 3)..])
        {
            if (rest.Length < at + 3 || !char.IsAsciiHexDigit(rest[at + 1]) || !char.IsAsciiHexDigit(rest[at + 2]))
                return false;
        }
        decoded = Uri.UnescapeDataString(decoded);
        return true;
    }
}
