using System.Buffers;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using Theriac.Ledger.Verify;

namespace Theriac.Ledger.Export;

/// <summary>
/// Reads one line of an export, cut by hand: the form is fixed, so that each piece is compared, not searched for. Anything
/// that <see cref="ExportText"/> would not have written is refused.
/// </summary>
internal ref struct ExportCursor(ReadOnlySpan<byte> line)
{
    private static readonly SearchValues<byte> TextEnds = SearchValues.Create(
        [(byte)'"', (byte)'\\', .. Enumerable.Range(0, 0x20).Select(control => (byte)control)]);

    private ReadOnlySpan<byte> _rest = line;
    private bool _isBroken;

    /// <summary>Reads an entry; hashes stay as they are written, in <paramref name="previous"/> and <paramref name="own"/>.</summary>
    public static bool TryEntry(
        ReadOnlySpan<byte> line, ref RawEntry entry, out ReadOnlySpan<byte> previous, out ReadOnlySpan<byte> own)
    {
        var cursor = new ExportCursor(line);
        entry.Number = cursor.Skip("{\"number\":"u8).Number();
        entry.Stream = cursor.Skip(",\"stream\":\""u8).Text();
        entry.Version = cursor.Skip(",\"version\":"u8).Number();
        entry.At = cursor.Skip(",\"at\":"u8).Number();
        entry.Zone = cursor.Skip(",\"zone\":\""u8).Text();
        entry.OffsetMinutes = cursor.Skip(",\"offsetMinutes\":"u8).Number();
        entry.Actor = cursor.Skip(",\"actor\":\""u8).Text();
        cursor.Skip(",\"terminal\":"u8);
        entry.HasTerminal = !cursor.TrySkip("null"u8);
        entry.Terminal = entry.HasTerminal ? cursor.Skip("\""u8).Text() : default;
        entry.Type = cursor.Skip(",\"type\":\""u8).Text();
        previous = cursor.Skip(",\"previousHash\":\""u8).Fixed(64);
        own = cursor.Skip("\",\"hash\":\""u8).Fixed(64);
        entry.Payload = cursor.Skip("\",\"payload\":"u8).Until("}"u8);
        return !cursor._isBroken;
    }

    public static bool TrySeal(ReadOnlySpan<byte> line, Guid ledgerId, out TreeHead seal)
    {
        var cursor = new ExportCursor(line);
        var size = cursor.Skip("{\"seal\":{\"size\":"u8).Number();
        var at = cursor.Skip(",\"at\":"u8).Number();
        var root = cursor.Skip(",\"root\":\""u8).Hex(32);
        var keyId = cursor.Skip("\",\"keyId\":\""u8).Text();
        var signature = cursor.Skip(",\"signature\":\""u8).Hex(64);
        cursor.Skip("\"}}"u8);
        seal = new TreeHead(ledgerId, size, at, root, System.Text.Encoding.UTF8.GetString(keyId), signature);
        return !cursor._isBroken && cursor._rest.IsEmpty;
    }

    public static bool TryContent(ReadOnlySpan<byte> line, out byte[] hash, out byte[] bytes)
    {
        var cursor = new ExportCursor(line);
        hash = cursor.Skip("{\"content\":\""u8).Hex(32);
        cursor.Skip("\",\"mediaType\":\""u8).Text();
        cursor.Skip(",\"at\":"u8).Number();
        var base64 = cursor.Skip(",\"bytes\":\""u8).Text();
        var end = line.Length - cursor._rest.Length;
        var sum = cursor.Skip(",\"sum\":\""u8).Hex(32);
        cursor.Skip("\"}"u8);
        bytes = new byte[Base64.GetMaxDecodedFromUtf8Length(base64.Length)];
        var isDecoded = Base64.DecodeFromUtf8(base64, bytes, out _, out var written) == OperationStatus.Done;
        Array.Resize(ref bytes, written);
        return isDecoded && !cursor._isBroken && cursor._rest.IsEmpty
            && sum.AsSpan().SequenceEqual(System.Security.Cryptography.SHA256.HashData(line[..(end + ",\"sum\":"u8.Length)]));
    }

    public static bool TryEnd(ReadOnlySpan<byte> line, out (long Entries, long Seals, long Contents) counts)
    {
        var cursor = new ExportCursor(line);
        counts.Entries = cursor.Skip("{\"end\":{\"entries\":"u8).Number();
        counts.Seals = cursor.Skip(",\"seals\":"u8).Number();
        counts.Contents = cursor.Skip(",\"contents\":"u8).Number();
        cursor.Skip("}}"u8);
        return !cursor._isBroken && cursor._rest.IsEmpty;
    }

    [UnscopedRef]
    private ref ExportCursor Skip(ReadOnlySpan<byte> expected)
    {
        if (!TrySkip(expected))
            _isBroken = true;
        return ref this;
    }

    private bool TrySkip(ReadOnlySpan<byte> expected)
    {
        if (!_rest.StartsWith(expected))
            return false;
        _rest = _rest[expected.Length..];
        return true;
    }

    private long Number()
    {
        if (_isBroken || !Utf8Parser.TryParse(_rest, out long value, out var length) || !IsPlain(_rest[..length]))
        {
            _isBroken = true;
            return 0;
        }

        _rest = _rest[length..];
        return value;
    }

    /// <summary>No plus sign, no leading zero, no minus zero: the one form that the writer has.</summary>
    private static bool IsPlain(ReadOnlySpan<byte> digits)
    {
        var isNegative = digits[0] == (byte)'-';
        var first = isNegative ? digits[1] : digits[0];
        return first is >= (byte)'1' and <= (byte)'9' || (first == (byte)'0' && digits.Length == 1);
    }

    private ReadOnlySpan<byte> Fixed(int length)
    {
        if (_isBroken || _rest.Length < length)
        {
            _isBroken = true;
            return default;
        }

        var taken = _rest[..length];
        _rest = _rest[length..];
        return taken;
    }

    private byte[] Hex(int size)
    {
        var text = Fixed(size * 2);
        var bytes = new byte[size];
        Span<byte> again = stackalloc byte[size * 2];
        if (_isBroken || Convert.FromHexString(text, bytes, out _, out _) != OperationStatus.Done)
            _isBroken = true;
        Convert.TryToHexStringLower(bytes, again, out _);
        _isBroken |= !text.SequenceEqual(again); // Capital digits are another form.
        return bytes;
    }

    private ReadOnlySpan<byte> Until(ReadOnlySpan<byte> last)
    {
        if (_isBroken || !_rest.EndsWith(last))
        {
            _isBroken = true;
            return default;
        }

        return _rest[..^last.Length];
    }

    /// <summary>Text up to its closing quotation mark, which is taken too.</summary>
    private ReadOnlySpan<byte> Text()
    {
        var length = _isBroken ? -1 : _rest.IndexOfAny(TextEnds);
        if (length >= 0 && _rest[length] == (byte)'"')
        {
            var text = _rest[..length];
            _rest = _rest[(length + 1)..];
            return text;
        }

        return length >= 0 && _rest[length] == (byte)'\\' ? TextWithEscapes() : Broken();
    }

    private ReadOnlySpan<byte> TextWithEscapes()
    {
        var text = new List<byte>();
        for (var at = 0; at < _rest.Length; at++)
        {
            var one = _rest[at];
            if (one == (byte)'"')
            {
                _rest = _rest[(at + 1)..];
                return CollectionsMarshal.AsSpan(text);
            }

            if (one < 0x20 || (one == (byte)'\\' && !TryUnescape(ref at, out one)))
                return Broken();
            text.Add(one);
        }

        return Broken();
    }

    private readonly bool TryUnescape(ref int at, out byte one)
    {
        const int FourDigits = 4;
        one = 0;
        if (++at >= _rest.Length)
            return false;
        one = _rest[at] switch
        {
            (byte)'"' => (byte)'"',
            (byte)'\\' => (byte)'\\',
            (byte)'b' => (byte)'\b',
            (byte)'t' => (byte)'\t',
            (byte)'n' => (byte)'\n',
            (byte)'f' => (byte)'\f',
            (byte)'r' => (byte)'\r',
            _ => 0xff,
        };
        if (one != 0xff)
            return true;
        if (_rest[at] != (byte)'u' || _rest.Length < at + 1 + FourDigits)
            return false;
        var digits = _rest.Slice(at + 1, FourDigits);
        at += FourDigits;
        return Utf8Parser.TryParse(digits, out one, out var read, 'x') && read == FourDigits && IsLongEscape(one, digits);
    }

    /// <summary>Only controls without a short escape, with small digits.</summary>
    private static bool IsLongEscape(byte one, ReadOnlySpan<byte> digits) =>
        one < 0x20 && one is not ((byte)'\b' or (byte)'\t' or (byte)'\n' or (byte)'\f' or (byte)'\r')
        && digits.SequenceEqual(System.Text.Encoding.ASCII.GetBytes($"{one:x4}"));

    private ReadOnlySpan<byte> Broken()
    {
        _isBroken = true;
        return default;
    }
}
