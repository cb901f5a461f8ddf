namespace Theriac.Ledger;

/// <summary>
/// Bulk data that is too large for entries, such as EPCIS events: its module keeps it in immutable tables of its own, and an
/// entry vouches for it by a root or a hash. A verification asks each module whether that still holds.
/// </summary>
public interface IBulkRecords
{
    /// <summary>Names of the facts that vouch, such as <c>epcis-captured.v1</c>.</summary>
    IReadOnlyList<string> Types { get; }

    /// <summary>What is wrong with the data that <paramref name="fact"/> vouches for, in one sentence; null when it is right.</summary>
    Task<string?> FindWrongAsync(IFact fact, CancellationToken cancellation);
}
