namespace Theriac.Ledger.Tree;

/// <summary>
/// The right edge of a growing Merkle tree: one complete subtree for each bit of the size, the largest first. Appending
/// costs one node hash on average, and the root of every size passed can be had. Nothing is allocated while it grows.
/// </summary>
internal sealed class Frontier
{
    private const int LevelsMax = 63;

    private readonly byte[] _hashes = new byte[(LevelsMax + 1) * MerkleHash.Size];
    private readonly int[] _levels = new int[LevelsMax + 1];
    private int _count;

    /// <summary>Number of leaves.</summary>
    public long Size { get; private set; }

    /// <summary>Appends a leaf by its hash.</summary>
    /// <param name="completed">Called for every complete subtree above the leaves, with level, position and hash.</param>
    public void Append(ReadOnlySpan<byte> leafHash, SubtreeCompleted? completed = null) => Push(0, leafHash, completed);

    /// <summary>Appends a complete subtree of 2^<paramref name="level"/> leaves; the size must be a multiple of that.</summary>
    public void Push(int level, ReadOnlySpan<byte> hash, SubtreeCompleted? completed = null)
    {
        if ((Size & ((1L << level) - 1)) != 0)
            throw new InvalidOperationException("A subtree must begin where one of its size can begin.");
        hash.CopyTo(At(_count));
        _levels[_count++] = level;
        Size += 1L << level;
        while (_count > 1 && _levels[_count - 1] == _levels[_count - 2])
        {
            MerkleHash.Node(At(_count - 2), At(_count - 1), At(_count - 2));
            _count--;
            var merged = ++_levels[_count - 1];
            completed?.Invoke(merged, (Size >> merged) - 1, At(_count - 1));
        }
    }

    /// <summary>Root over everything appended so far.</summary>
    public void Root(Span<byte> to)
    {
        if (_count == 0)
        {
            MerkleHash.EmptyRoot.CopyTo(to);
            return;
        }

        Span<byte> root = stackalloc byte[MerkleHash.Size];
        At(_count - 1).CopyTo(root);
        for (var i = _count - 2; i >= 0; i--)
            MerkleHash.Node(At(i), root, root);
        root.CopyTo(to);
    }

    public byte[] Root()
    {
        var root = new byte[MerkleHash.Size];
        Root(root);
        return root;
    }

    private Span<byte> At(int index) => _hashes.AsSpan(index * MerkleHash.Size, MerkleHash.Size);
}

/// <summary>Told when a subtree of 2^<paramref name="level"/> leaves is complete.</summary>
internal delegate void SubtreeCompleted(int level, long position, ReadOnlySpan<byte> hash);
