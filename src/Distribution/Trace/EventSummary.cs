using System.Text.Json;
using Theriac.Epcis;
using Theriac.Kernel;

namespace Theriac.Distribution.Trace;

/// <summary>What a person wants to see of an event.</summary>
internal static class EventSummary
{
    private static readonly string[] Lists = ["epcList", "childEPCs", "inputEPCList", "outputEPCList", "inputQuantityList", "outputQuantityList"];

    public static TracedEvent Of(StoredEvent stored)
    {
        using var document = JsonDocument.Parse(stored.Json);
        var one = document.RootElement;
        return new TracedEvent(
            Micros.ToText(stored.EventTime), Micros.ToText(stored.RecordTime), Text(one, "type")!, Text(one, "action"), Text(one, "bizStep"),
            Text(one, "disposition"), Id(one, "readPoint"), Id(one, "bizLocation"), Destination(one),
            Lists.Sum(list => one.TryGetProperty(list, out var items) ? items.GetArrayLength() : 0L), stored.Number);
    }

    private static string? Text(JsonElement one, string name) => one.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static string? Id(JsonElement one, string name) => one.TryGetProperty(name, out var value) ? Text(value, "id") : null;

    private static string? Destination(JsonElement one) =>
        one.TryGetProperty("destinationList", out var list) && list.GetArrayLength() > 0 ? Text(list[0], "destination") : null;
}
