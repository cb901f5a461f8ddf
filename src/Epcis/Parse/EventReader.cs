using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Theriac.Epcis.Parse;

/// <summary>Takes from a validated event what is stored and searched.</summary>
internal static class EventReader
{
    private static readonly (string Member, EpcRole Role)[] Lists =
    [
        ("epcList", EpcRole.Epc), ("childEPCs", EpcRole.Epc), ("inputEPCList", EpcRole.Input), ("outputEPCList", EpcRole.Output),
    ];

    private static readonly (string Member, EpcRole Role)[] QuantityLists =
    [
        ("quantityList", EpcRole.Class), ("childQuantityList", EpcRole.Class),
        ("inputQuantityList", EpcRole.InputClass), ("outputQuantityList", EpcRole.OutputClass),
    ];

    public static ParsedEvent Read(JsonElement value)
    {
        var given = TextOf(value, "eventID");
        var id = given ?? $"urn:uuid:{Guid.NewGuid()}";
        if (!TimeText.TryParse(TextOf(value, "eventTime")!, out var eventTime))
            throw new InvalidOperationException("The event was not validated.");
        return new ParsedEvent(
            given is null ? WithId(value, id) : JsonMarshal.GetRawUtf8Value(value).ToArray(),
            id,
            TextOf(value, "type")!,
            eventTime,
            TextOf(value, "action"),
            Map(TextOf(value, "bizStep"), Vocabulary.BizStep.Key),
            Map(TextOf(value, "disposition"), Vocabulary.Disposition.Key),
            Map(IdOf(value, "readPoint"), EpcKey.Of),
            Map(IdOf(value, "bizLocation"), EpcKey.Of),
            TextOf(value, "transformationID"),
            value.TryGetProperty("errorDeclaration", out _),
            Mentions(value));
    }

    private static List<EpcMention> Mentions(JsonElement value)
    {
        var all = new List<EpcMention>();
        if (TextOf(value, "parentID") is { } parent)
            all.Add(new(EpcRole.Parent, EpcKey.Of(parent)));
        foreach (var (member, role) in Lists)
        {
            if (value.TryGetProperty(member, out var list))
                all.AddRange(list.EnumerateArray().Select(epc => new EpcMention(role, EpcKey.Of(epc.GetString()!))));
        }

        foreach (var (member, role) in QuantityLists)
        {
            if (value.TryGetProperty(member, out var list))
                all.AddRange(list.EnumerateArray().Select(item => new EpcMention(role, EpcKey.Of(TextOf(item, "epcClass")!))));
        }

        return all.Distinct().ToList();
    }

    /// <summary>The event's own bytes with an <c>eventID</c> put in front.</summary>
    private static byte[] WithId(JsonElement value, string id)
    {
        var raw = JsonMarshal.GetRawUtf8Value(value);
        var rest = raw[1..].TrimStart(" \t\r\n"u8);
        var buffer = new ArrayBufferWriter<byte>(raw.Length + 64);
        buffer.Write(Encoding.UTF8.GetBytes($"{{\"eventID\":\"{id}\","));
        buffer.Write(rest);
        return buffer.WrittenSpan.ToArray();
    }

    private static string? TextOf(JsonElement value, string name) =>
        value.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.String ? member.GetString() : null;

    private static string? IdOf(JsonElement value, string name) =>
        value.TryGetProperty(name, out var member) ? TextOf(member, "id") : null;

    private static string? Map(string? text, Func<string, string> map) => text is null ? null : map(text);
}
