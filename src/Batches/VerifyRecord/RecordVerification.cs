using Theriac.Ledger;

namespace Theriac.Batches;

/// <summary>What a check of a batch record's file found.</summary>
/// <param name="Kind">pdf, json or batchml.</param>
/// <param name="Stream">Of the batch, for example <c>batch/B2406-017</c>.</param>
/// <param name="Entries">How many entries the record has; each is what was hashed.</param>
/// <param name="Sealed">How many of them the tree head covers; the others are younger, and only the file's own signature covers them.</param>
/// <param name="Wrong">The first thing that is wrong, or null.</param>
public sealed record RecordReport(
    string Kind, Guid LedgerId, string Stream, string RecordHash, int Entries, int Sealed, TreeHead? Head, Finding? Wrong);

/// <summary>
/// Checks the copies of a batch record without a server or a database (A11-17, DI-L): that no byte of the file was changed, that the entries
/// are those of the ledger, all of them from the first on, and that keys of the ledger signed both.
/// </summary>
public static class RecordVerification
{
    /// <param name="pinned">SubjectPublicKeyInfo of the key that the reader trusts, or null to trust those that come with the file.</param>
    public static RecordReport Verify(byte[] file, byte[]? pinned)
    {
        var kind = file.AsSpan() switch
        {
            var bytes when bytes.StartsWith("%PDF"u8) => "pdf",
            var bytes when bytes.StartsWith("{"u8) => "json",
            var bytes when bytes.StartsWith("<"u8) => "batchml",
            _ => "",
        };
        if (kind.Length == 0)
            return No("unknown", NoRecord("it is neither PDF nor JSON nor XML."));
        if (FileSeal.Check(file, out var seal) is { } changed)
            return No(kind, changed);
        return kind == "pdf" ? Pdf(file, seal!, pinned) : Entries(kind, file, seal!, pinned);
    }

    // The pages are what the file's signature says they are; what they were printed from goes with them, with a signature of its own.
    private static RecordReport Pdf(byte[] file, FileSeal seal, byte[]? pinned)
    {
        if (PdfAttachment.Find(file) is not { } copy)
            return No("pdf", NoRecord("the electronic copy is not in it."));
        var inner = Verify(copy, pinned) with { Kind = "pdf" };
        if (inner.Wrong is not null || FileSeal.Check(copy, out var own) is not null)
            return inner;
        return own!.KeyId == seal.KeyId ? inner : Entries("pdf", copy, seal, pinned);
    }

    private static RecordReport Entries(string kind, byte[] file, FileSeal seal, byte[]? pinned)
    {
        if ((kind == "batchml" ? CopiedEntries.OfBatchMl(file) : CopiedEntries.OfJson(file)) is not { } copy)
            return No(kind, NoRecord("its entries cannot be read."));
        var report = copy.Proof.Check(copy.Stream, copy.Lines, copy.RecordHash, pinned, seal.KeyId);
        return new RecordReport(kind, copy.Proof.LedgerId, copy.Stream, copy.RecordHash, report.Entries, report.Sealed, report.Head, report.Wrong);
    }

    private static RecordReport No(string kind, Finding wrong) => new(kind, Guid.Empty, "", "", 0, 0, null, wrong);

    private static Finding NoRecord(string detail) => new("record-file", null, $"The file is no copy of a batch record: {detail}");
}
