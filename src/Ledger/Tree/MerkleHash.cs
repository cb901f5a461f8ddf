using System.Security.Cryptography;

namespace Theriac.Ledger.Tree;

/// <summary>The two hashes of RFC 9162, section 2.1.1: of a leaf and of an inner node.</summary>
internal static class MerkleHash
{
    public const int Size = SHA256.HashSizeInBytes;

    private const byte LeafPrefix = 0x00;
    private const byte NodePrefix = 0x01;

    /// <summary>Root of the tree without leaves: the hash of nothing.</summary>
    public static readonly byte[] EmptyRoot = SHA256.HashData([]);

    public static byte[] Leaf(ReadOnlySpan<byte> data) => SHA256.HashData([LeafPrefix, .. data]);

    public static byte[] Node(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        var hash = new byte[Size];
        Node(left, right, hash);
        return hash;
    }

    public static void Node(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right, Span<byte> to)
    {
        Span<byte> data = stackalloc byte[1 + (2 * Size)];
        data[0] = NodePrefix;
        left.CopyTo(data[1..]);
        right.CopyTo(data[(1 + Size)..]);
        SHA256.HashData(data, to);
    }
}
