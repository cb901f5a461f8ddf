namespace Theriac.Ledger;

/// <summary>The public key that signs this ledger's tree heads, in the ledger itself, with a proof that its owner recorded it.</summary>
/// <param name="PublicKey">SubjectPublicKeyInfo, base64.</param>
/// <param name="Signature">By that key over the key statement, base64.</param>
[Fact("ledger-key-recorded.v1")]
public sealed record LedgerKeyRecorded(string KeyId, string Algorithm, string PublicKey, string Signature) : IFact;

/// <summary>A new key follows an old one; both signed that.</summary>
[Fact("ledger-key-rotated.v1")]
public sealed record LedgerKeyRotated(
    string OldKeyId, string KeyId, string Algorithm, string PublicKey, string SignatureByOld, string SignatureByNew) : IFact;
