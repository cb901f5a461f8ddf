namespace Theriac.Ledger.Tree;

/// <summary>The Merkle tree hash of RFC 9162, section 2.1.1, for records that name content which stands outside the ledger.</summary>
public static class MerkleTree
{
    public static byte[] RootOf(IEnumerable<byte[]> leaves)
    {
        var tree = new Frontier();
        foreach (var leaf in leaves)
            tree.Append(MerkleHash.Leaf(leaf));
        return tree.Root();
    }
}
