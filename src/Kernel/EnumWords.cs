using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Theriac.Kernel;

/// <summary>Values of enums as they stand in JSON, tables and addresses: <c>qa-reviewer</c>.</summary>
public static class EnumWords
{
    public static string Of<T>(T value)
        where T : struct, Enum => Known<T>.Words[value];

    public static bool TryRead<T>([NotNullWhen(true)] string? word, out T value)
        where T : struct, Enum
    {
        value = default;
        return word is not null && Known<T>.Values.TryGetValue(word, out value);
    }

    /// <summary>For words that we wrote ourselves; another one is a bug.</summary>
    public static T Read<T>(string word)
        where T : struct, Enum => Known<T>.Values[word];

    private static class Known<T>
        where T : struct, Enum
    {
        public static readonly Dictionary<T, string> Words =
            Enum.GetValues<T>().ToDictionary(value => value, value => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString()));

        public static readonly Dictionary<string, T> Values = Words.ToDictionary(pair => pair.Value, pair => pair.Key);
    }
}
