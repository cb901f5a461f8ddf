using System.Security.Cryptography;
using System.Text.Json;
using Theriac.Kernel;
using Theriac.Ledger.Seal;

namespace Theriac.Ledger.Verify;

/// <summary>The ledger's keys, read from its own entries: each one is vouched for by the one before it.</summary>
internal sealed class KeyChain(Guid ledgerId) : IDisposable
{
    private static readonly byte[] Recorded = "ledger-key-recorded.v1"u8.ToArray();
    private static readonly byte[] Rotated = "ledger-key-rotated.v1"u8.ToArray();

    private readonly List<(string Id, ECDsa Key)> _keys = [];

    public IReadOnlyList<string> Ids => [.. _keys.Select(key => key.Id)];

    public string? InForce => _keys.Count == 0 ? null : _keys[^1].Id;

    public static bool IsKeyEntry(in RawEntry entry) =>
        entry.Stream.SequenceEqual("ledger"u8) && (entry.Type.SequenceEqual(Recorded) || entry.Type.SequenceEqual(Rotated));

    /// <summary>Position of the key in the chain, or −1.</summary>
    public int IndexOf(string keyId) => _keys.FindIndex(key => key.Id == keyId);

    public bool IsSignedInForce(TreeHead seal) =>
        _keys.Count > 0 && seal.KeyId == _keys[^1].Id && seal.IsSignedBy(_keys[^1].Key);

    public bool IsSignedByAny(TreeHead seal) =>
        IndexOf(seal.KeyId) is >= 0 and var index && seal.IsSignedBy(_keys[index].Key);

    /// <summary>Takes a key entry; what is wrong with it is returned.</summary>
    public Finding? Take(in RawEntry entry)
    {
        try
        {
            return entry.Type.SequenceEqual(Recorded)
                ? Take(entry.Number, JsonSerializer.Deserialize<LedgerKeyRecorded>(entry.Payload, KernelJson.Options)!)
                : Take(entry.Number, JsonSerializer.Deserialize<LedgerKeyRotated>(entry.Payload, KernelJson.Options)!);
        }
        catch (Exception malformed) when (malformed is JsonException or FormatException)
        {
            return Wrong.Key(entry.Number, "it cannot be read.");
        }
    }

    public void Dispose() => _keys.ForEach(key => key.Key.Dispose());

    private Finding? Take(long number, LedgerKeyRecorded fact)
    {
        if (_keys.Count > 0)
            return Wrong.Key(number, "there is a key already, only a rotation may follow.");
        return Add(number, fact.KeyId, fact.Algorithm, fact.PublicKey, "", [(null, fact.Signature)]);
    }

    private Finding? Take(long number, LedgerKeyRotated fact)
    {
        if (_keys.Count == 0 || _keys[^1].Id != fact.OldKeyId)
            return Wrong.Key(number, "it does not follow the key in force.");
        return Add(
            number, fact.KeyId, fact.Algorithm, fact.PublicKey, fact.OldKeyId,
            [(_keys[^1].Key, fact.SignatureByOld), (null, fact.SignatureByNew)]);
    }

    private Finding? Add(
        long number, string keyId, string algorithm, string publicKey, string oldKeyId, (ECDsa? By, string Signature)[] signatures)
    {
        var bytes = Convert.FromBase64String(publicKey);
        if (algorithm != TreeHead.Algorithm || SealKey.IdOf(bytes) != keyId || SealKey.Open(bytes) is not { } key)
            return Wrong.Key(number, "its public key is not the one that it names.");
        _keys.Add((keyId, key));
        var statement = SealKey.Statement(ledgerId, oldKeyId, keyId);
        var all = signatures.All(one =>
            (one.By ?? key).VerifyData(statement, Convert.FromBase64String(one.Signature), HashAlgorithmName.SHA256));
        return all ? null : Wrong.Key(number, "a signature does not match.");
    }
}
