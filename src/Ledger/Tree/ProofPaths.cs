namespace Theriac.Ledger.Tree;

/// <summary>A complete or right-edge part of the tree: leaves <paramref name="From"/> (inclusive) to <paramref name="To"/>.</summary>
internal readonly record struct LeafRange(long From, long To)
{
    public long Count => To - From;

    /// <summary>As RFC 9162 cuts a tree; of more than one leaf.</summary>
    public (LeafRange Left, LeafRange Right) Halves()
    {
        var middle = From + ProofPaths.Split(Count);
        return (new LeafRange(From, middle), new LeafRange(middle, To));
    }
}

/// <summary>Which parts of the tree a proof consists of. No hashes are needed to know that.</summary>
internal static class ProofPaths
{
    /// <summary>RFC 9162, 2.1.3.1: PATH(m, D_n).</summary>
    public static List<LeafRange> Inclusion(long index, long size)
    {
        var path = new List<LeafRange>();
        var (from, to) = (0L, size);
        while (to - from > 1)
        {
            var middle = from + Split(to - from);
            if (index < middle)
            {
                path.Add(new LeafRange(middle, to));
                to = middle;
            }
            else
            {
                path.Add(new LeafRange(from, middle));
                from = middle;
            }
        }

        path.Reverse();
        return path;
    }

    /// <summary>RFC 9162, 2.1.4.1: PROOF(m, D_n).</summary>
    public static List<LeafRange> Consistency(long first, long second)
    {
        var path = new List<LeafRange>();
        var (from, to) = (0L, second);
        while (first != to)
        {
            var middle = from + Split(to - from);
            if (first <= middle)
            {
                path.Add(new LeafRange(middle, to));
                to = middle;
            }
            else
            {
                path.Add(new LeafRange(from, middle));
                from = middle;
            }
        }

        if (from != 0) // Otherwise the verifier knows this part already: it is the first root itself.
            path.Add(new LeafRange(from, to));
        path.Reverse();
        return path;
    }

    /// <summary>The largest power of two smaller than <paramref name="count"/>.</summary>
    public static long Split(long count) => 1L << (63 - System.Numerics.BitOperations.LeadingZeroCount((ulong)(count - 1)));
}
