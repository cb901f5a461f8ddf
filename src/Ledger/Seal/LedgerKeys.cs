using System.Collections.Immutable;

namespace Theriac.Ledger.Seal;

/// <summary>The keys of the ledger, the last in force, folded from the stream <c>ledger</c>.</summary>
internal sealed record LedgerKeys(ImmutableList<RecordedKey> Keys) : IStreamState<LedgerKeys>
{
    public const string Stream = "ledger";

    public string? KeyId => Keys.Count == 0 ? null : Keys[^1].KeyId;

    public static LedgerKeys Empty(string stream) => new(ImmutableList<RecordedKey>.Empty);

    public LedgerKeys Apply(Entry entry, IFact fact) => fact switch
    {
        LedgerKeyRecorded recorded => new LedgerKeys(Keys.Add(new(recorded.KeyId, recorded.Algorithm, recorded.PublicKey))),
        LedgerKeyRotated rotated => new LedgerKeys(Keys.Add(new(rotated.KeyId, rotated.Algorithm, rotated.PublicKey))),
        _ => this,
    };
}

/// <param name="PublicKey">SubjectPublicKeyInfo, base64.</param>
internal sealed record RecordedKey(string KeyId, string Algorithm, string PublicKey);
