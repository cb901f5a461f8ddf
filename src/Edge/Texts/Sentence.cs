namespace Theriac.Edge;

/// <summary>A fact in words, not yet in any language: the key of a phrase, and what stands in its places.</summary>
/// <param name="Key">Such as <c>fact.role-granted</c>.</param>
/// <param name="Values">Texts and numbers; <see cref="Said"/>; or a function that gives the text in a language.</param>
public sealed record Sentence(string Key, IReadOnlyDictionary<string, object?> Values)
{
    public static Sentence Of(string key, params ReadOnlySpan<(string Place, object? Value)> values)
    {
        var byPlace = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (place, value) in values)
            byPlace[place] = value;
        return new Sentence(key, byPlace);
    }
}

/// <summary>An English sentence that the program said, with the key of its phrase: a refusal's code and detail.</summary>
public sealed record Said(string Key, string English);
