using Theriac.Storage;

namespace Theriac.Activity.Index;

/// <summary>
/// Words that all occur in an entry; one with a star stands for all that begin so, and a word by which people read a code stands for
/// that code as well.
/// </summary>
internal sealed class WordQuery
{
    private const int WordsMax = 10;

    private readonly IReadOnlyList<Part> _parts;

    private WordQuery(IReadOnlyList<Part> parts) => _parts = parts;

    /// <summary>Null when the text holds no word.</summary>
    public static WordQuery? Of(string? text, ReaderWords? readers = null)
    {
        List<(string Word, bool IsBeginning)> words = [];
        foreach (var part in (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            var found = Words.InOrder(part);
            for (var i = 0; i < found.Count && words.Count < WordsMax; i++)
                words.Add((found[i], i == found.Count - 1 && part.EndsWith('*')));
        }

        List<Part> parts = [];
        var plain = words.ConvertAll(one => one.IsBeginning ? $"{one.Word}*" : one.Word);
        for (var at = 0; at < words.Count;)
        {
            var (length, codes) = readers?.At(plain, at) ?? (1, []);
            parts.Add(new Part(words.GetRange(at, length), codes));
            at += length;
        }

        return parts.Count == 0 ? null : new WordQuery(parts);
    }

    /// <summary>Words hold letters, digits and points alone: nothing in them steers the engine's own language.</summary>
    public string For(Engine engine) => engine == Engine.Sqlite
        ? string.Join(" AND ", _parts.Select(part => part.In(" AND ", " OR ", (word, isBeginning) => $"\"{word}\"{(isBeginning ? "*" : "")}")))
        : string.Join(" & ", _parts.Select(part => part.In(" & ", " | ", (word, isBeginning) => $"'{word}'{(isBeginning ? ":*" : "")}")));

    /// <summary>Words as they were asked for, or the words of one of the codes that they stand for.</summary>
    private sealed record Part(IReadOnlyList<(string Word, bool IsBeginning)> Words, IReadOnlyList<IReadOnlyList<string>> Codes)
    {
        public string In(string and, string or, Func<string, bool, string> quote)
        {
            var asked = string.Join(and, Words.Select(one => quote(one.Word, one.IsBeginning)));
            if (Codes.Count == 0)
                return asked;

            // Some facts write a code in one word: OutOfLimits.
            var stored = Codes.SelectMany(code => code.Count > 1 ? new[] { string.Join(and, code.Select(word => quote(word, false))), quote(string.Concat(code), false) }
                : [quote(code[0], false)]);
            return $"({string.Join(or, stored.Prepend(asked).Distinct().Select(one => $"({one})"))})";
        }
    }
}
