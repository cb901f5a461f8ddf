using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Theriac.Ledger;

/// <summary>
/// The hash of an entry: SHA-256 over <c>0x00</c> (RFC 9162 leaf prefix), a versioned header with every field and the
/// previous hash, and the payload. Integers are big-endian; texts are a 32-bit length and UTF-8; a missing terminal has
/// length −1.
/// </summary>
public static class EntryHash
{
    public const int Size = 32;

    private const byte LeafPrefix = 0x00;
    private const byte HeaderVersion = 1;

    /// <summary>Hash of <paramref name="entry"/> in the ledger <paramref name="ledgerId"/>; its <c>Hash</c> is not read.</summary>
    public static byte[] Of(Guid ledgerId, Entry entry)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(HeaderMax(entry) + entry.Payload.Length);
        try
        {
            var length = Write(buffer, ledgerId, entry);
            return SHA256.HashData(buffer.AsSpan(0, length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static int HeaderMax(Entry entry) =>
        128 + Size + (4 * (entry.Stream.Length + entry.Zone.Length + entry.Actor.Length + entry.Type.Length + (entry.Terminal?.Length ?? 0)));

    private static int Write(Span<byte> to, Guid ledgerId, Entry entry)
    {
        to[0] = LeafPrefix;
        to[1] = HeaderVersion;
        ledgerId.TryWriteBytes(to[2..], bigEndian: true, out _);
        var at = 18;
        at += Put(to[at..], entry.Number);
        at += Put(to[at..], entry.Stream);
        at += Put(to[at..], entry.Version);
        at += Put(to[at..], entry.At);
        at += Put(to[at..], entry.Zone);
        at += Put(to[at..], entry.OffsetMinutes);
        at += Put(to[at..], entry.Actor);
        at += Put(to[at..], entry.Terminal);
        at += Put(to[at..], entry.Type);
        entry.PreviousHash.CopyTo(to[at..]);
        at += Size;
        at += Put(to[at..], entry.Payload.Length);
        entry.Payload.Span.CopyTo(to[at..]);
        return at + entry.Payload.Length;
    }

    private static int Put(Span<byte> to, long value)
    {
        BinaryPrimitives.WriteInt64BigEndian(to, value);
        return 8;
    }

    private static int Put(Span<byte> to, string? text)
    {
        if (text is null)
        {
            BinaryPrimitives.WriteInt32BigEndian(to, -1);
            return 4;
        }

        var length = Encoding.UTF8.GetBytes(text, to[4..]);
        BinaryPrimitives.WriteInt32BigEndian(to, length);
        return 4 + length;
    }
}
