using System.Security.Cryptography;

namespace Theriac.Ledger;

/// <summary>The hash of a record: SHA-256 over the hashes of its stream's entries, in order.</summary>
public static class StreamHash
{
    public static string Of(IEnumerable<byte[]> hashes)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var one in hashes)
            hash.AppendData(one);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
