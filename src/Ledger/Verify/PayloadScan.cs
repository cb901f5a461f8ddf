using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;
using Theriac.Kernel;

namespace Theriac.Ledger.Verify;

/// <summary>
/// One pass over a payload: is it canonical JSON (RFC 8785), and which documents do its signatures name?
/// </summary>
/// <remarks>
/// The pass knows the plain cases (ASCII member names in order, texts without escapes, integers of at most 15 digits). What
/// is beyond them it does not judge, but hands to <see cref="CanonicalJson"/>.
/// </remarks>
internal ref struct PayloadScan
{
    private const int HashTextLength = 64;
    private const int IntegerDigitsMax = 15;

    private static readonly SearchValues<byte> TextEnds = SearchValues.Create(
        [(byte)'"', (byte)'\\', .. Enumerable.Range(0, 0x20).Select(control => (byte)control)]);

    private readonly ReadOnlySpan<byte> _json;
    private readonly DocumentNamed _found;
    private int _at;

    private PayloadScan(ReadOnlySpan<byte> json, DocumentNamed found)
    {
        _json = json;
        _found = found;
    }

    /// <summary>Called with each documentHash, as 64 hexadecimal digits.</summary>
    internal delegate void DocumentNamed(ReadOnlySpan<byte> hash);

    public static bool IsCanonical(ReadOnlySpan<byte> json, DocumentNamed found)
    {
        if (!Utf8.IsValid(json))
            return false;
        var scan = new PayloadScan(json, found);
        if (scan.Value(0) && scan._at == json.Length)
            return true;
        if (!CanonicalJson.Canonicalize(json).Try(out var canonical, out _) || !json.SequenceEqual(canonical))
            return false;
        ReportAll(json, found);
        return true;
    }

    private static void ReportAll(ReadOnlySpan<byte> json, DocumentNamed found)
    {
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName || !reader.ValueTextEquals("documentHash"u8))
                continue;
            reader.Read();
            if (reader.TokenType == JsonTokenType.String && reader.ValueSpan.Length == HashTextLength)
                found(reader.ValueSpan);
        }
    }

    private bool Value(int depth)
    {
        if (_at >= _json.Length || depth > CanonicalJson.DepthMax)
            return false;
        return _json[_at] switch
        {
            (byte)'{' => Object(depth),
            (byte)'[' => Array(depth),
            (byte)'"' => Text(out _),
            (byte)'t' => Word("true"u8),
            (byte)'f' => Word("false"u8),
            (byte)'n' => Word("null"u8),
            _ => Integer(),
        };
    }

    private bool Object(int depth)
    {
        _at++;
        if (Take((byte)'}'))
            return true;
        ReadOnlySpan<byte> before = default;
        var isFirst = true;
        do
        {
            if (!Text(out var name) || name.ContainsAnyExceptInRange((byte)0x20, (byte)0x7e) || !Take((byte)':'))
                return false;
            if (!isFirst && before.SequenceCompareTo(name) >= 0)
                return false;
            before = name;
            isFirst = false;
            var start = _at;
            if (!Value(depth + 1))
                return false;
            if (name.SequenceEqual("documentHash"u8))
                Report(_json[start.._at]);
        }
        while (Take((byte)','));
        return Take((byte)'}');
    }

    private bool Array(int depth)
    {
        _at++;
        if (Take((byte)']'))
            return true;
        do
        {
            if (!Value(depth + 1))
                return false;
        }
        while (Take((byte)','));
        return Take((byte)']');
    }

    private bool Text(out ReadOnlySpan<byte> text)
    {
        text = default;
        if (!Take((byte)'"'))
            return false;
        var length = _json[_at..].IndexOfAny(TextEnds);
        if (length < 0 || _json[_at + length] != (byte)'"')
            return false;
        text = _json.Slice(_at, length);
        _at += length + 1;
        return true;
    }

    private bool Integer()
    {
        var start = _at;
        var isNegative = Take((byte)'-');
        var digits = _json[_at..].IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        if (digits < 0)
            digits = _json.Length - _at;
        if (digits is 0 or > IntegerDigitsMax || (_json[_at] == (byte)'0' && (digits > 1 || isNegative)))
            return false;
        _at += digits;
        if (_at < _json.Length && _json[_at] is (byte)'.' or (byte)'e' or (byte)'E')
        {
            _at = start;
            return false;
        }

        return true;
    }

    private bool Word(ReadOnlySpan<byte> word)
    {
        if (!_json[_at..].StartsWith(word))
            return false;
        _at += word.Length;
        return true;
    }

    private bool Take(byte expected)
    {
        if (_at >= _json.Length || _json[_at] != expected)
            return false;
        _at++;
        return true;
    }

    private readonly void Report(ReadOnlySpan<byte> value)
    {
        if (value.Length == HashTextLength + 2)
            _found(value[1..^1]);
    }
}
