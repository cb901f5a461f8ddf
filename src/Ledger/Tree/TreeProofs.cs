using Theriac.Ledger.Seal;

namespace Theriac.Ledger.Tree;

internal sealed class TreeProofs(SealStore seals, TreeStore tree, IStreams streams) : ITreeProofs
{
    public Task<TreeHead?> LatestAsync(CancellationToken cancellation = default) => seals.LatestAsync(cancellation);

    public Task<TreeHead?> CoveringAsync(long number, CancellationToken cancellation = default) =>
        seals.CoveringAsync(number, cancellation);

    public async Task<InclusionProof> InclusionAsync(long number, long size, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, size);
        return new InclusionProof(number, size, await HashesAsync(ProofPaths.Inclusion(number - 1, size), cancellation));
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
