using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Theriac.Kernel;

/// <summary>Strings of JSON, as bytes of UTF-8.</summary>
internal static class JsonText
{
    private static readonly SearchValues<byte> NeedsEscape = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Select(control => (byte)control), (byte)'"', (byte)'\\']);

    // Controls but tab, line breaks and the separators of codes; embeddings, overrides and isolates of writing direction.
    private static readonly SearchValues<char> Misleading = SearchValues.Create(
    [
        .. Enumerable.Range(1, 0x1B).Except([0x04, '\t', '\n', '\r']).Append(0x7F).Concat(Enumerable.Range(0x80, 0x20))
            .Concat(Enumerable.Range(0x202A, 5)).Concat(Enumerable.Range(0x2066, 4)).Select(sign => (char)sign),
    ]);

    /// <summary>Whether every surrogate has its other half.</summary>
    public static bool IsWhole(ReadOnlySpan<char> text)
    {
        for (var at = NextSurrogate(text); at >= 0; at = NextSurrogate(text))
        {
            if (at + 1 >= text.Length || !char.IsSurrogatePair(text[at], text[at + 1]))
                return false;
            text = text[(at + 2)..];
        }
        return true;
    }

    /// <summary>
    /// Whether a person sees what is written: no sign that rings, moves the cursor or turns the text around it, and not nothing but signs
    /// without a shape. Empty text is seen as empty. What scanners send between fields of a code (U+001C to U+001F, U+0004) is let through.
    /// </summary>
    public static bool IsSeen(ReadOnlySpan<char> text)
    {
        if (text.ContainsAny(Misleading))
            return false;
        var isHidden = false;
        foreach (var sign in text)
        {
            var isFormat = char.GetUnicodeCategory(sign) is UnicodeCategory.Format or UnicodeCategory.Control && !char.IsWhiteSpace(sign);
            if (!isFormat && !char.IsWhiteSpace(sign))
                return true;
            isHidden |= isFormat;
        }

        return !isHidden;
    }

    private static int NextSurrogate(ReadOnlySpan<char> text) => text.IndexOfAnyInRange('\uD800', '\uDFFF');

    /// <summary>
    /// Resolves the escapes of a string whose syntax a reader has checked. False when half a surrogate pair stands
    /// alone.
    /// </summary>
    public static bool TryUnescape(ReadOnlySpan<byte> escaped, Span<byte> target, out int written)
    {
        written = 0;
        for (var i = 0; i < escaped.Length;)
        {
            if (escaped[i] != '\\')
            {
                target[written++] = escaped[i++];
            }
            else if (escaped[i + 1] != 'u')
            {
                target[written++] = Plain(escaped[i + 1]);
                i += 2;
            }
            else
            {
                if (!TryReadRune(escaped[i..], out var rune, out var length))
                    return false;
                written += rune.EncodeToUtf8(target[written..]);
                i += length;
            }
        }
        return true;
    }

    /// <summary>
    /// Escapes what RFC 8785, section 3.2.2.2, escapes, and nothing else. Returns the count of bytes.
    /// </summary>
    public static int Escape(ReadOnlySpan<byte> text, Span<byte> target)
    {
        var length = 0;
        while (true)
        {
            var at = text.IndexOfAny(NeedsEscape);
            var plain = at < 0 ? text : text[..at];
            plain.CopyTo(target[length..]);
            length += plain.Length;
            if (at < 0)
                return length;
            length += EscapeOne(text[at], target[length..]);
            text = text[(at + 1)..];
        }
    }

    /// <summary>The order of the UTF-16 code units (RFC 8785, section 3.2.3) of two texts in UTF-8.</summary>
    /// <remarks>
    /// The order of the bytes is the same but for one case: surrogates (four bytes, F0 to F4) come before U+E000 to
    /// U+FFFF (three bytes, EE and EF). Where two texts first differ in such a byte, it leads a character in both.
    /// </remarks>
    public static int CompareAsUtf16(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other)
    {
        var same = one.CommonPrefixLength(other);
        if (same == one.Length || same == other.Length)
            return one.Length.CompareTo(other.Length);
        var (a, b) = (one[same], other[same]);
        return a >= 0xF0 != b >= 0xF0 && Math.Min(a, b) >= 0xEE ? b.CompareTo(a) : a.CompareTo(b);
    }

    private static bool TryReadRune(ReadOnlySpan<byte> escaped, out Rune rune, out int length)
    {
        length = 6;
        var first = (char)Hex(escaped[2..6]);
        if (!char.IsSurrogate(first))
        {
            rune = new Rune(first);
            return true;
        }
        length = 12;
        rune = default;
        return escaped.Length >= length
            && escaped[6] == '\\' && escaped[7] == 'u'
            && Rune.TryCreate(first, (char)Hex(escaped[8..12]), out rune);
    }

    private static int Hex(ReadOnlySpan<byte> digits) =>
        Utf8Parser.TryParse(digits, out int value, out var consumed, 'x') && consumed == digits.Length
            ? value
            : throw new InvalidOperationException("The reader let a malformed escape pass.");

    private static byte Plain(byte escape) => escape switch
    {
        (byte)'b' => (byte)'\b',
        (byte)'f' => (byte)'\f',
        (byte)'n' => (byte)'\n',
        (byte)'r' => (byte)'\r',
        (byte)'t' => (byte)'\t',
        _ => escape,
    };

    private static int EscapeOne(byte character, Span<byte> target)
    {
        var escape = character switch
        {
            (byte)'"' => "\\\""u8,
            (byte)'\\' => "\\\\"u8,
            (byte)'\b' => "\\b"u8,
            (byte)'\f' => "\\f"u8,
            (byte)'\n' => "\\n"u8,
            (byte)'\r' => "\\r"u8,
            (byte)'\t' => "\\t"u8,
            _ => default,
        };
        if (!escape.IsEmpty)
        {
            escape.CopyTo(target);
            return escape.Length;
        }
        "\\u00"u8.CopyTo(target);
        Utf8Formatter.TryFormat(character, target[4..], out _, new StandardFormat('x', 2));
        return 6;
    }
}
