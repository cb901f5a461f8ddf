using Theriac.Ledger.Seal;

namespace Theriac.Ledger;

/// <summary>Collects what proves the entries of a stream.</summary>
public interface IEntriesProver
{
    /// <param name="entries">The whole stream, from its first entry on; at least one.</param>
    Task<EntriesProof> ProveAsync(IReadOnlyList<Entry> entries, CancellationToken cancellation = default);
}

internal sealed class EntriesProver(ILedger ledger, ITreeProofs proofs, IInstanceKey instance, FactTypes types) : IEntriesProver
{
    public async Task<EntriesProof> ProveAsync(IReadOnlyList<Entry> entries, CancellationToken cancellation = default)
    {
        var id = (await ledger.HeadAsync(cancellation)).LedgerId;
        var head = await proofs.CoveringAsync(entries[^1].Number, cancellation) ?? await proofs.LatestAsync(cancellation);
        IReadOnlyList<long> covered = [.. entries.Select(entry => entry.Number).Where(number => number <= head?.Size)];
        var keys = await KeysAsync(cancellation);
        if (keys.Count == 0 && (await instance.SignAsync(FileSeal.FormatName, default, cancellation)).IsOk)
            keys = await KeysAsync(cancellation); // The first signature of a ledger makes its key.
        if (head is null || covered.Count == 0)
            return new EntriesProof(id, keys, null, []);
        var proof = await proofs.InclusionAsync(covered, head.Size, cancellation);
        return new EntriesProof(id, keys, TreeHeadJson.Of(head), [.. proof.Nodes.Select(Convert.ToHexStringLower)]);
    }

    private async Task<IReadOnlyList<string>> KeysAsync(CancellationToken cancellation) =>
        [.. (await ledger.ReadStreamAsync(LedgerKeys.Stream, cancellation: cancellation))
            .Where(entry => types.Read(entry) is LedgerKeyRecorded or LedgerKeyRotated).Select(EntriesProof.LineOf)];
}
