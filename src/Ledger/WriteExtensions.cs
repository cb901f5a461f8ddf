using Theriac.Kernel;

namespace Theriac.Ledger;

public static class WriteExtensions
{
    /// <summary>
    /// Appends what needs no decision. A stream that has changed meanwhile, a repeated request and a ledger that has too
    /// much to do are refusals.
    /// </summary>
    public static async Task<Outcome<IReadOnlyList<Entry>>> WriteAsync(
        this ILedger ledger, AppendRequest request, CancellationToken cancellation = default) =>
        await ledger.AppendAsync(request, cancellation) switch
        {
            AppendResult.Appended appended => Outcome<IReadOnlyList<Entry>>.Ok(appended.Entries),
            AppendResult.Repeated => LedgerRefusals.Repeated,
            AppendResult.Conflict => LedgerRefusals.Contended,
            _ => LedgerRefusals.Busy,
        };
}
