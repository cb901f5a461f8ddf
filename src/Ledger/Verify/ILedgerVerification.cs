namespace Theriac.Ledger;

/// <summary>Checks the whole of this database: every entry, seal, signed document and stored content.</summary>
public interface ILedgerVerification
{
    /// <param name="progress">Told the number of entries checked so far.</param>
    Task<VerifyReport> VerifyAsync(
        VerifyAgainst against, IProgress<long>? progress = null, CancellationToken cancellation = default);
}
