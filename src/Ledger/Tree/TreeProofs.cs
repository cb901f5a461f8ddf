using Theriac.Ledger.Seal;

namespace Theriac.Ledger.Tree;

internal sealed class TreeProofs(SealStore seals, TreeStore tree, IStreams streams) : ITreeProofs
{
    private const int LeavesAtOnce = 256;

    public Task<TreeHead?> LatestAsync(CancellationToken cancellation = default) => seals.LatestAsync(cancellation);

    public Task<TreeHead?> CoveringAsync(long number, CancellationToken cancellation = default) =>
        seals.CoveringAsync(number, cancellation);

    public async Task<InclusionProof> InclusionAsync(long number, long size, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, size);
        return new InclusionProof(number, size, await HashesAsync(ProofPaths.Inclusion(number - 1, size), cancellation));
    }

    public async Task<MultiProof> InclusionAsync(IReadOnlyList<long> numbers, long size, CancellationToken cancellation = default)
    {
        if (numbers.Count == 0 || numbers[0] < 1 || numbers[^1] > size)
            throw new ArgumentException("Numbers of entries within the tree are asked for, in order.", nameof(numbers));
        var nodes = new List<byte[]>();
        await CollectAsync(new LeafRange(0, size), numbers, nodes, cancellation);
        return new MultiProof(size, nodes);
    }

    public async Task<ConsistencyProof> ConsistencyAsync(long first, long second, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(first, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(first, second);
        return new ConsistencyProof(first, second, await HashesAsync(ProofPaths.Consistency(first, second), cancellation));
    }

    public async Task<byte[]?> PublicKeyAsync(CancellationToken cancellation = default) =>
        (await KeysAsync(cancellation)).KeyId is { } keyId ? await PublicKeyAsync(keyId, cancellation) : null;

    public async Task<byte[]?> PublicKeyAsync(string keyId, CancellationToken cancellation = default) =>
        (await KeysAsync(cancellation)).Keys.Find(key => key.KeyId == keyId) is { } found
            ? Convert.FromBase64String(found.PublicKey)
            : null;

    private async Task CollectAsync(LeafRange range, IReadOnlyList<long> numbers, List<byte[]> nodes, CancellationToken cancellation)
    {
        if (numbers.Count == 0)
        {
            nodes.Add(await tree.HashAsync(range, cancellation));
        }
        else if (range.Count <= LeavesAtOnce)
        {
            Collect(range, await tree.ReadAsync(0, range.From, range.To, cancellation), range.From, numbers, nodes);
        }
        else
        {
            var (left, right) = range.Halves();
            await CollectAsync(left, [.. numbers.Where(number => number <= left.To)], nodes, cancellation);
            await CollectAsync(right, [.. numbers.Where(number => number > left.To)], nodes, cancellation);
        }
    }

    /// <summary>The same within leaves that are at hand: <paramref name="first"/> is the index of the first of them.</summary>
    private static void Collect(LeafRange range, List<byte[]> leaves, long first, IReadOnlyList<long> numbers, List<byte[]> nodes)
    {
        if (numbers.Count == 0)
        {
            var part = new Frontier();
            for (var at = range.From; at < range.To; at++)
                part.Append(leaves[(int)(at - first)]);
            nodes.Add(part.Root());
        }
        else if (range.Count > 1)
        {
            var (left, right) = range.Halves();
            Collect(left, leaves, first, [.. numbers.Where(number => number <= left.To)], nodes);
            Collect(right, leaves, first, [.. numbers.Where(number => number > left.To)], nodes);
        }
    }

    private async Task<LedgerKeys> KeysAsync(CancellationToken cancellation) =>
        (await streams.LoadAsync<LedgerKeys>(LedgerKeys.Stream, cancellation)).State;

    private async Task<List<byte[]>> HashesAsync(List<LeafRange> ranges, CancellationToken cancellation)
    {
        var hashes = new List<byte[]>(ranges.Count);
        foreach (var range in ranges)
            hashes.Add(await tree.HashAsync(range, cancellation));
        return hashes;
    }
}
