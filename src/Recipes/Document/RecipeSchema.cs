using System.Text.Json;
using System.Text.Json.Nodes;
using Theriac.Kernel;

namespace Theriac.Recipes;

/// <summary>The JSON Schema (2020-12) of a recipe, computed from the same shapes that the reader holds documents against.</summary>
internal static class RecipeSchema
{
    public const string ResourceName = "recipe.schema.json";

    private const string DecimalForm = "^-?[0-9]+(\\.[0-9]+)?$";
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };

    /// <summary>The published document, as it stands in docs/schemas.</summary>
    public static byte[] Published()
    {
        using var stream = typeof(RecipeSchema).Assembly.GetManifestResourceStream(ResourceName)
            ?? throw new InvalidOperationException($"The resource {ResourceName} is missing.");
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }

    public static string Compute()
    {
        var definitions = new JsonObject();
        var root = Refer(Shape.Of<MasterRecipe>(), definitions);
        var schema = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["$id"] = "urn:theriac:schema:recipe:1",
            ["title"] = "Theriac master recipe, theriac-recipe/1",
            ["$ref"] = root["$ref"]!.DeepClone(),
            ["$defs"] = new JsonObject(definitions.OrderBy(d => d.Key, StringComparer.Ordinal)
                .Select(d => KeyValuePair.Create(d.Key, d.Value?.DeepClone()))),
        };
        return schema.ToJsonString(Indented) + "\n";
    }

    private static JsonObject Refer(Shape shape, JsonObject definitions)
    {
        var name = JsonNamingPolicy.CamelCase.ConvertName(shape.Type!.Name);
        if (!definitions.ContainsKey(name))
        {
            var definition = new JsonObject();
            definitions[name] = definition;
            Describe(shape, definition, definitions);
        }
        return new JsonObject { ["$ref"] = $"#/$defs/{name}" };
    }

    private static void Describe(Shape shape, JsonObject definition, JsonObject definitions)
    {
        definition["type"] = "object";
        definition["additionalProperties"] = false;
        var required = shape.Members.Values.Where(m => m.IsRequired).Select(m => (JsonNode)m.Name).ToArray();
        if (required.Length > 0) definition["required"] = new JsonArray(required);
        var properties = new JsonObject();
        foreach (var member in shape.Members.Values) properties[member.Name] = Of(member.Shape, definitions);
        definition["properties"] = properties;
    }

    private static JsonObject Of(Shape shape, JsonObject definitions) => shape.Kind switch
    {
        ShapeKind.Object => Refer(shape, definitions),
        ShapeKind.List => new JsonObject { ["type"] = "array", ["maxItems"] = shape.Max, ["items"] = Of(shape.Item!, definitions) },
        ShapeKind.Choice => new JsonObject { ["enum"] = new JsonArray([.. shape.Choices.Select(c => (JsonNode)c)]) },
        ShapeKind.Flag => new JsonObject { ["type"] = "boolean" },
        ShapeKind.Whole => new JsonObject { ["type"] = "integer", ["minimum"] = shape.Min, ["maximum"] = shape.Max },
        ShapeKind.Decimal => new JsonObject { ["type"] = "string", ["pattern"] = DecimalForm },
        ShapeKind.Unit => new JsonObject
        {
            ["type"] = "string",
            ["description"] = "A unit of the table, or a quotient of two, such as mg/mL.",
            ["examples"] = new JsonArray([.. Unit.All.Select(u => (JsonNode)u.Symbol)]),
        },
        _ => OfText(shape),
    };

    private static JsonObject OfText(Shape shape)
    {
        if (shape.Fixed is { } value) return new JsonObject { ["const"] = value };
        var text = new JsonObject { ["type"] = "string", ["minLength"] = 1, ["maxLength"] = shape.Max };
        if (shape.Form is { } form) text["pattern"] = form;
        return text;
    }
}
