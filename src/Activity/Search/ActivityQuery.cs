using Theriac.Activity.Index;
using Theriac.Kernel;
using Theriac.Ledger;

namespace Theriac.Activity.Search;

/// <summary>The question that the activity screen asks; the URL is the query, and so it is saved.</summary>
/// <param name="Stream">One record (<c>batch/B1</c>), or all of a kind (<c>batch/</c>).</param>
/// <param name="Type">Name of the fact, with or without its version.</param>
/// <param name="Signature">any, a meaning, superseded or void.</param>
/// <param name="Text">Words that all occur; a star at the end of one finds beginnings.</param>
internal sealed record ActivityQuery(
    string? Person = null, string? Stream = null, string? Type = null, string? Site = null, string? Terminal = null, string? Signature = null,
    DateTimeOffset? From = null, DateTimeOffset? To = null, string? Text = null)
{
    public const int LengthMax = 200;

    private static readonly string[] Standings = ["superseded", "void"];

    /// <summary>Looked at after the index has found the signed entries.</summary>
    public string? Standing => Standings.FirstOrDefault(one => one == Signature);

    /// <summary>Spaces around and empty filters are gone, so that the same question is the same query.</summary>
    public ActivityQuery Trimmed() => new(
        Given(Person), Given(Stream), Given(Type), Given(Site), Given(Terminal), Given(Signature)?.ToLowerInvariant(), From, To, Given(Text));

    public IEnumerable<(string Name, string Value)> Filters()
    {
        (string, string?)[] all =
        [
            ("person", Person), ("stream", Stream), ("type", Type), ("site", Site), ("terminal", Terminal), ("signature", Signature),
            ("from", From is { } from ? Micros.ToText(Micros.From(from)) : null), ("to", To is { } to ? Micros.ToText(Micros.From(to)) : null),
            ("text", Text),
        ];
        return all.Where(one => one.Item2 is not null).Select(one => (one.Item1, one.Item2!));
    }

    public IEnumerable<FieldError> Check(string field) => Filters().Where(one => one.Value.Length > LengthMax)
        .Select(one => new FieldError($"{field}/{one.Name}", "filter-long", $"A filter has at most {LengthMax} characters."));

    public IReadOnlyList<string> TermsOf()
    {
        List<string> terms = [];
        if (Person is { } person && Type is { } deed)
            terms.Add(Terms.Deed(person, deed));
        else if (Person is { } actor)
            terms.Add(Terms.Actor(actor));
        else if (Type is { } type)
            terms.Add(Terms.Type(type));
        if (Stream is { } stream)
            terms.Add(stream.EndsWith('/') ? Terms.Kind(stream) : Terms.Stream(stream));
        if (Site is { } site)
            terms.Add(Terms.Site(site));
        if (Terminal is { } terminal)
            terms.Add(Terms.Terminal(terminal));
        if (Signature is { } signature)
            terms.Add(signature == "any" || Standing is not null ? Terms.Signed : Terms.Meaning(signature));
        return terms;
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
