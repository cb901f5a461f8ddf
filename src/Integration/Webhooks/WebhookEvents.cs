using System.Text.Json;
using System.Text.Json.Nodes;
using Theriac.Kernel;
using Theriac.Ledger;

namespace Theriac.Integration;

/// <summary>What a webhook tells of: names for partners, made of entries. Thin on purpose: ids and words, no values of the record.</summary>
internal static class WebhookEvents
{
    private static readonly Dictionary<string, (string Event, string[] Members)> ByType = new(StringComparer.Ordinal)
    {
        ["order-planned.v1"] = ("order-planned", []),
        ["planned-order-differs.v1"] = ("order-differs", ["fields"]),
        ["order-released.v1"] = ("order-released", ["orderId", "lotNumber"]),
        ["batch-started.v1"] = ("batch-started", ["manufacturedOn", "expiresOn"]),
        ["batch-held.v1"] = ("batch-held", ["exceptionId"]),
        ["batch-paused.v1"] = ("batch-paused", []),
        ["batch-resumed.v1"] = ("batch-resumed", []),
        ["batch-completed.v1"] = ("batch-completed", []),
        ["batch-stopped.v1"] = ("batch-stopped", []),
        ["batch-aborted.v1"] = ("batch-aborted", []),
        ["exception-opened.v1"] = ("exception-opened", ["id", "kind", "grade"]),
        ["exception-concluded.v1"] = ("exception-concluded", ["id"]),
        ["batch-certified.v1"] = ("batch-certified", ["registerNumber", "market"]),
        ["batch-rejected.v1"] = ("batch-rejected", ["market", "now"]),
        ["disposition-held.v1"] = ("lot-held", ["market", "now"]),
        ["disposition-hold-lifted.v1"] = ("lot-hold-lifted", ["market", "now"]),
        ["batch-recalled.v1"] = ("batch-recalled", []),
    };

    /// <summary>Every name that may be subscribed to.</summary>
    public static readonly IReadOnlyList<string> All = [.. ByType.Values.Select(one => one.Event)];

    /// <summary>Types of the entries that are told.</summary>
    internal static IReadOnlyCollection<string> Types => ByType.Keys;

    /// <summary>The event of an entry; null where it is none. An old or newer shape of a fact has the same name without its version.</summary>
    public static string? Of(Entry entry) => ByType.TryGetValue(entry.Type, out var known) ? known.Event : null;

    /// <summary>What is sent, byte for byte the same at every try and after a rebuild.</summary>
    /// <param name="id">Of the event: who got it twice knows it by this.</param>
    public static string Body(Entry entry, string id, string? site)
    {
        var (name, members) = ByType[entry.Type];
        var payload = JsonNode.Parse(entry.Payload.Span)!.AsObject();
        var data = new JsonObject();
        foreach (var member in members)
            data[member] = payload[member]?.DeepClone();
        var body = new JsonObject
        {
            ["id"] = id,
            ["event"] = name,
            ["subject"] = entry.Stream,
            ["site"] = site,
            ["number"] = entry.Number,
            ["at"] = Micros.ToText(entry.At),
            ["data"] = data,
        };
        return body.ToJsonString(KernelJson.Options);
    }

    public static string IdOf(string body) => JsonNode.Parse(body)!["id"]!.GetValue<string>();

    /// <summary>Whether the first entry of a batch says that it is a procedure on equipment.</summary>
    public static bool IsProcedure(Entry first)
    {
        using var payload = JsonDocument.Parse(first.Payload);
        return payload.RootElement.TryGetProperty("procedure", out var procedure) && procedure.ValueKind == JsonValueKind.Object;
    }

    /// <summary>The site that an entry itself names; later entries of its stream are of the same.</summary>
    public static string? SiteIn(Entry entry)
    {
        using var payload = JsonDocument.Parse(entry.Payload);
        return EntrySite.Of(payload.RootElement);
    }
}
