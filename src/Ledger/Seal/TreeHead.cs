using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Theriac.Ledger;

/// <summary>A signed tree head: what the whole ledger was at <paramref name="Size"/> entries, on the ledger's own word.</summary>
/// <param name="Size">Number of entries covered.</param>
/// <param name="At">When it was signed, microseconds UTC.</param>
/// <param name="Root">Root of the RFC 9162 tree over the hashes of entries 1 to <paramref name="Size"/>.</param>
/// <param name="KeyId">SHA-256 of the public key (SubjectPublicKeyInfo), lower-case hexadecimal.</param>
/// <param name="Signature">ECDSA P-256 with SHA-256 over <see cref="SignedBytes()"/>, 64 bytes r ‖ s.</param>
public sealed record TreeHead(Guid LedgerId, long Size, long At, byte[] Root, string KeyId, byte[] Signature)
{
    public const string Algorithm = "ecdsa-p256-sha256";

    private static readonly byte[] Purpose = Encoding.ASCII.GetBytes("theriac-tree-head.v1\0");

    /// <summary>What is signed: purpose, ledger id, size, time (big-endian) and root.</summary>
    public byte[] SignedBytes() => SignedBytes(LedgerId, Size, At, Root);

    /// <summary>True when the signature is that of the key.</summary>
    public bool IsSignedBy(ECDsa key) => key.VerifyData(SignedBytes(), Signature, HashAlgorithmName.SHA256);

    internal static byte[] SignedBytes(Guid ledgerId, long size, long at, ReadOnlySpan<byte> root)
    {
        var bytes = new byte[Purpose.Length + 16 + 8 + 8 + root.Length];
        Purpose.CopyTo(bytes, 0);
        var rest = bytes.AsSpan(Purpose.Length);
        ledgerId.TryWriteBytes(rest, bigEndian: true, out _);
        BinaryPrimitives.WriteInt64BigEndian(rest[16..], size);
        BinaryPrimitives.WriteInt64BigEndian(rest[24..], at);
        root.CopyTo(rest[32..]);
        return bytes;
    }
}
