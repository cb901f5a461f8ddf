using System.Text.Json.Nodes;
using Theriac.Kernel;

namespace Theriac.Recipes;

/// <summary>One value of a recipe by its place: <c>product.unitWeight</c>, <c>choices[2].code</c>.</summary>
/// <param name="Texts">None: an object that says nothing. Several: a list of texts.</param>
internal sealed record Said(string Path, IReadOnlyList<string> Texts, string DataType, string? Unit);

/// <summary>
/// The members of a recipe that BatchML has no place for, one by one with their paths. Computed from the model's shape, so a member that
/// joins the model is carried without anybody thinking of it.
/// </summary>
internal static class SaidMembers
{
    public static List<Said> Of(JsonObject json, Shape shape, string path = "")
    {
        var all = new List<Said>();
        foreach (var (name, value) in json) Add(all, value!, shape.Members[name].Shape, path.Length == 0 ? name : $"{path}.{name}");
        return all;
    }

    /// <summary>The text of a JSON value as it stands in the document.</summary>
    public static string Text(JsonNode? value) => value!.GetValueKind() switch
    {
        System.Text.Json.JsonValueKind.String => value.GetValue<string>(),
        _ => value.ToJsonString(),
    };

    private static void Add(List<Said> all, JsonNode value, Shape shape, string path)
    {
        switch (shape.Kind)
        {
            case ShapeKind.Object when shape.Type == typeof(Quantity):
                all.Add(new Said(path, [Text(value["value"])], "decimal", Text(value["unit"])));
                break;
            case ShapeKind.Object:
                AddObject(all, value.AsObject(), shape, path);
                break;
            case ShapeKind.List:
                AddList(all, value.AsArray(), shape.Item!, path);
                break;
            case ShapeKind.Flag when !value.GetValue<bool>():
                break; // What is not so is not said.
            default:
                all.Add(new Said(path, [Text(value)], DataType(shape.Kind), null));
                break;
        }
    }

    private static void AddObject(List<Said> all, JsonObject json, Shape shape, string path)
    {
        var inside = Of(json, shape, path);
        if (inside.Count == 0) all.Add(new Said(path, [], "Other", null));
        else all.AddRange(inside);
    }

    private static void AddList(List<Said> all, JsonArray list, Shape item, string path)
    {
        if (item.Kind == ShapeKind.Object)
            for (var i = 0; i < list.Count; i++) Add(all, list[i]!, item, $"{path}[{i + 1}]");
        else if (list.Count > 0)
            all.Add(new Said(path, [.. list.Select(Text)], "string", null));
    }

    private static string DataType(ShapeKind kind) => kind switch
    {
        ShapeKind.Decimal => "decimal",
        ShapeKind.Whole => "integer",
        ShapeKind.Flag => "boolean",
        _ => "string",
    };
}

/// <summary>The way back: puts what was said by its path into a document.</summary>
internal static class SaidTree
{
    /// <summary>False when the model has no such place, the place is taken, or the text is none for it.</summary>
    public static bool Put(JsonObject root, Shape shape, Said said)
    {
        JsonObject at = root;
        var parts = said.Path.Split('.');
        for (var i = 0; i < parts.Length; i++)
        {
            var (name, index) = Part(parts[i]);
            if (!shape.Members.TryGetValue(name, out var member)) return false;
            var isLast = i == parts.Length - 1;
            if (index is null && !IsRecord(member.Shape)) return isLast && PutValue(at, name, member.Shape, said);
            var next = index is null ? Inside(at, name) : Item(at, name, member.Shape, index.Value);
            if (next is null) return false;
            (at, shape) = (next, index is null ? member.Shape : member.Shape.Item!);
        }
        return said.Texts.Count == 0;
    }

    private static bool IsRecord(Shape shape) => shape.Kind == ShapeKind.Object && shape.Type != typeof(Quantity);

    private static (string Name, int? Index) Part(string part)
    {
        var open = part.IndexOf('[', StringComparison.Ordinal);
        if (open < 0 || !part.EndsWith(']')) return (part, null);
        var isNumber = int.TryParse(part.AsSpan(open + 1, part.Length - open - 2), System.Globalization.CultureInfo.InvariantCulture, out var number);
        return (part[..open], isNumber ? number : 0);
    }

    private static JsonObject? Inside(JsonObject at, string name)
    {
        if (at[name] is null) at[name] = new JsonObject();
        return at[name] as JsonObject;
    }

    private static JsonObject? Item(JsonObject at, string name, Shape shape, int number)
    {
        if (shape.Kind != ShapeKind.List || !IsRecord(shape.Item!)) return null;
        if (at[name] is null) at[name] = new JsonArray();
        if (at[name] is not JsonArray list || number < 1 || number > list.Count + 1) return null;
        if (number == list.Count + 1) list.Add(new JsonObject());
        return list[number - 1] as JsonObject;
    }

    private static bool PutValue(JsonObject at, string name, Shape shape, Said said)
    {
        if (at.ContainsKey(name) || ToJson(shape, said) is not { } value) return false;
        at[name] = value;
        return true;
    }

    private static JsonNode? ToJson(Shape shape, Said said)
    {
        if (shape.Kind == ShapeKind.List) return new JsonArray([.. said.Texts.Select(text => JsonValue.Create(text))]);
        if (said.Texts is not [var text]) return null;
        return shape.Kind switch
        {
            ShapeKind.Object => said.Unit is null ? null : new JsonObject { ["value"] = text, ["unit"] = said.Unit },
            ShapeKind.Flag => text is "true" or "false" ? JsonValue.Create(text == "true") : null,
            ShapeKind.Whole => int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var whole) ? JsonValue.Create(whole) : null,
            _ => JsonValue.Create(text),
        };
    }
}
