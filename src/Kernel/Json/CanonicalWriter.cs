using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Theriac.Kernel;

/// <summary>The single pass of <see cref="CanonicalJson"/>.</summary>
/// <remarks>
/// Members are written in the order of the input, and an object that turns out to be unsorted is put in order when it
/// closes. Text without escapes is copied as it stands, because canonical JSON leaves it alone.
/// </remarks>
internal sealed class CanonicalWriter
{
    private const int BufferKeptMax = 1 << 20;

    [ThreadStatic]
    private static CanonicalWriter? Spare;

    private byte[] _buffer = new byte[4096];
    private byte[] _names = new byte[1024];
    private byte[] _scratch = [];
    private Member[] _members = new Member[64];
    private int _length;
    private int _namesLength;
    private int _memberCount;

    /// <summary>Where a member's unescaped name stands in the names, and its whole text in the buffer.</summary>
    private readonly record struct Member(int NameStart, int NameLength, int Start, int Length);

    public static CanonicalWriter Rent(int sizeHint)
    {
        var writer = Spare ?? new CanonicalWriter();
        Spare = null;
        (writer._length, writer._namesLength, writer._memberCount) = (0, 0, 0);
        writer.Reserve(sizeHint);
        return writer;
    }

    public void Return()
    {
        if (_buffer.Length <= BufferKeptMax && _names.Length <= BufferKeptMax)
            Spare = this;
    }

    public byte[] ToArray() => _buffer.AsSpan(0, _length).ToArray();

