using Theriac.Ledger;

namespace Theriac.Batches.Print;

/// <summary>
/// The electronic copy: the record as screens show it, every entry with its own bytes' content and hashes, what proves them, and the seal of
/// the file.
/// </summary>
/// <param name="Stream">Whose entries they are, all of them, from the first on.</param>
internal sealed record RecordCopy(
    string Format, Guid LedgerId, InstanceKind Instance, string Stream, string RecordHash, BatchView Batch, IReadOnlyList<EntryCopy> Entries,
    EntriesProof Proof, FileSeal? Seal)
{
    public const string FormatName = "theriac-batch-record/2";
}
