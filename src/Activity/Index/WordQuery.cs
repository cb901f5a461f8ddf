using Theriac.Storage;

namespace Theriac.Activity.Index;

/// <summary>Words that all occur in an entry; one with a star stands for all that begin so.</summary>
internal sealed class WordQuery
{
    private const int WordsMax = 10;

    private readonly IReadOnlyList<(string Word, bool IsBeginning)> _words;

    private WordQuery(IReadOnlyList<(string, bool)> words) => _words = words;

    /// <summary>Null when the text holds no word.</summary>
    public static WordQuery? Of(string? text)
    {
        List<(string, bool)> words = [];
        foreach (var part in (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            var found = Words.Of(part).ToList();
            for (var i = 0; i < found.Count && words.Count < WordsMax; i++)
                words.Add((found[i], i == found.Count - 1 && part.EndsWith('*')));
        }

        return words.Count == 0 ? null : new WordQuery(words);
    }

    /// <summary>Words hold letters, digits and points alone: nothing in them steers the engine's own language.</summary>
    public string For(Engine engine) => engine == Engine.Sqlite
        ? string.Join(' ', _words.Select(one => $"\"{one.Word}\"{(one.IsBeginning ? "*" : "")}"))
        : string.Join(" & ", _words.Select(one => $"'{one.Word}'{(one.IsBeginning ? ":*" : "")}"));
}
