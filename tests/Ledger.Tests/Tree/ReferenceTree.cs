using Theriac.Ledger.Tree;

namespace Theriac.Ledger.Tests.Tree;

/// <summary>RFC 9162 as its recursive definitions are written, over a list: slow and plainly right.</summary>
internal static class ReferenceTree
{
    public static byte[] Root(IReadOnlyList<byte[]> leaves) => leaves.Count switch
    {
        0 => MerkleHash.EmptyRoot,
        1 => leaves[0],
        _ => MerkleHash.Node(Root(Left(leaves)), Root(Right(leaves))),
    };

    public static List<byte[]> Path(int index, IReadOnlyList<byte[]> leaves)
    {
        if (leaves.Count == 1)
            return [];
        var left = Left(leaves);
        return index < left.Count
            ? [.. Path(index, left), Root(Right(leaves))]
            : [.. Path(index - left.Count, Right(leaves)), Root(left)];
    }

    public static List<byte[]> Proof(int first, IReadOnlyList<byte[]> leaves) => SubProof(first, leaves, isWhole: true);

    private static List<byte[]> SubProof(int first, IReadOnlyList<byte[]> leaves, bool isWhole)
    {
        if (first == leaves.Count)
            return isWhole ? [] : [Root(leaves)];
        var left = Left(leaves);
        return first <= left.Count
            ? [.. SubProof(first, left, isWhole), Root(Right(leaves))]
            : [.. SubProof(first - left.Count, Right(leaves), isWhole: false), Root(left)];
    }

    private static List<byte[]> Left(IReadOnlyList<byte[]> leaves) => [.. leaves.Take(Split(leaves.Count))];

    private static List<byte[]> Right(IReadOnlyList<byte[]> leaves) => [.. leaves.Skip(Split(leaves.Count))];

    private static int Split(int count)
    {
        var split = 1;
        while (split * 2 < count)
            split *= 2;
        return split;
    }
}
