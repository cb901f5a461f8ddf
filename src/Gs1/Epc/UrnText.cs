using System.Buffers;
using System.Text;

namespace Theriac.Gs1;

/// <summary>Serials inside EPC URNs (EPC Tag Data Standard, section 6.3.1 and table A-1).</summary>
internal static class UrnText
{
    private const string MustEscape = "\"%&/<>?#";

    private static readonly SearchValues<char> Escaped = SearchValues.Create(MustEscape);

    public static string Escape(string value)
    {
        if (!value.AsSpan().ContainsAny(Escaped))
            return value;
        var text = new StringBuilder();
        foreach (var character in value)
        {
            if (MustEscape.Contains(character, StringComparison.Ordinal))
                text.Append('%').Append(((int)character).ToString("X2"));
            else
                text.Append(character);
        }
        return text.ToString();
    }

    /// <summary>Null when a character should be escaped and is not, or is and need not be.</summary>
    public static string? Unescape(ReadOnlySpan<char> text)
    {
        var value = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '%')
            {
                if (Escaped.Contains(text[i]))
                    return null;
                value.Append(text[i]);
                continue;
            }
            if (i + 2 >= text.Length || !char.IsAsciiHexDigit(text[i + 1]) || !char.IsAsciiHexDigit(text[i + 2]))
                return null;
            var character = (char)Convert.FromHexString(text.Slice(i + 1, 2))[0];
            if (!Escaped.Contains(character))
                return null;
            value.Append(character);
            i += 2;
        }
        return value.ToString();
    }
}
