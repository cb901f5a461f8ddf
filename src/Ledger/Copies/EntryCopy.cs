using System.Text.Json;
using Theriac.Kernel;

namespace Theriac.Ledger;

/// <summary>An entry as a copy of a record holds it: its payload as JSON, with the hashes that prove it.</summary>
public sealed record EntryCopy(
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
