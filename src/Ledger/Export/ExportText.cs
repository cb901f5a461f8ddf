using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace Theriac.Ledger.Export;

/// <summary>
/// Writes the lines of an export. Every value has exactly one form, so that no byte of a file can change unseen: the reader
/// accepts this form and no other.
/// </summary>
internal static class ExportText
{
    public const string Format = "theriac-ledger-export.v1";

    private static readonly SearchValues<byte> Escaped = SearchValues.Create(
        [(byte)'"', (byte)'\\', .. Enumerable.Range(0, 0x20).Select(control => (byte)control)]);

    public static void Entry(ArrayBufferWriter<byte> to, Entry entry)
    {
        to.Write("{\"number\":"u8);
        Number(to, entry.Number);
        to.Write(",\"stream\":"u8);
        Text(to, entry.Stream);
        to.Write(",\"version\":"u8);
        Number(to, entry.Version);
        to.Write(",\"at\":"u8);
        Number(to, entry.At);
        to.Write(",\"zone\":"u8);
        Text(to, entry.Zone);
        to.Write(",\"offsetMinutes\":"u8);
        Number(to, entry.OffsetMinutes);
        to.Write(",\"actor\":"u8);
        Text(to, entry.Actor);
        to.Write(",\"terminal\":"u8);
        if (entry.Terminal is null)
            to.Write("null"u8);
        else
            Text(to, entry.Terminal);
        to.Write(",\"type\":"u8);
        Text(to, entry.Type);
        to.Write(",\"previousHash\":"u8);
        Hex(to, entry.PreviousHash);
        to.Write(",\"hash\":"u8);
        Hex(to, entry.Hash);
        to.Write(",\"payload\":"u8);
        to.Write(entry.Payload.Span);
        to.Write("}\n"u8);
    }

    public static void Seal(ArrayBufferWriter<byte> to, TreeHead seal)
    {
        to.Write("{\"seal\":{\"size\":"u8);
        Number(to, seal.Size);
        to.Write(",\"at\":"u8);
        Number(to, seal.At);
        to.Write(",\"root\":"u8);
        Hex(to, seal.Root);
        to.Write(",\"keyId\":"u8);
        Text(to, seal.KeyId);
        to.Write(",\"signature\":"u8);
        Hex(to, seal.Signature);
        to.Write("}}\n"u8);
    }

    public static void Content(ArrayBufferWriter<byte> to, ReadOnlySpan<byte> hash, string mediaType, long at, ReadOnlySpan<byte> bytes)
    {
        var start = to.WrittenCount;
        to.Write("{\"content\":"u8);
        Hex(to, hash);
        to.Write(",\"mediaType\":"u8);
        Text(to, mediaType);
        to.Write(",\"at\":"u8);
        Number(to, at);
        to.Write(",\"bytes\":\""u8);
        Base64.EncodeToUtf8(bytes, to.GetSpan(Base64.GetMaxEncodedToUtf8Length(bytes.Length)), out _, out var written);
        to.Advance(written);
        to.Write("\",\"sum\":"u8);
        Hex(to, System.Security.Cryptography.SHA256.HashData(to.WrittenSpan[start..]));
        to.Write("}\n"u8);
    }

    public static void End(ArrayBufferWriter<byte> to, long entries, long seals, long contents)
    {
        to.Write("{\"end\":{\"entries\":"u8);
        Number(to, entries);
        to.Write(",\"seals\":"u8);
        Number(to, seals);
        to.Write(",\"contents\":"u8);
        Number(to, contents);
        to.Write("}}\n"u8);
    }

    private static void Number(ArrayBufferWriter<byte> to, long value)
    {
        Utf8Formatter.TryFormat(value, to.GetSpan(20), out var written);
        to.Advance(written);
    }

    private static void Hex(ArrayBufferWriter<byte> to, ReadOnlySpan<byte> bytes)
    {
        to.Write("\""u8);
        Convert.TryToHexStringLower(bytes, to.GetSpan(bytes.Length * 2), out var written);
        to.Advance(written);
        to.Write("\""u8);
    }

    private static void Text(ArrayBufferWriter<byte> to, string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        to.Write("\""u8);
        if (utf8.AsSpan().ContainsAny(Escaped))
        {
            foreach (var one in utf8)
                Escape(to, one);
        }
        else
        {
            to.Write(utf8);
        }

        to.Write("\""u8);
    }

    /// <summary>RFC 8785, 3.2.2.2: the short escape where there is one.</summary>
    private static void Escape(ArrayBufferWriter<byte> to, byte one)
    {
        ReadOnlySpan<byte> escape = one switch
        {
            (byte)'"' => "\\\""u8,
            (byte)'\\' => "\\\\"u8,
            (byte)'\b' => "\\b"u8,
            (byte)'\t' => "\\t"u8,
            (byte)'\n' => "\\n"u8,
            (byte)'\f' => "\\f"u8,
            (byte)'\r' => "\\r"u8,
            < 0x20 => Encoding.ASCII.GetBytes($"\\u{one:x4}"),
            _ => [one],
        };
        to.Write(escape);
    }
}
