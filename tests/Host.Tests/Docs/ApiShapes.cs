using System.Text;
using System.Text.Json;

namespace Theriac.Host.Tests.Docs;

/// <summary>Schemas of the description in the notation of TypeScript, which integrators read without a key.</summary>
internal static class ApiShapes
{
    /// <summary>The schema of JSON of every kind.</summary>
    public const string Free = "JsonElement";

    public static string TypeOf(JsonElement? schema) => schema is { } given ? TypeOf(given) : "any";

    /// <summary>One declaration: fields each on a line, or the words of an enumeration.</summary>
    public static string Declare(string name, JsonElement schema)
    {
        if (!schema.TryGetProperty("properties", out var properties))
            return $"type {name} = {TypeOf(schema)}";
        var required = schema.TryGetProperty("required", out var names) ? names.EnumerateArray().Select(one => one.GetString()).ToHashSet() : [];
        var text = new StringBuilder($"interface {name} {{\n");
        foreach (var property in properties.EnumerateObject())
            text.Append($"  {property.Name}{(required.Contains(property.Name) ? "" : "?")}: {TypeOf(property.Value)}\n");
        return text.Append('}').ToString();
    }

    private static string TypeOf(JsonElement schema)
    {
        if (schema.ValueKind != JsonValueKind.Object)
            return "any";
        if (schema.TryGetProperty("$ref", out var reference))
            return reference.GetString()!.Split('/')[^1] is var name && name == Free ? "any" : name;
        foreach (var either in new[] { "oneOf", "anyOf" })
        {
            if (schema.TryGetProperty(either, out var several))
                return string.Join(" | ", several.EnumerateArray().Select(one => TypeOf(one)).OrderBy(type => type == "null"));
        }

        if (schema.TryGetProperty("enum", out var words))
            return string.Join(" | ", words.EnumerateArray().Select(word => word.ValueKind == JsonValueKind.Null ? "null" : $"'{word}'"));
        return !schema.TryGetProperty("type", out var type) ? "any"
            : type.ValueKind == JsonValueKind.Array
                ? string.Join(" | ", type.EnumerateArray().Select(one => Plain(one.GetString()!, schema)).OrderBy(one => one == "null"))
                : Plain(type.GetString()!, schema);
    }

    private static string Plain(string type, JsonElement schema) => type switch
    {
        "integer" => "number",
        "array" => schema.TryGetProperty("items", out var items) ? ListOf(TypeOf(items)) : "any[]",
        "object" when schema.TryGetProperty("properties", out var properties) =>
            "{ " + string.Join(", ", properties.EnumerateObject().Select(one => $"{one.Name}: {TypeOf(one.Value)}")) + " }",
        "object" when schema.TryGetProperty("additionalProperties", out var values) => $"Record<string, {TypeOf(values)}>",
        "object" => "object",
        "string" when schema.TryGetProperty("format", out var format) && format.GetString() == "binary" => "bytes",
        _ => type,
    };

    private static string ListOf(string type) => type.Contains(' ') ? $"({type})[]" : type + "[]";
}
