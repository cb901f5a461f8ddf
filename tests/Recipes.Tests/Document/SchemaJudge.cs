using System.Text.Json;
using System.Text.RegularExpressions;

namespace Theriac.Recipes.Tests;

/// <summary>Reads the published schema as any other program would, knowing nothing of the model: an oracle for the reader.</summary>
internal sealed class SchemaJudge(JsonElement schema)
{
    private static readonly HashSet<string> Known =
    [
        "$schema", "$id", "$ref", "$defs", "title", "description", "examples", "type", "required", "properties", "additionalProperties",
        "items", "maxItems", "enum", "const", "pattern", "minLength", "maxLength", "minimum", "maximum",
    ];

    public IEnumerable<string> Faults(JsonElement json) => Faults(json, schema, "");

    private IEnumerable<string> Faults(JsonElement json, JsonElement rule, string at)
    {
        foreach (var word in rule.EnumerateObject().Where(word => !Known.Contains(word.Name)))
            yield return $"{at}: the schema says {word.Name}, which nobody here reads";
        if (rule.TryGetProperty("$ref", out var reference))
        {
            var named = schema.GetProperty("$defs").GetProperty(reference.GetString()!["#/$defs/".Length..]);
            foreach (var fault in Faults(json, named, at)) yield return fault;
        }
        if (rule.TryGetProperty("type", out var type) && !IsOf(json, type.GetString()!))
        {
            yield return $"{at}: is no {type}";
            yield break;
        }
        var faults = json.ValueKind switch
        {
            JsonValueKind.Object => OfObject(json, rule, at),
            JsonValueKind.Array => OfArray(json, rule, at),
            _ => OfValue(json, rule, at),
        };
        foreach (var fault in faults) yield return fault;
    }

    private static bool IsOf(JsonElement json, string type) => type switch
    {
        "object" => json.ValueKind == JsonValueKind.Object,
        "array" => json.ValueKind == JsonValueKind.Array,
        "string" => json.ValueKind == JsonValueKind.String,
        "boolean" => json.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "integer" => json.ValueKind == JsonValueKind.Number && json.GetDouble() == Math.Floor(json.GetDouble()),
        _ => throw new InvalidOperationException($"The schema says type {type}."),
    };

    private IEnumerable<string> OfObject(JsonElement json, JsonElement rule, string at)
    {
        if (rule.TryGetProperty("required", out var required))
        {
            foreach (var name in required.EnumerateArray().Where(name => !json.TryGetProperty(name.GetString()!, out _)))
                yield return $"{at}/{name}: is missing";
        }
        if (!rule.TryGetProperty("properties", out var properties)) yield break;
        foreach (var member in json.EnumerateObject())
        {
            if (!properties.TryGetProperty(member.Name, out var known)) yield return $"{at}/{member.Name}: is not known";
            else foreach (var fault in Faults(member.Value, known, $"{at}/{member.Name}")) yield return fault;
        }
    }

    private IEnumerable<string> OfArray(JsonElement json, JsonElement rule, string at)
    {
        if (rule.TryGetProperty("maxItems", out var max) && json.GetArrayLength() > max.GetInt32()) yield return $"{at}: has too many";
        if (!rule.TryGetProperty("items", out var items)) yield break;
        foreach (var (item, i) in json.EnumerateArray().Select((item, i) => (item, i)))
        {
            foreach (var fault in Faults(item, items, $"{at}/{i}")) yield return fault;
        }
    }

    private static IEnumerable<string> OfValue(JsonElement json, JsonElement rule, string at)
    {
        if (rule.TryGetProperty("enum", out var choices) && !choices.EnumerateArray().Any(one => JsonElement.DeepEquals(one, json)))
            yield return $"{at}: is none of the enum";
        if (rule.TryGetProperty("const", out var value) && !JsonElement.DeepEquals(value, json)) yield return $"{at}: is not the const";
        if (json.ValueKind == JsonValueKind.Number)
        {
            if (rule.TryGetProperty("minimum", out var low) && json.GetDouble() < low.GetDouble()) yield return $"{at}: is too small";
            if (rule.TryGetProperty("maximum", out var high) && json.GetDouble() > high.GetDouble()) yield return $"{at}: is too large";
        }
        if (json.ValueKind != JsonValueKind.String) yield break;
        var text = json.GetString()!;
        if (rule.TryGetProperty("pattern", out var pattern) && !Regex.IsMatch(text, pattern.GetString()!, RegexOptions.ECMAScript))
            yield return $"{at}: does not match";
        if (rule.TryGetProperty("minLength", out var shortest) && text.Length < shortest.GetInt32()) yield return $"{at}: is too short";
        // The schema counts code points, the reader UTF-16 units: the reader is never the laxer of the two.
        if (rule.TryGetProperty("maxLength", out var longest) && text.EnumerateRunes().Count() > longest.GetInt32()) yield return $"{at}: is too long";
    }
}
