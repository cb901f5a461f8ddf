using System.Text.Json;
using Theriac.Edge;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;

namespace Theriac.Activity.Search;

/// <summary>One entry as a sentence: who, what, when with zone, why (A11D-12a).</summary>
/// <param name="Signature">What the entry's signature is worth now; null without one.</param>
internal sealed record ActivityLine(
    long Number, string At, string Zone, int OffsetMinutes, string Actor, string ActorName, string? Terminal, string Stream, long Version,
    string Type, string Sentence, string? Reason, JsonElement Fact, SignatureState? Signature);

/// <summary>Entries as lines, in the reader's language.</summary>
internal sealed class ActivityLines(
    FactTypes types, IEnumerable<IFactSentences> sentences, Phrases phrases, IPeople people, SignatureStandings standings)
{
    public async Task<IReadOnlyList<ActivityLine>> OfAsync(IReadOnlyList<Entry> entries, string language, CancellationToken cancellation)
    {
        var states = await standings.OfAsync(entries, cancellation);
        Dictionary<string, string> names = [];
        foreach (var actor in entries.Select(entry => entry.Actor).Distinct())
            names[actor] = (await people.FindAsync(actor, cancellation))?.Name ?? actor;
        return [.. entries.Select(entry => LineOf(entry, names[entry.Actor], language, states.TryGetValue(entry.Number, out var state) ? state : null))];
    }

    private ActivityLine LineOf(Entry entry, string name, string language, SignatureState? signature)
    {
        using var payload = JsonDocument.Parse(entry.Payload);
        var fact = payload.RootElement.Clone();
        return new ActivityLine(
            entry.Number, Micros.ToText(entry.At), entry.Zone, entry.OffsetMinutes, entry.Actor, name, entry.Terminal, entry.Stream, entry.Version,
            entry.Type, SentenceOf(entry, language), ReasonOf(fact), fact, signature);
    }

    // Why, by the names that facts use for it.
    private static string? ReasonOf(JsonElement fact)
    {
        foreach (var name in (ReadOnlySpan<string>)["reason", "justification", "comment"])
        {
            if (fact.TryGetProperty(name, out var why) && why.ValueKind == JsonValueKind.String)
                return why.GetString();
        }

        return null;
    }

    private string SentenceOf(Entry entry, string language)
    {
        var said = types.Read(entry) is { } fact ? sentences.Select(words => words.Say(entry, fact)).FirstOrDefault(one => one is not null) : null;
        return phrases.Say(
            language, said ?? Sentence.Of("fact.other", ("type", entry.Type.Split('.')[0].Replace('-', ' ')), ("stream", entry.Stream)));
    }
}
