namespace Theriac.Ledger;

/// <summary>Computes every derived table again from the entries.</summary>
public interface IRebuild
{
    /// <summary>
    /// Empties all tables of all projections and projects every entry again, in one transaction that holds the ledger's head:
    /// nobody appends meanwhile, and when it fails nothing has changed. Returns the number of entries.
    /// </summary>
    Task<long> RebuildAsync(IProgress<long>? progress = null, CancellationToken cancellation = default);

    /// <summary>
    /// The same where the tables were made by a version that kept them otherwise, as after an upgrade; answers 0 where they were not.
    /// Of two nodes that start at once one does it.
    /// </summary>
    Task<long> RebuildWhereOtherAsync(CancellationToken cancellation = default);
}
