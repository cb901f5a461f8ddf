using System.Text.Json;
using Theriac.Ledger;
using Theriac.Storage;

namespace Theriac.Activity.Index;

/// <summary>The index of the activity trace: terms and words of every entry, of every module.</summary>
internal sealed class ActivityProjection : IProjection
{
    private static readonly Sql PutTerms = Sql.Of<ActivityProjection>("Index/PutTerms");
    private static readonly Sql PutSite = Sql.Of<ActivityProjection>("Index/PutSite");
    private static readonly Sql PutWords = Sql.Of<ActivityProjection>("Index/PutWords");

    public IReadOnlyList<string> Tables => ["activity_term", "activity_site", "activity_words"];

    /// <summary>2: an order that is only planned has its site too.</summary>
    public int Shape => 2;

    public void Project(Entry entry, IFact fact, ICollection<Statement> statements)
    {
        using var payload = JsonDocument.Parse(entry.Payload);
        var site = EntrySite.Of(payload.RootElement);
        var meaning = payload.RootElement.TryGetProperty("signature", out var signature) ? Text(signature, "meaning") : null;
        statements.Add(new Statement(
            PutTerms, ("number", entry.Number), ("stream", entry.Stream), ("site", site),
            ("stream_term", Terms.Stream(entry.Stream)), ("kind", Terms.Kind(entry.Stream)), ("actor", Terms.Actor(entry.Actor)),
            ("type", Terms.Type(entry.Type)), ("deed", Terms.Deed(entry.Actor, entry.Type)),
            ("terminal", entry.Terminal is { } terminal ? Terms.Terminal(terminal) : null),
            ("signed", meaning is null ? null : Terms.Signed), ("meaning", meaning is null ? null : Terms.Meaning(meaning))));
        if (site is not null && entry.Version == 1)
            statements.Add(new Statement(PutSite, ("stream", entry.Stream), ("site", site)));
        statements.Add(new Statement(PutWords, ("number", entry.Number), ("words", string.Join(' ', WordsOf(entry, payload.RootElement)))));
    }

    private static string? Text(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private static IReadOnlyCollection<string> WordsOf(Entry entry, JsonElement payload)
    {
        var words = new Words();
        words.Add(entry.Stream);
        words.Add(entry.Actor);
        words.Add(entry.Type);
        Add(words, payload);
        return words.All;
    }

    private static void Add(Words words, JsonElement json)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.String:
                words.Add(json.GetString()!);
                break;
            case JsonValueKind.Number:
                words.Add(json.GetRawText());
                break;
            case JsonValueKind.Array:
                foreach (var item in json.EnumerateArray())
                    Add(words, item);
                break;
            case JsonValueKind.Object:
                foreach (var member in json.EnumerateObject())
                    Add(words, member.Value);
                break;
        }
    }
}
