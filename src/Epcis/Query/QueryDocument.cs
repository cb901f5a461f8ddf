using System.Text.Encodings.Web;
using System.Text.Json;
using Theriac.Epcis.Store;
using Theriac.Kernel;

namespace Theriac.Epcis.Query;

/// <summary>Writes stored events in the standard's documents.</summary>
/// <remarks>
/// Each event keeps the text that was captured. Its <c>recordTime</c> is the time of the entry that published it. The
/// context that its document had stands on the answer when all its events share it, else on the event.
/// </remarks>
internal static class QueryDocument
{
    // Text as it was written, without needless escapes: the answer is JSON, never a part of HTML.
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(IReadOnlyList<EventRow> events, long now)
    {
        var shared = events.Select(one => one.Context).Distinct(ByteArrays.Comparer).Take(2).ToList();
        var hoisted = shared.Count == 1 ? shared[0] : null;
        return Write(writer =>
        {
            writer.WriteStartObject();
            writer.WritePropertyName("@context");
            writer.WriteRawValue(hoisted ?? EpcisContext.Own);
            writer.WriteString("type", "EPCISQueryDocument");
            writer.WriteString("schemaVersion", "2.0");
            writer.WriteString("creationDate", Micros.ToText(now));
            writer.WriteStartObject("epcisBody");
            writer.WriteStartObject("queryResults");
            writer.WriteString("queryName", "SimpleEventQuery");
            writer.WriteStartObject("resultsBody");
            writer.WriteStartArray("eventList");
            foreach (var one in events)
                WriteEvent(writer, one, hoisted is null ? one.Context : null);
            writer.WriteEndArray();
            writer.WriteEndObject();
            writer.WriteEndObject();
            writer.WriteEndObject();
            writer.WriteEndObject();
        });
    }

    public static byte[] WriteSingle(EventRow one) => Write(writer => WriteEvent(writer, one, one.Context));

    private static byte[] Write(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Readable))
            write(writer);
        return stream.ToArray();
    }

    private static void WriteEvent(Utf8JsonWriter writer, EventRow one, byte[]? context)
    {
        using var stored = JsonDocument.Parse(one.Bytes);
        writer.WriteStartObject();
        if (context is not null && !stored.RootElement.TryGetProperty("@context", out _))
        {
            writer.WritePropertyName("@context");
            writer.WriteRawValue(context);
        }

        foreach (var member in stored.RootElement.EnumerateObject().Where(member => member.Name != "recordTime"))
            member.WriteTo(writer);
        writer.WriteString("recordTime", Micros.ToText(one.RecordTime));
        writer.WriteEndObject();
    }

    private sealed class ByteArrays : IEqualityComparer<byte[]>
    {
        public static readonly ByteArrays Comparer = new();

        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(byte[] obj)
        {
            var hash = new HashCode();
            hash.AddBytes(obj);
            return hash.ToHashCode();
        }
    }
}
