using System.Security.Cryptography;
using Theriac.Ledger.Tree;

namespace Theriac.Ledger;

/// <summary>Proves many entries to be in the tree of the first <paramref name="Size"/> entries, with no more hashes than that needs.</summary>
/// <param name="Nodes">
/// Hashes of the largest parts of the tree that hold none of the entries, from left to right. Where they stand follows from the
/// entries' numbers and the size: the tree is cut as in RFC 9162, 2.1.1.
/// </param>
public sealed record MultiProof(long Size, IReadOnlyList<byte[]> Nodes)
{
    /// <summary>True when the entries, in the order of their numbers, and the nodes together make the root.</summary>
    public bool Holds(IReadOnlyList<(long Number, byte[] Hash)> entries, ReadOnlySpan<byte> root)
    {
        if (entries.Count == 0 || entries[0].Number < 1 || entries[^1].Number > Size)
            return false;
        for (var i = 1; i < entries.Count; i++)
        {
            if (entries[i].Number <= entries[i - 1].Number)
                return false;
        }

        var left = 0;
        var made = Root(new LeafRange(0, Size), entries, 0, entries.Count, ref left);
        return made is not null && left == Nodes.Count && CryptographicOperations.FixedTimeEquals(made, root);
    }

    private byte[]? Root(LeafRange range, IReadOnlyList<(long Number, byte[] Hash)> entries, int from, int to, ref int node)
    {
        if (from == to)
            return node < Nodes.Count ? Nodes[node++] : null;
        if (range.Count == 1)
            return entries[from].Hash;
        var (left, right) = range.Halves();
        var cut = from;
        while (cut < to && entries[cut].Number <= left.To)
            cut++;
        var first = Root(left, entries, from, cut, ref node);
        var second = first is null ? null : Root(right, entries, cut, to, ref node);
        return second is null ? null : MerkleHash.Node(first, second);
    }
}
