using System.Security.Cryptography;
using Theriac.Ledger.Tree;

namespace Theriac.Ledger;

/// <summary>Proves that one entry is in the tree of the first <paramref name="Size"/> entries (RFC 9162, 2.1.3).</summary>
/// <param name="Number">The entry's number; its leaf index is one less.</param>
public sealed record InclusionProof(long Number, long Size, IReadOnlyList<byte[]> Path)
{
    /// <summary>True when the path leads from the entry's hash to the root.</summary>
    public bool Holds(ReadOnlySpan<byte> entryHash, ReadOnlySpan<byte> root)
    {
        if (Number < 1 || Number > Size)
            return false;
        var (node, last) = (Number - 1, Size - 1);
        var hash = entryHash.ToArray();
        foreach (var step in Path)
        {
            if (last == 0)
                return false;
            if ((node & 1) == 1 || node == last)
            {
                hash = MerkleHash.Node(step, hash);
                while ((node & 1) == 0 && node != 0)
                    (node, last) = (node >> 1, last >> 1);
            }
            else
            {
                hash = MerkleHash.Node(hash, step);
            }

            (node, last) = (node >> 1, last >> 1);
        }

        return last == 0 && CryptographicOperations.FixedTimeEquals(hash, root);
    }
}

/// <summary>Proves that the tree of <paramref name="Second"/> entries begins with the tree of <paramref name="First"/> (RFC 9162, 2.1.4).</summary>
public sealed record ConsistencyProof(long First, long Second, IReadOnlyList<byte[]> Path)
{
    /// <summary>True when the log was only appended to between the two roots.</summary>
    public bool Holds(ReadOnlySpan<byte> firstRoot, ReadOnlySpan<byte> secondRoot)
    {
        if (First < 1 || First > Second)
            return false;
        if (First == Second)
            return Path.Count == 0 && firstRoot.SequenceEqual(secondRoot);
        var isPowerOfTwo = (First & (First - 1)) == 0;
        if (Path.Count == 0)
            return false;
        return Climb(isPowerOfTwo ? firstRoot : Path[0], Path.Skip(isPowerOfTwo ? 0 : 1), firstRoot, secondRoot);
    }

    private bool Climb(ReadOnlySpan<byte> start, IEnumerable<byte[]> steps, ReadOnlySpan<byte> firstRoot, ReadOnlySpan<byte> secondRoot)
    {
        var (node, last) = (First - 1, Second - 1);
        while ((node & 1) == 1)
            (node, last) = (node >> 1, last >> 1);
        var first = start.ToArray();
        var second = first;
        foreach (var step in steps)
        {
            if (last == 0)
                return false;
            if ((node & 1) == 1 || node == last)
            {
                first = MerkleHash.Node(step, first);
                second = MerkleHash.Node(step, second);
                while ((node & 1) == 0 && node != 0)
                    (node, last) = (node >> 1, last >> 1);
            }
            else
            {
                second = MerkleHash.Node(second, step);
            }

            (node, last) = (node >> 1, last >> 1);
        }

        return last == 0 && firstRoot.SequenceEqual(first) && secondRoot.SequenceEqual(second);
    }
}