    /// <summary>Writes the value on which the reader stands.</summary>
    public Refusal? Copy(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                return CopyObject(ref reader);
            case JsonTokenType.StartArray:
                return CopyArray(ref reader);
            case JsonTokenType.String:
                return CopyText(ref reader, out _, out _);
            case JsonTokenType.Number:
                return CopyNumber(reader.ValueSpan);
            default:
                Append(reader.ValueSpan); // true, false, null
                return null;
        }
    }

    private Refusal? CopyArray(ref Utf8JsonReader reader)
    {
        if (reader.CurrentDepth >= CanonicalJson.DepthMax)
            return KernelRefusals.JsonTooDeep(CanonicalJson.DepthMax);
        Append((byte)'[');
        for (var first = true; reader.Read() && reader.TokenType != JsonTokenType.EndArray; first = false)
        {
            if (!first)
                Append((byte)',');
            if (Copy(ref reader) is { } refusal)
                return refusal;
        }
        Append((byte)']');
        return null;
    }

    private Refusal? CopyObject(ref Utf8JsonReader reader)
    {
        if (reader.CurrentDepth >= CanonicalJson.DepthMax)
            return KernelRefusals.JsonTooDeep(CanonicalJson.DepthMax);
        var (firstMember, firstName) = (_memberCount, _namesLength);
        Append((byte)'{');
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            if (_memberCount > firstMember)
                Append((byte)',');
            if (CopyMember(ref reader) is { } refusal)
                return refusal;
        }
        Append((byte)'}');
        var duplicate = PutInOrder(firstMember);
        (_memberCount, _namesLength) = (firstMember, firstName);
        return duplicate;
    }

    private Refusal? CopyMember(ref Utf8JsonReader reader)
    {
        var start = _length;
        if (CopyText(ref reader, out var nameStart, out var nameLength) is { } badName)
            return badName;
        Append((byte)':');
        reader.Read();
        if (Copy(ref reader) is { } badValue)
            return badValue;
        if (_memberCount == _members.Length)
            Array.Resize(ref _members, _members.Length * 2);
        _members[_memberCount++] = new Member(nameStart, nameLength, start, _length - start);
        return null;
    }

    /// <summary>Writes a string or a member's name; a name's unescaped bytes are kept for the order.</summary>
    private Refusal? CopyText(ref Utf8JsonReader reader, out int nameStart, out int nameLength)
    {
        (nameStart, nameLength) = (_namesLength, 0);
        var isName = reader.TokenType == JsonTokenType.PropertyName;
        var text = reader.ValueSpan;
        if (reader.ValueIsEscaped)
        {
            if (_scratch.Length < text.Length)
                _scratch = new byte[Math.Max(text.Length, 256)];
            if (!JsonText.TryUnescape(text, _scratch, out var written))
                return KernelRefusals.JsonLoneSurrogate();
            text = _scratch.AsSpan(0, written);
        }
        if (isName)
            nameLength = KeepName(text);
        Reserve(text.Length * (reader.ValueIsEscaped ? 6 : 1) + 2); // The longest escape is \u001f.
        _buffer[_length++] = (byte)'"';
        _length += reader.ValueIsEscaped
            ? JsonText.Escape(text, _buffer.AsSpan(_length))
            : CopyTo(text, _buffer.AsSpan(_length));
        _buffer[_length++] = (byte)'"';
        return null;
    }

    private int KeepName(ReadOnlySpan<byte> name)
    {
        if (_names.Length - _namesLength < name.Length)
            Array.Resize(ref _names, Math.Max(_names.Length * 2, _namesLength + name.Length));
        name.CopyTo(_names.AsSpan(_namesLength));
        _namesLength += name.Length;
        return name.Length;
    }

    private Refusal? CopyNumber(ReadOnlySpan<byte> number)
    {
        const int IntegerDigitsExact = 15;
        if (number.Length <= IntegerDigitsExact && number.IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0)
        {
            Append(number);
            return null;
        }
        var value = double.Parse(number, NumberStyles.Float, CultureInfo.InvariantCulture);
        if (!double.IsFinite(value))
            return KernelRefusals.JsonNumberOutOfRange(Encoding.UTF8.GetString(number[..Math.Min(number.Length, 40)]));
        Reserve(EcmaNumber.LengthMax);
        _length += EcmaNumber.Write(value, _buffer.AsSpan(_length));
        return null;
    }

    private Refusal? PutInOrder(int firstMember)
    {
        var members = _members.AsSpan(firstMember, _memberCount - firstMember);
        if (IsInOrder(members))
            return null;
        var start = members[0].Start;
        members.Sort((one, other) => Compare(one, other));
        for (var i = 1; i < members.Length; i++)
        {
            if (Compare(members[i - 1], members[i]) == 0)
                return KernelRefusals.JsonDuplicateKey(Encoding.UTF8.GetString(Name(members[i])));
        }
        Rewrite(members, start);
        return null;
    }

    private void Rewrite(ReadOnlySpan<Member> members, int start)
    {
        var size = _length - start;
        var old = ArrayPool<byte>.Shared.Rent(size);
        _buffer.AsSpan(start, size).CopyTo(old);
        _length = start;
        foreach (var member in members)
        {
            if (_length > start)
                _buffer[_length++] = (byte)',';
            old.AsSpan(member.Start - start, member.Length).CopyTo(_buffer.AsSpan(_length));
            _length += member.Length;
        }
        _buffer[_length++] = (byte)'}';
        ArrayPool<byte>.Shared.Return(old);
    }

    private bool IsInOrder(ReadOnlySpan<Member> members)
    {
        for (var i = 1; i < members.Length; i++)
        {
            if (Compare(members[i - 1], members[i]) >= 0)
                return false;
        }
        return true;
    }

    private int Compare(Member one, Member other) => JsonText.CompareAsUtf16(Name(one), Name(other));

    private ReadOnlySpan<byte> Name(Member member) => _names.AsSpan(member.NameStart, member.NameLength);

    private void Append(byte one)
    {
        Reserve(1);
        _buffer[_length++] = one;
    }

    private void Append(ReadOnlySpan<byte> bytes)
    {
        Reserve(bytes.Length);
        _length += CopyTo(bytes, _buffer.AsSpan(_length));
    }

    private static int CopyTo(ReadOnlySpan<byte> source, Span<byte> target)
    {
        source.CopyTo(target);
        return source.Length;
    }

    private void Reserve(int count)
    {
        if (_buffer.Length - _length < count)
            Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, _length + count));
    }
}
