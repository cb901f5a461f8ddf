using System.Text.Json;
using Theriac.Batches.Print;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.Plant;

namespace Theriac.Batches;

/// <summary>The entries as a copy of the record holds them, with what proves them.</summary>
/// <param name="Lines">As lines of an export of the ledger.</param>
internal sealed record CopiedEntries(string Stream, string RecordHash, EntriesProof Proof, IReadOnlyList<string> Lines)
{
    public static CopiedEntries? OfJson(byte[] file)
    {
        try
        {
            using var json = JsonDocument.Parse(file);
            var root = json.RootElement;
            if (root.GetProperty("format").GetString() is not (RecordCopy.FormatName or EquipmentLogFormat.Name))
                return null;
            var stream = root.GetProperty("stream").GetString()!;
            var lines = root.GetProperty("entries").EnumerateArray().Select(entry => LineOf(entry, stream)).ToList();
            return lines.Contains(null) ? null : new CopiedEntries(
                stream, root.GetProperty("recordHash").GetString()!,
                root.GetProperty("proof").Deserialize<EntriesProof>(KernelJson.Strict)!, lines!);
        }
        catch (Exception malformed) when (malformed is JsonException or FormatException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }

    public static CopiedEntries? OfBatchMl(byte[] file) => RecordXml.Read(file);

    private static string? LineOf(JsonElement entry, string stream) =>
        entry.Deserialize<EntryCopy>(KernelJson.Strict)?.ToEntry(stream) is { } made ? EntriesProof.LineOf(made) : null;
}
