using Theriac.Kernel;

namespace Theriac.Ledger;

/// <summary>Signs tree heads. A hosted service seals every minute after growth; a release seals at once.</summary>
public interface ISealer
{
    /// <summary>
    /// Seals every entry committed so far; without growth it returns the newest seal. Refuses with <c>seal-key-missing</c>
    /// when the recorded key's file is not on this machine: entries stand in the ledger all the same.
    /// </summary>
    Task<Outcome<TreeHead>> SealNowAsync(CancellationToken cancellation = default);

    /// <summary>Makes a new key, records it with the signatures of the old and the new, and keeps the old file.</summary>
    Task<Outcome<Done>> RotateKeyAsync(Author author, CancellationToken cancellation = default);
}
