using System.Text.Json;
using System.Text.Json.Nodes;

namespace Theriac.Epcis.Tests;

/// <summary>Reads JSON as JavaScript does: of a member that stands twice the last one counts. One example of the standard needs it.</summary>
internal static class Lenient
{
    public static JsonNode Parse(string text)
    {
        using var document = JsonDocument.Parse(text);
        return Copy(document.RootElement)!;
    }

    private static JsonNode? Copy(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Array)
            return new JsonArray([.. value.EnumerateArray().Select(Copy)]);
        if (value.ValueKind != JsonValueKind.Object)
            return value.ValueKind == JsonValueKind.Null ? null : JsonNode.Parse(value.GetRawText());
        var copy = new JsonObject();
        foreach (var member in value.EnumerateObject())
            copy[member.Name] = Copy(member.Value);
        return copy;
    }
}
