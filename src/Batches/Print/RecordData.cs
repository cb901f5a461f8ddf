using Theriac.Kernel;
using Theriac.Ledger;

namespace Theriac.Batches.Print;

/// <summary>One entry of the batch's stream with its fact; the fact is null when this version does not know its type.</summary>
internal sealed record RecordEntry(Entry Entry, IFact? Fact);

/// <summary>Everything that a copy of the record shows: state, recipe, every entry, and the ledger's word for it.</summary>
/// <param name="RecordHash">SHA-256 over the hashes of the stream's entries, in order: a copy can be checked against the record.</param>
/// <param name="Seal">The first tree head that covers the newest entry, or the newest there is; null while nothing is sealed.</param>
internal sealed record RecordData(
    Scene Scene, IReadOnlyList<RecordEntry> Entries, string RecordHash, LedgerHead Ledger, TreeHead? Seal, EntriesProof Proof)
{
    /// <summary>In their order; the last one holds.</summary>
    public IReadOnlyList<BoundMaster> Masters { get; } = BoundMaster.Of(Entries);

    public static string HashOf(IEnumerable<Entry> entries) => StreamHash.Of(entries.Select(entry => entry.Hash));

    /// <summary>When the record was as it is here: a copy taken again later says the same.</summary>
    public DateTimeOffset At => Micros.ToTime(Entries[^1].Entry.At);
}
