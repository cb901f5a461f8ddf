namespace Theriac.Ledger;

/// <summary>
/// Proofs from the sealed tree. Whoever kept an old tree head can check a newer one, and one entry can be proved to be in
/// the ledger, without trusting us.
/// </summary>
public interface ITreeProofs
{
    /// <summary>The newest signed tree head, or null while nothing is sealed.</summary>
    Task<TreeHead?> LatestAsync(CancellationToken cancellation = default);

    /// <summary>The first signed tree head that covers the entry, or null while it is not sealed.</summary>
    Task<TreeHead?> CoveringAsync(long number, CancellationToken cancellation = default);

    /// <summary>Path of the entry in the tree of <paramref name="size"/> entries.</summary>
    Task<InclusionProof> InclusionAsync(long number, long size, CancellationToken cancellation = default);

    /// <summary>Proof of many entries at once, by their numbers in order, in the tree of <paramref name="size"/> entries.</summary>
    Task<MultiProof> InclusionAsync(IReadOnlyList<long> numbers, long size, CancellationToken cancellation = default);

    /// <summary>Path from the tree of <paramref name="first"/> entries to that of <paramref name="second"/>.</summary>
    Task<ConsistencyProof> ConsistencyAsync(long first, long second, CancellationToken cancellation = default);

    /// <summary>SubjectPublicKeyInfo of the key in force, or null while there is none.</summary>
    Task<byte[]?> PublicKeyAsync(CancellationToken cancellation = default);

    /// <summary>SubjectPublicKeyInfo of a recorded key, or null.</summary>
    Task<byte[]?> PublicKeyAsync(string keyId, CancellationToken cancellation = default);
}
