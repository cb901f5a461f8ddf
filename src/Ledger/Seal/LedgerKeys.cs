namespace Theriac.Ledger.Seal;

/// <summary>The key in force, folded from the stream <c>ledger</c>.</summary>
internal sealed record LedgerKeys(string? KeyId) : IStreamState<LedgerKeys>
{
    public const string Stream = "ledger";

    public static LedgerKeys Empty(string stream) => new((string?)null);

    public LedgerKeys Apply(Entry entry, IFact fact) => fact switch
    {
        LedgerKeyRecorded recorded => new LedgerKeys(recorded.KeyId),
        LedgerKeyRotated rotated => new LedgerKeys(rotated.KeyId),
        _ => this,
    };
}
