using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Theriac.Ledger.Verify;

/// <summary>An entry as it was found, every text in UTF-8, nothing trusted and nothing copied.</summary>
internal ref struct RawEntry
{
    public long Number;
    public ReadOnlySpan<byte> Stream;
    public long Version;
    public long At;
    public ReadOnlySpan<byte> Zone;
    public long OffsetMinutes;
    public ReadOnlySpan<byte> Actor;
    public bool HasTerminal;
    public ReadOnlySpan<byte> Terminal;
    public ReadOnlySpan<byte> Type;
    public ReadOnlySpan<byte> Payload;
    public ReadOnlySpan<byte> PreviousHash;
    public ReadOnlySpan<byte> Hash;
}

/// <summary>
/// Computes entry hashes for verification. It is written apart from <see cref="EntryHash"/>, so that a mistake in one of
/// the two shows; the layout is described there.
/// </summary>
internal sealed class EntryHasher
{
    private const int HeaderFixed = 2 + 16 + 8 + 4 + 8 + 8 + 4 + 8 + 4 + 4 + 4 + MerkleSize + 8;
    private const int MerkleSize = 32;

    private readonly byte[] _start = new byte[18];
    private byte[] _buffer = new byte[16 * 1024];

    public EntryHasher(Guid ledgerId)
    {
        _start[1] = 1;
        ledgerId.TryWriteBytes(_start.AsSpan(2), bigEndian: true, out _);
    }

    public void Compute(in RawEntry entry, Span<byte> to)
    {
        var size = HeaderFixed + entry.Stream.Length + entry.Zone.Length + entry.Actor.Length + entry.Terminal.Length
            + entry.Type.Length + entry.Payload.Length;
        if (_buffer.Length < size)
            _buffer = new byte[size * 2];
        var writer = new Writer(_buffer);
        writer.Bytes(_start);
        writer.Number(entry.Number);
        writer.Text(entry.Stream);
        writer.Number(entry.Version);
        writer.Number(entry.At);
        writer.Text(entry.Zone);
        writer.Number(entry.OffsetMinutes);
        writer.Text(entry.Actor);
        if (entry.HasTerminal)
            writer.Text(entry.Terminal);
        else
            writer.Length(-1);
        writer.Text(entry.Type);
        writer.Bytes(entry.PreviousHash);
        writer.Number(entry.Payload.Length);
        writer.Bytes(entry.Payload);
        SHA256.HashData(writer.Written, to);
    }

    private ref struct Writer(Span<byte> to)
    {
        private readonly Span<byte> _to = to;
        private int _at;

        public readonly ReadOnlySpan<byte> Written => _to[.._at];

        public void Number(long value)
        {
            BinaryPrimitives.WriteInt64BigEndian(_to[_at..], value);
            _at += 8;
        }

        public void Length(int value)
        {
            BinaryPrimitives.WriteInt32BigEndian(_to[_at..], value);
            _at += 4;
        }

        public void Bytes(ReadOnlySpan<byte> bytes)
        {
            bytes.CopyTo(_to[_at..]);
            _at += bytes.Length;
        }

        public void Text(ReadOnlySpan<byte> text)
        {
            Length(text.Length);
            Bytes(text);
        }
    }
}
