using System.Text;

namespace Theriac.Edge;

/// <summary>One sentence in the three languages. Places are named in braces: <c>Lot {lot} expired on {on}.</c></summary>
/// <remarks>
/// A place may name the list of words that its value is taken from: <c>{role:role}</c> shows the word <c>word.role.operator</c> of
/// the language where the value is <c>operator</c>.
/// </remarks>
internal sealed record Phrase(string En, string Vi, string Zh)
{
    public string In(string language) => language switch
    {
        "vi" => Vi,
        "zh" => Zh,
        _ => En,
    };

    /// <summary>The values that stand in the places of the English sentence; null when it is another sentence.</summary>
    /// <remarks>A value reaches to the next fixed words, so a place must not stand directly beside another.</remarks>
    public IReadOnlyDictionary<string, string>? Read(string said)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var at = 0;
        string? open = null;
        foreach (var (fixedText, place) in Parts(En))
        {
            var found = open is null
                ? said.AsSpan(at).StartsWith(fixedText, StringComparison.Ordinal) ? at : -1
                : place is null ? LastFrom(said, fixedText, at) : IndexFrom(said, fixedText, at);
            if (found < 0)
                return null;
            if (open is not null)
                values[open] = said[at..found];
            at = found + fixedText.Length;
            open = place;
        }

        return at == said.Length && open is null ? values : null;
    }

    /// <summary>Names of the places, in the order of the sentence.</summary>
    public static IEnumerable<string> PlacesOf(string sentence) =>
        Parts(sentence).Select(part => part.Place).OfType<string>().Select(place => place.Split(':')[0]);

    /// <summary>The sentence with its places filled; a place without a value shows nothing.</summary>
    public static string Fill(string sentence, Func<string, string?, string?> value)
    {
        var text = new StringBuilder(sentence.Length + 40);
        foreach (var (fixedText, place) in Parts(sentence))
        {
            text.Append(fixedText);
            if (place?.Split(':') is { } named)
                text.Append(value(named[0], named.Length > 1 ? named[1] : null));
        }

        return text.ToString().TrimEnd();
    }

    /// <summary>Fixed words, each with the place behind it; behind the last there is none. A doubled brace is a brace.</summary>
    private static IEnumerable<(string FixedText, string? Place)> Parts(string sentence)
    {
        var fixedText = new StringBuilder();
        for (var at = 0; at < sentence.Length; at++)
        {
            var isDoubled = at + 1 < sentence.Length && sentence[at + 1] == sentence[at];
            if (sentence[at] == '{' && !isDoubled)
            {
                var close = sentence.IndexOf('}', at);
                yield return (fixedText.ToString(), sentence[(at + 1)..close]);
                fixedText.Clear();
                at = close;
                continue;
            }

            fixedText.Append(sentence[at]);
            if (isDoubled && sentence[at] is ('{' or '}'))
                at++;
        }

        yield return (fixedText.ToString(), null);
    }

    private static int IndexFrom(string said, string fixedText, int from) =>
        from > said.Length ? -1 : said.IndexOf(fixedText, from, StringComparison.Ordinal);

    private static int LastFrom(string said, string fixedText, int from)
    {
        var at = said.Length - fixedText.Length;
        return at >= from && said.EndsWith(fixedText, StringComparison.Ordinal) ? at : -1;
    }
}
