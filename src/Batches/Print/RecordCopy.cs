using System.Text.Json;
using Theriac.Kernel;
using Theriac.Ledger;

namespace Theriac.Batches.Print;

internal sealed record EntryCopy(
    long Number, long Version, string At, string Zone, int OffsetMinutes, string Actor, string? Terminal, string Type, JsonElement Payload,
    string PreviousHash, string Hash)
{
    public static EntryCopy Of(Entry entry)
    {
        using var payload = JsonDocument.Parse(entry.Payload);
        return new EntryCopy(
            entry.Number, entry.Version, Micros.ToText(entry.At), entry.Zone, entry.OffsetMinutes, entry.Actor, entry.Terminal, entry.Type,
            payload.RootElement.Clone(), Convert.ToHexStringLower(entry.PreviousHash), Convert.ToHexStringLower(entry.Hash));
    }

    /// <summary>The entry as the ledger has it; its hash says whether that is so. Null when it cannot be one.</summary>
    public Entry? ToEntry(string stream)
    {
        var payload = CanonicalJson.Canonicalize(JsonSerializer.SerializeToUtf8Bytes(Payload, KernelJson.Options));
        return Micros.Parse(At) is { } at && payload.IsOk
            ? new Entry(
                Number, stream, Version, at, Zone, OffsetMinutes, Actor, Terminal, Type, payload.Value,
                Convert.FromHexString(PreviousHash), Convert.FromHexString(Hash))
            : null;
    }
}

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
