using System.Numerics;
using System.Security.Cryptography;

namespace Theriac.Epcis.Store;

/// <summary>Merkle tree hash of RFC 9162, section 2.1.1, over the stored bytes of a capture's events.</summary>
internal static class MerkleRoot
{
    public static byte[] Of(IReadOnlyList<byte[]> leaves) =>
        leaves.Count == 0 ? SHA256.HashData([]) : Of(leaves, 0, leaves.Count);

    private static byte[] Of(IReadOnlyList<byte[]> leaves, int from, int count)
    {
        if (count == 1)
            return SHA256.HashData([0x00, .. leaves[from]]);
        var left = 1 << BitOperations.Log2((uint)(count - 1));
        return SHA256.HashData([0x01, .. Of(leaves, from, left), .. Of(leaves, from + left, count - left)]);
    }
}
