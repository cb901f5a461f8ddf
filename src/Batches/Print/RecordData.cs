using System.Security.Cryptography;
using Theriac.Ledger;

namespace Theriac.Batches.Print;

/// <summary>One entry of the batch's stream with its fact; the fact is null when this version does not know its type.</summary>
internal sealed record RecordEntry(Entry Entry, IFact? Fact);

/// <summary>Everything that a copy of the record shows: state, recipe, every entry, and the ledger's word for it.</summary>
/// <param name="RecordHash">SHA-256 over the hashes of the stream's entries, in order: a copy can be checked against the record.</param>
/// <param name="Seal">The first tree head that covers the newest entry, or the newest there is; null while nothing is sealed.</param>
internal sealed record RecordData(
    Scene Scene, IReadOnlyList<RecordEntry> Entries, string RecordHash, LedgerHead Ledger, TreeHead? Seal)
{
    public static string HashOf(IEnumerable<Entry> entries)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var entry in entries)
            hash.AppendData(entry.Hash);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
