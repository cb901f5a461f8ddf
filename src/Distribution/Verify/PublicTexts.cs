using System.Collections.Frozen;
using System.Text.Json;
using Theriac.Edge;

namespace Theriac.Distribution.Verify;

/// <summary>The texts under <c>public</c> in the browser application's own translation files, embedded at build.</summary>
internal sealed class PublicTexts
{
    public static readonly IReadOnlyList<string> Languages = ["en", "vi", "zh"];

    private static readonly FrozenDictionary<string, PublicTexts> All =
        Languages.ToFrozenDictionary(language => language, language => new PublicTexts(language));

    private readonly FrozenDictionary<string, string> _texts;

    private PublicTexts(string language)
    {
        Language = language;
        using var stream = typeof(PublicTexts).Assembly.GetManifestResourceStream($"i18n/{language}.json")
            ?? throw new InvalidOperationException($"i18n/{language}.json is not embedded.");
        using var document = JsonDocument.Parse(stream);
        var texts = new Dictionary<string, string>();
        Gather(document.RootElement.GetProperty("public"), "", texts);
        _texts = texts.ToFrozenDictionary();
    }

    public string Language { get; }

    /// <exception cref="KeyNotFoundException">The translation lacks the key; a test reads every key in every language.</exception>
    public string this[string key] => _texts[key];

    public static PublicTexts In(string language) => All[language];

    /// <summary>What <paramref name="asked"/> says, else the first language of Accept-Language that we speak, else English.</summary>
    public static string Choose(string? asked, string? acceptLanguage) =>
        asked is not null && Languages.Contains(asked) ? asked : ReaderLanguage.Wished(acceptLanguage) ?? "en";

    private static void Gather(JsonElement value, string prefix, Dictionary<string, string> texts)
    {
        foreach (var member in value.EnumerateObject())
        {
            if (member.Value.ValueKind == JsonValueKind.Object)
                Gather(member.Value, $"{prefix}{member.Name}.", texts);
            else
                texts[prefix + member.Name] = member.Value.GetString()!;
        }
    }
}
