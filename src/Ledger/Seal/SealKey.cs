using System.Security.Cryptography;
using System.Text;

namespace Theriac.Ledger.Seal;

/// <summary>A signing key with its id. Its private part never leaves the key folder.</summary>
internal sealed class SealKey : IDisposable
{
    private static readonly byte[] Purpose = Encoding.ASCII.GetBytes("theriac-ledger-key.v1\0");

    private readonly ECDsa _key;

    public SealKey(ECDsa key)
    {
        _key = key;
        PublicKey = key.ExportSubjectPublicKeyInfo();
        Id = IdOf(PublicKey);
    }

    public string Id { get; }

    public byte[] PublicKey { get; }

    public static string IdOf(ReadOnlySpan<byte> publicKey) => Convert.ToHexStringLower(SHA256.HashData(publicKey));

    /// <summary>Opens a public key; null when the bytes are none on the curve P-256.</summary>
    public static ECDsa? Open(ReadOnlySpan<byte> publicKey)
    {
        const int Bits = 256;
        var key = ECDsa.Create();
        try
        {
            key.ImportSubjectPublicKeyInfo(publicKey, out var read);
            if (read == publicKey.Length && key.KeySize == Bits)
                return key;
        }
        catch (CryptographicException)
        {
            // Not a key: the caller is told by null.
        }

        key.Dispose();
        return null;
    }

    /// <summary>What a key's own record says: which ledger it is for, and which key comes before it (empty for the first).</summary>
    public static byte[] Statement(Guid ledgerId, string oldKeyId, string keyId) =>
        [.. Purpose, .. ledgerId.ToByteArray(bigEndian: true), .. Encoding.ASCII.GetBytes($"{oldKeyId}>{keyId}")];

    public byte[] Sign(byte[] data) => _key.SignData(data, HashAlgorithmName.SHA256);

    public TreeHead Sign(Guid ledgerId, long size, long at, byte[] root) =>
        new(ledgerId, size, at, root, Id, Sign(TreeHead.SignedBytes(ledgerId, size, at, root)));

    public string ToPem() => _key.ExportPkcs8PrivateKeyPem();

    public void Dispose() => _key.Dispose();
}
