using Theriac.Edge;

namespace Theriac.Activity.Index;

/// <summary>
/// The ledger keeps codes where people read words: <c>operator</c> is "Người vận hành" and "操作员". What is asked for in the words of
/// any language is looked for by the code as well, so that a saved question finds the same for everybody.
/// </summary>
internal sealed class ReaderWords
{
    private readonly Dictionary<string, List<(IReadOnlyList<string> Read, IReadOnlyList<string> Stored)>> _byFirst = new(StringComparer.Ordinal);

    public ReaderWords(Phrases phrases)
    {
        foreach (var (name, texts) in phrases.Words)
        {
            var stored = Words.InOrder(name);
            foreach (var read in texts.Select(Words.InOrder).Where(read => read.Count > 0 && !read.SequenceEqual(stored)))
            {
                if (!_byFirst.TryGetValue(read[0], out var known))
                    _byFirst[read[0]] = known = [];
                if (!known.Exists(one => one.Read.SequenceEqual(read) && one.Stored.SequenceEqual(stored)))
                    known.Add((read, stored));
            }
        }
    }

    /// <summary>The longest word of a list that is read from this place on: how many words it takes, and the codes that it stands for.</summary>
    public (int Length, IReadOnlyList<IReadOnlyList<string>> Codes) At(IReadOnlyList<string> words, int at)
    {
        var fitting = _byFirst.GetValueOrDefault(words[at], [])
            .Where(one => one.Read.Count <= words.Count - at && one.Read.SequenceEqual(words.Skip(at).Take(one.Read.Count)))
            .GroupBy(one => one.Read.Count).MaxBy(same => same.Key);
        return fitting is null ? (1, []) : (fitting.Key, [.. fitting.Select(one => one.Stored)]);
    }
}
