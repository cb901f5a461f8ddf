using System.Buffers.Binary;
using FsCheck;
using FsCheck.Fluent;
using Theriac.Ledger.Tree;
using Xunit;

namespace Theriac.Ledger.Tests.Tree;

public sealed class TreePropertyTests
{
    private const int LeavesMax = 300;

    private static readonly byte[][] Leaves = [.. Enumerable.Range(0, LeavesMax).Select(Leaf)];

    private static Arbitrary<(int Index, int Size)> Places =>
        (from size in Gen.Choose(1, LeavesMax) from index in Gen.Choose(0, size - 1) select (index, size)).ToArbitrary();

    [Xunit.Fact]
    public void The_frontier_has_the_root_that_the_definition_gives() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Places, place =>
        {
            var frontier = new Frontier();
            foreach (var leaf in Leaves[..place.Size])
                frontier.Append(leaf);
            return frontier.Root().SequenceEqual(ReferenceTree.Root(Leaves[..place.Size]));
        }));

    [Xunit.Fact]
    public void Inclusion_paths_are_those_of_the_definition_and_hold_for_no_other_entry() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Places, place =>
        {
            var leaves = Leaves[..place.Size];
            var proof = new InclusionProof(place.Index + 1, place.Size, Hashes(ProofPaths.Inclusion(place.Index, place.Size)));
            var root = ReferenceTree.Root(leaves);
            var other = (place.Index + 1) % place.Size;
            return Same(proof.Path, ReferenceTree.Path(place.Index, leaves))
                && proof.Holds(leaves[place.Index], root)
                && (place.Size == 1 || !proof.Holds(leaves[other], root))
                && (place.Size == 1 || !(proof with { Number = other + 1 }).Holds(leaves[place.Index], root));
        }));

    [Xunit.Fact]
    public void Consistency_proofs_are_those_of_the_definition_and_hold_for_no_other_root() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Places, place =>
        {
            var leaves = Leaves[..place.Size];
            var first = place.Index + 1;
            var proof = new ConsistencyProof(first, place.Size, Hashes(ProofPaths.Consistency(first, place.Size)));
            var (oldRoot, root) = (ReferenceTree.Root(leaves[..first]), ReferenceTree.Root(leaves));
            var forged = ReferenceTree.Root([.. leaves[..(first - 1)], Leaf(-1)]);
            return Same(proof.Path, ReferenceTree.Proof(first, leaves))
                && proof.Holds(oldRoot, root)
                && !proof.Holds(forged, root);
        }));

    [Xunit.Fact]
    public void A_proof_with_one_changed_step_does_not_hold() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Places, Gen.Choose(0, 10_000).ToArbitrary(), (place, bit) =>
        {
            var path = Hashes(ProofPaths.Inclusion(place.Index, place.Size)).Select(hash => hash.ToArray()).ToList();
            if (path.Count == 0)
                return true;
            path[bit % path.Count][bit % 32] ^= (byte)(1 << (bit % 8));
            return !new InclusionProof(place.Index + 1, place.Size, path)
                .Holds(Leaves[place.Index], ReferenceTree.Root(Leaves[..place.Size]));
        }));

    private static bool Same(IEnumerable<byte[]> one, IEnumerable<byte[]> other) =>
        one.Select(Convert.ToHexString).SequenceEqual(other.Select(Convert.ToHexString));

    private static byte[] Leaf(int number)
    {
        var data = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(data, number);
        return MerkleHash.Leaf(data);
    }

    private static List<byte[]> Hashes(List<LeafRange> ranges) =>
        [.. ranges.Select(range => ReferenceTree.Root(Leaves[(int)range.From..(int)range.To]))];
}
