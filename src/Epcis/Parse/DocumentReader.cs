using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Unicode;
using Theriac.Kernel;
using static Theriac.Epcis.Parse.Rules;

namespace Theriac.Epcis.Parse;

/// <summary>Reads capture documents and single events: everything is checked before anything is stored.</summary>
internal static class DocumentReader
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = EpcisLimits.DepthMax, AllowDuplicateProperties = false };

    private static readonly Rule Header = Object(isOpen: true, [], new Dictionary<string, Rule>
    {
        ["epcisMasterData"] = Object(isOpen: true, [], new Dictionary<string, Rule> { ["vocabularyList"] = ListOf(Vocabularies()) }),
    });

    private static readonly Rule Document = Object(
        isOpen: true,
        ["@context", "type", "schemaVersion", "creationDate", "epcisBody"],
        new Dictionary<string, Rule>
        {
            ["@context"] = EventRules.DocumentContext,
            ["id"] = UriRule,
            ["type"] = Literal("EPCISDocument"),
            ["schemaVersion"] = Rules.Version,
            ["creationDate"] = Time,
            ["instanceIdentifier"] = Text,
            ["sender"] = Text,
            ["receiver"] = Text,
            ["epcisHeader"] = Header,
            ["epcisBody"] = Object(isOpen: true, ["eventList"], new Dictionary<string, Rule> { ["eventList"] = ListOf(EventRules.Event) }),
        });

    private static readonly Rule QueryDocument = Object(
        isOpen: true,
        ["@context", "type", "epcisBody"],
        new Dictionary<string, Rule>
        {
            ["@context"] = EventRules.DocumentContext,
            ["id"] = UriRule,
            ["type"] = Literal("EPCISQueryDocument"),
            ["schemaVersion"] = Rules.Version,
            ["creationDate"] = Time,
            ["epcisBody"] = Object(isOpen: true, ["queryResults"], new Dictionary<string, Rule>
            {
                ["queryResults"] = Object(isOpen: true, ["queryName", "resultsBody"], new Dictionary<string, Rule>
                {
                    ["queryName"] = Text,
                    ["subscriptionID"] = Text,
                    ["resultsBody"] = Object(
                        isOpen: true, ["eventList"],
                        new Dictionary<string, Rule> { ["eventList"] = ListOf(EventRules.Event), ["vocabularyList"] = ListOf(Vocabularies()) }),
                }),
            }),
        });

    private static readonly Rule SingleEvent = All(
        EventRules.Event, (value, to) =>
        {
            if (value.ValueKind == JsonValueKind.Object && !value.TryGetProperty("@context", out _))
                to.Refuse("member-missing", "'@context' is missing.");
        });

    /// <summary>An <c>EPCISDocument</c> or <c>EPCISQueryDocument</c> (the standard's capture interface takes both).</summary>
    public static Outcome<ParsedDocument> ReadDocument(ReadOnlyMemory<byte> utf8) => Read(utf8, (root, to) =>
    {
        var isQuery = root.ValueKind == JsonValueKind.Object && root.TryGetProperty("type", out var type)
            && type.ValueKind == JsonValueKind.String && type.GetString() == "EPCISQueryDocument";
        (isQuery ? QueryDocument : Document)(root, to);
    });

    /// <summary>One event with its own <c>@context</c>, as <c>POST /events</c> takes it.</summary>
    public static Outcome<ParsedDocument> ReadEvent(ReadOnlyMemory<byte> utf8) => Read(utf8, SingleEvent);

    private static Outcome<ParsedDocument> Read(ReadOnlyMemory<byte> utf8, Rule rule)
    {
        if (utf8.Length > EpcisLimits.BodyBytesMax)
            return EpcisRefusals.TooLarge();
        if (!Utf8.IsValid(utf8.Span))
            return NotJson("The bytes are not UTF-8.");
        try
        {
            if (HasBrokenText(utf8.Span))
                return NotJson("A text holds half a surrogate pair or a null character.");
            using var document = SingleMembers.Parse(utf8, Options);
            var validation = new Validation();
            rule(document.RootElement, validation);
            if (validation.Errors.Count > 0)
                return EpcisRefusals.NotValid(validation.Errors);
            var events = EventsOf(document.RootElement);
            return events.Count > EpcisLimits.EventsPerCaptureMax ? EpcisRefusals.TooLarge() : Take(document.RootElement, events);
        }
        catch (JsonException malformed)
        {
            return NotJson($"This is not JSON: {malformed.Message}");
        }
    }

    private static Outcome<ParsedDocument> Take(JsonElement root, IReadOnlyList<JsonElement> events)
    {
        var parsed = events.Select(EventReader.Read).ToList();
        var repeated = parsed.GroupBy(one => (one.EventId, one.DeclaresError)).FirstOrDefault(group => group.Count() > 1);
        if (repeated is not null)
            return EpcisRefusals.NotValid([new FieldError("", "event-id-repeats", $"eventID {repeated.Key.EventId} is given twice.")]);
        var context = JsonMarshal.GetRawUtf8Value(root.GetProperty("@context")).ToArray();
        return new ParsedDocument(context, HeadOf(root), parsed);
    }

    private static List<JsonElement> EventsOf(JsonElement root)
    {
        if (!root.TryGetProperty("epcisBody", out var body))
            return [root];
        var holder = body.TryGetProperty("queryResults", out var results) ? results.GetProperty("resultsBody") : body;
        return [.. holder.GetProperty("eventList").EnumerateArray()];
    }

    /// <summary>Every member of the document but its body: sender, master data and what else came with the events.</summary>
    private static byte[] HeadOf(JsonElement root)
    {
        if (!root.TryGetProperty("epcisBody", out _))
            return "{}"u8.ToArray();
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            foreach (var member in root.EnumerateObject().Where(member => member.Name != "epcisBody"))
                member.WriteTo(writer);
            writer.WriteEndObject();
        }

        return stream.ToArray();
    }

    private static bool HasBrokenText(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = EpcisLimits.DepthMax });
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped
                    && reader.GetString()!.Contains('\0', StringComparison.Ordinal))
                    return true;
            }
        }
        catch (InvalidOperationException)
        {
            return true;
        }

        return false;
    }

    private static Rule Vocabularies() => Object(isOpen: true, ["type"], new Dictionary<string, Rule>
    {
        ["type"] = UriRule,
        ["vocabularyElementList"] = ListOf(Object(isOpen: true, ["id"], new Dictionary<string, Rule>
        {
            ["id"] = UriRule,
            ["attributes"] = ListOf(Object(isOpen: true, ["id"], new Dictionary<string, Rule> { ["id"] = UriRule, ["attribute"] = Anything })),
            ["children"] = ListOf(UriRule),
        })),
    });

    private static Refusal NotJson(string detail) => EpcisRefusals.NotValid([new FieldError("", "not-json", detail)]);
}
