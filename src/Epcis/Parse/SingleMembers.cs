using System.Text.Json;

namespace Theriac.Epcis.Parse;

/// <summary>
/// JSON in which no object has a member twice. RFC 8259 leaves open what such a document means; nearly every reader takes
/// the last value, and so do we, once and before anything is checked or stored, so that no later reader takes another.
/// </summary>
internal static class SingleMembers
{
    public static JsonDocument Parse(ReadOnlyMemory<byte> utf8, JsonDocumentOptions options)
    {
        var strict = options with { AllowDuplicateProperties = false };
        try
        {
            return JsonDocument.Parse(utf8, strict);
        }
        catch (JsonException)
        {
            using var loose = JsonDocument.Parse(utf8, options with { AllowDuplicateProperties = true });
            return JsonDocument.Parse(WithLastOfEach(loose.RootElement), strict);
        }
    }

    private static byte[] WithLastOfEach(JsonElement root)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
            Write(root, writer);
        return stream.ToArray();
    }

    private static void Write(JsonElement value, Utf8JsonWriter writer)
    {
        if (value.ValueKind == JsonValueKind.Object)
        {
            writer.WriteStartObject();
            foreach (var member in value.EnumerateObject().GroupBy(member => member.Name, StringComparer.Ordinal).Select(same => same.Last()))
            {
                writer.WritePropertyName(member.Name);
                Write(member.Value, writer);
            }

            writer.WriteEndObject();
        }
        else if (value.ValueKind == JsonValueKind.Array)
        {
            writer.WriteStartArray();
            foreach (var item in value.EnumerateArray())
                Write(item, writer);
            writer.WriteEndArray();
        }
        else
        {
            value.WriteTo(writer);
        }
    }
}
