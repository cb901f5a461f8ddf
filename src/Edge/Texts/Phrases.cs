using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace Theriac.Edge;

/// <summary>
/// What people read, in English, Vietnamese and Chinese: the files <c>Texts/en.json</c>, <c>vi.json</c> and <c>zh.json</c> of the
/// modules. <c>fact</c> holds sentences of the activity trace, <c>said</c> everything that a refusal, a field error or a finding
/// says, <c>word</c> lists of words.
/// </summary>
/// <remarks>
/// What the program says is English where it is decided, and so it is recorded. As with gettext, that English sentence is the
/// key: its phrase reads the values out of it and says them in the reader's language. So a record of any age is told in the
/// language of today's reader, and no stored byte changes for it.
/// </remarks>
public sealed class Phrases
{
    public const string English = "en";

    /// <summary>The languages that everything is written in.</summary>
    public static readonly IReadOnlyList<string> Languages = [English, "vi", "zh"];

    private static readonly ConcurrentDictionary<Assembly, Dictionary<string, IReadOnlyList<Phrase>>> Files = new();

    private readonly Dictionary<string, IReadOnlyList<Phrase>> _phrases = new(StringComparer.Ordinal);

    private Phrases()
    {
    }

    /// <summary>The phrases of these modules. The same key in two of them holds the phrases of both.</summary>
    public static Phrases Of(params IEnumerable<Assembly> modules)
    {
        var all = new Phrases();
        foreach (var (key, phrases) in modules.Distinct().SelectMany(module => Files.GetOrAdd(module, Load)))
            all._phrases[key] = [.. all._phrases.GetValueOrDefault(key, []), .. phrases];
        return all;
    }

    /// <exception cref="KeyNotFoundException">No module has the phrase: a bug, which a test of every fact finds.</exception>
    public string Say(string language, Sentence sentence)
    {
        var phrase = _phrases[sentence.Key][0];
        return Phrase.Fill(phrase.In(language), (place, words) => TextOf(language, sentence.Values.GetValueOrDefault(place), words));
    }

    /// <summary>What was said in English, in another language; where no phrase fits, the English stands.</summary>
    public string Retell(string language, string key, string said)
    {
        if (language == English)
            return said;
        foreach (var phrase in _phrases.GetValueOrDefault(key, []))
        {
            if (phrase.Read(said) is { } values)
                return Phrase.Fill(phrase.In(language), (place, words) => TextOf(language, values.GetValueOrDefault(place), words));
        }

        return said;
    }

    /// <summary>A word of a list by its name, or several; the name itself when the list does not have it.</summary>
    public string Word(string language, string list, string name)
    {
        if (FindWord(language, list, name) is { } word)
            return word;
        var words = name.Split([" or ", ", ", ",", " / ", " "], StringSplitOptions.RemoveEmptyEntries)
            .Select(one => FindWord(language, list, one)).ToList();
        return words.Contains(null) ? name : string.Join(" / ", words);
    }

    /// <summary>The words of all lists: the name that is stored, and how it reads in each language.</summary>
    public IEnumerable<(string Name, IReadOnlyList<string> Texts)> Words => _phrases
        .Where(one => one.Key.StartsWith("word.", StringComparison.Ordinal))
        .SelectMany(one => one.Value.Select(phrase => (
            one.Key[(one.Key.LastIndexOf('.') + 1)..], (IReadOnlyList<string>)[.. Languages.Select(phrase.In)])));

    internal IReadOnlyDictionary<string, IReadOnlyList<Phrase>> All => _phrases;

    private string? FindWord(string language, string list, string name)
    {
        var key = $"word.{list}.{JsonNamingPolicy.KebabCaseLower.ConvertName(name)}";
        return _phrases.GetValueOrDefault(key)?[0].In(language);
    }

    private string? TextOf(string language, object? value, string? words)
    {
        var text = value switch
        {
            Said said => Retell(language, said.Key, said.English),
            Func<string, string> inLanguage => inLanguage(language),
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => value?.ToString(),
        };
        return words is null || string.IsNullOrEmpty(text) ? text : Word(language, words, text);
    }

    private static Dictionary<string, IReadOnlyList<Phrase>> Load(Assembly module)
    {
        var byLanguage = Languages.Select(language => Read(module, language)).ToList();
        var phrases = new Dictionary<string, IReadOnlyList<Phrase>>(StringComparer.Ordinal);
        foreach (var (key, english) in byLanguage[0])
        {
            if (!byLanguage.TrueForAll(one => one.GetValueOrDefault(key)?.Count == english.Count))
                throw new InvalidOperationException($"{module.GetName().Name}: {key} is not the same in all three languages.");
            phrases[key] = [.. english.Select((text, index) => new Phrase(text, byLanguage[1][key][index], byLanguage[2][key][index]))];
        }

        return phrases;
    }

    private static Dictionary<string, IReadOnlyList<string>> Read(Assembly module, string language)
    {
        using var stream = module.GetManifestResourceStream($"Texts/{language}.json")
            ?? throw new InvalidOperationException($"{module.GetName().Name} embeds no Texts/{language}.json.");
        using var json = JsonDocument.Parse(stream);
        var texts = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        Flatten(json.RootElement, "", texts);
        return texts;
    }

    private static void Flatten(JsonElement json, string path, Dictionary<string, IReadOnlyList<string>> texts)
    {
        foreach (var member in json.EnumerateObject())
        {
            var key = path.Length == 0 ? member.Name : $"{path}.{member.Name}";
            if (member.Value.ValueKind == JsonValueKind.Object)
                Flatten(member.Value, key, texts);
            else
                texts[key] = member.Value.ValueKind == JsonValueKind.Array
                    ? [.. member.Value.EnumerateArray().Select(one => one.GetString()!)]
                    : [member.Value.GetString()!];
        }
    }
}
