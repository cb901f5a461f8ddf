using System.Text;
using System.Text.Json;
using Theriac.Edge;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;

namespace Theriac.Host.Answers;

/// <summary>One entry as a sentence: who, what, when with zone, why.</summary>
internal sealed record ActivityLine(
    long Number, string At, string Zone, int OffsetMinutes, string Actor, string ActorName, string? Terminal, string Stream, long Version,
    string Type, string Sentence, string? Reason, JsonElement Fact);

/// <summary>The question that the activity screen asks; the URL is the query.</summary>
internal sealed record ActivityQuery(
    string? Person, string? Stream, string? Type, DateTimeOffset? From, DateTimeOffset? To, string? Text, string? After, int? Count);

/// <summary>The activity trace: the ledger itself, newest first (A11D-12c).</summary>
internal sealed class Activity(
    ILedger ledger, ITreeProofs proofs, FactTypes types, IEnumerable<IFactSentences> sentences, Phrases phrases, IPeople people)
{
    public const int PageMax = 200;

    /// <summary>Entries that one search looks through; the cursor goes on from there.</summary>
    public const int ScanMax = 20_000;

    private static readonly Role[] Readers =
    [
        Role.Administrator, Role.SecurityOfficer, Role.Auditor, Role.QaReviewer, Role.QualifiedPerson, Role.Supervisor,
    ];

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/api/activity", ([AsParameters] ActivityQuery query, Activity activity, ReaderLanguage language, CancellationToken cancellation) =>
            activity.ListAsync(query, language.Code, cancellation)).WithTags("activity").Require(Readers).Produces<Page<ActivityLine>>();
        app.MapGet("/api/ledger/entries/{number:long}", (long number, Activity activity, ReaderLanguage language, CancellationToken cancellation) =>
            activity.ShowAsync(number, language.Code, cancellation)).WithTags("activity").Require(Readers).Produces<EntryView>();
    }

    private async Task<IResult> ListAsync(ActivityQuery query, string language, CancellationToken cancellation)
    {
        var countMax = Math.Clamp(query.Count ?? PageMax, 1, PageMax);
        List<ActivityLine> lines = [];
        var before = long.TryParse(query.After, out var cursor) ? cursor : (long?)null;
        var scanned = 0;
        while (lines.Count < countMax && scanned < ScanMax)
        {
            var entries = await ledger.ReadAsync(FilterOf(query, before, query.Text is null ? countMax - lines.Count : 1_000), cancellation);
            if (entries.Count == 0)
                return Answer(lines, null);
            foreach (var entry in entries.TakeWhile(_ => lines.Count < countMax))
            {
                scanned++;
                before = entry.Number;
                if (await LineAsync(entry, language, query.Text, cancellation) is { } line)
                    lines.Add(line);
            }
        }

        return Answer(lines, before);
    }

    private static IResult Answer(List<ActivityLine> lines, long? next) =>
        Results.Json(new Page<ActivityLine>(lines, next?.ToString()), KernelJson.Options);

    private static EntryFilter FilterOf(ActivityQuery query, long? before, int countMax) => new()
    {
        Stream = Given(query.Stream) is { } one && !one.EndsWith('/') ? one : null,
        StreamPrefix = Given(query.Stream) is { } kind && kind.EndsWith('/') ? kind : null,
        Type = Given(query.Type),
        Actor = Given(query.Person),
        Before = before,
        CountMax = countMax,
        From = query.From is { } from ? Micros.From(from) : null,
        To = query.To is { } to ? Micros.From(to) : null,
    };

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private async Task<ActivityLine?> LineAsync(Entry entry, string language, string? text, CancellationToken cancellation)
    {
        var sentence = SentenceOf(entry, language);
        if (text is not null && !Contains(sentence, text) && !Contains(entry.Stream, text) && !Contains(Encoding.UTF8.GetString(entry.Payload.Span), text))
            return null;
        using var payload = JsonDocument.Parse(entry.Payload);
        var fact = payload.RootElement.Clone();
        var reason = fact.TryGetProperty("reason", out var why) && why.ValueKind == JsonValueKind.String ? why.GetString() : null;
        var name = (await people.FindAsync(entry.Actor, cancellation))?.Name ?? entry.Actor;
        return new ActivityLine(
            entry.Number, Micros.ToText(entry.At), entry.Zone, entry.OffsetMinutes, entry.Actor, name, entry.Terminal, entry.Stream, entry.Version,
            entry.Type, sentence, reason, fact);
    }

    private static bool Contains(string text, string part) => text.Contains(part, StringComparison.OrdinalIgnoreCase);

    private string SentenceOf(Entry entry, string language)
    {
        var said = types.Read(entry) is { } fact ? sentences.Select(words => words.Say(entry, fact)).FirstOrDefault(one => one is not null) : null;
        return phrases.Say(
            language, said ?? Sentence.Of("fact.other", ("type", entry.Type.Split('.')[0].Replace('-', ' ')), ("stream", entry.Stream)));
    }

    private async Task<IResult> ShowAsync(long number, string language, CancellationToken cancellation)
    {
        if (await ledger.FindAsync(number, cancellation) is not { } entry || await LineAsync(entry, language, null, cancellation) is not { } line)
            return new Refusal("entry-not-found", 404, $"There is no entry {number}.").ToResult();
        var head = await ledger.HeadAsync(cancellation);
        return Results.Json(
            new EntryView(
                line, head.LedgerId, Encoding.UTF8.GetString(entry.Payload.Span), Convert.ToHexStringLower(entry.PreviousHash),
                Convert.ToHexStringLower(entry.Hash), EntryHash.Of(head.LedgerId, entry).AsSpan().SequenceEqual(entry.Hash),
                await ProofAsync(number, cancellation)),
            KernelJson.Options);
    }

    private async Task<ProofView?> ProofAsync(long number, CancellationToken cancellation)
    {
        if (await proofs.CoveringAsync(number, cancellation) is not { } head)
            return null;
        var proof = await proofs.InclusionAsync(number, head.Size, cancellation);
        return new ProofView(
            number - 1, head.Size, [.. proof.Path.Select(Convert.ToHexStringLower)], Convert.ToHexStringLower(head.Root), Micros.ToText(head.At),
            head.KeyId, Convert.ToHexStringLower(head.Signature), TreeHead.Algorithm);
    }
}

/// <param name="Payload">The canonical bytes that were hashed, as text.</param>
/// <param name="HashMatches">The hash was computed again for this answer.</param>
/// <param name="Proof">Null while no tree head covers the entry.</param>
internal sealed record EntryView(
    ActivityLine Entry, Guid LedgerId, string Payload, string PreviousHash, string Hash, bool HashMatches, ProofView? Proof);

/// <summary>With these hashes the entry's own hash gives the root of the signed tree head (RFC 9162, 2.1.3).</summary>
internal sealed record ProofView(
    long LeafIndex, long TreeSize, IReadOnlyList<string> Path, string RootHash, string SealedAt, string KeyId, string Signature, string Algorithm);
