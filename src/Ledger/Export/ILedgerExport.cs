namespace Theriac.Ledger;

/// <summary>A complete copy of the ledger in JSON lines that anybody can check with <c>theriac ledger verify --export</c>.</summary>
/// <remarks>
/// The first line is the header with the public keys. Then each entry is a line, its payload exactly the bytes that were
/// hashed, and each seal stands behind the last entry that it covers. Then stored content, then an end with the counts.
/// </remarks>
public interface ILedgerExport
{
    /// <summary>Writes every entry committed so far and returns their number.</summary>
    Task<long> WriteAsync(Stream to, IProgress<long>? progress = null, CancellationToken cancellation = default);
}
