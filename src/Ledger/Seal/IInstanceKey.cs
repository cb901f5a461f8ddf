using System.Security.Cryptography;
using System.Text;
using Theriac.Kernel;
using Theriac.Ledger.Seal;

namespace Theriac.Ledger;

/// <summary>Signs, with the key of the ledger, what this instance hands to others. The key itself never leaves its folder.</summary>
public interface IInstanceKey
{
    /// <param name="purpose">What the bytes are, so that a signature of one kind is none of another.</param>
    Task<Outcome<InstanceSignature>> SignAsync(string purpose, ReadOnlyMemory<byte> bytes, CancellationToken cancellation = default);
}

/// <param name="PublicKey">SubjectPublicKeyInfo.</param>
/// <param name="Value">ECDSA P-256 with SHA-256, 64 bytes r ‖ s.</param>
public sealed record InstanceSignature(string KeyId, byte[] PublicKey, byte[] Value)
{
    /// <summary>Id of a public key, or null when the bytes are no key on the curve P-256.</summary>
    public static string? IdOf(ReadOnlySpan<byte> publicKey)
    {
        using var key = SealKey.Open(publicKey);
        return key is null ? null : SealKey.IdOf(publicKey);
    }

    public static bool Holds(ReadOnlySpan<byte> publicKey, string purpose, ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> signature)
    {
        using var key = SealKey.Open(publicKey);
        return key is not null && key.VerifyData(SignedBytes(purpose, bytes), signature, HashAlgorithmName.SHA256);
    }

    internal static byte[] SignedBytes(string purpose, ReadOnlySpan<byte> bytes) => [.. Encoding.ASCII.GetBytes(purpose), 0, .. bytes];
}
