namespace Theriac.People;

/// <summary>
/// Knows which signatures of its streams sign an older version of the record. Register one for each module whose entries supersede
/// signatures; the activity trace shows and searches by it.
/// </summary>
public interface ISupersededSignatures
{
    /// <summary>Numbers of the entries whose signature is superseded; null when the stream is another module's.</summary>
    Task<IReadOnlySet<long>?> FindAsync(string stream, CancellationToken cancellation = default);
}
