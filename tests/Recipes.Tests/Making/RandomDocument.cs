using System.Globalization;
using System.Text.Json.Nodes;
using Theriac.Kernel;
using Theriac.Recipes;

namespace Theriac.Recipes.Tests;

/// <summary>
/// Documents that say every member of the model somewhere, with texts that files like to lose. Made from the shape of the model alone, so
/// a member that joins the model is in them without anybody thinking of it. They are valid, and mean nothing.
/// </summary>
internal sealed class RandomDocument(int seed, int maxItems = 3)
{
    private static readonly string[] Pieces =
    [
        "Mix", " ", "<b>", "&amp;", "]]>", "\"", "'", "\n", "\t", "Thuốc viên nén", "压片", "😀", "_x0041_", "_xFFFE_", "\uFFFE", "–", "true", "10.50", "\u2028",
    ];

    private static readonly string[] Units = ["kg", "mg", "L", "mL", "each", "%", "°C", "mg/mL", "min"];
    private readonly Random _random = new(seed);
    private int _ids;

    public static MasterRecipe Of(int seed, int maxItems = 3)
    {
        var json = new RandomDocument(seed, maxItems).Object(Shape.Of<MasterRecipe>(), depth: 0);
        var read = RecipeReader.Read(System.Text.Encoding.UTF8.GetBytes(json.ToJsonString()));
        return read.IsOk ? read.Value : throw new InvalidOperationException(string.Join("\n", read.Refusal.Errors));
    }

    private JsonObject Object(Shape shape, int depth)
    {
        var json = new JsonObject();
        foreach (var member in shape.Members.Values)
        {
            var isDeep = depth > 8 && member.Shape.Kind is ShapeKind.List or ShapeKind.Object;
            if (member.IsRequired || (!isDeep && _random.Next(3) > 0)) json[member.Name] = Value(member.Shape, depth + 1);
        }
        return json;
    }

    private JsonNode Value(Shape shape, int depth) => shape.Kind switch
    {
        ShapeKind.Object => Object(shape, depth),
        ShapeKind.List => new JsonArray([.. Enumerable.Range(0, _random.Next(depth > 10 ? 1 : maxItems + 1)).Select(_ => Value(shape.Item!, depth + 1))]),
        ShapeKind.Choice => shape.Choices[_random.Next(shape.Choices.Count)],
        ShapeKind.Flag => _random.Next(2) == 0,
        ShapeKind.Whole => _random.Next(shape.Min, Math.Min(shape.Max, 1_000_000) + 1),
        ShapeKind.Decimal => Number(),
        ShapeKind.Unit => Units[_random.Next(Units.Length)],
        _ => Text(shape),
    };

    private string Number() =>
        (_random.Next(-1_000_000, 1_000_000) / (decimal)Math.Pow(10, _random.Next(0, 6))).ToString(CultureInfo.InvariantCulture);

    private string Text(Shape shape)
    {
        if (shape.Fixed is { } only) return only;
        if (shape.Form is { } form) return Formed(form);
        var text = "";
        for (var left = _random.Next(1, 6); left > 0; left--) text += Pieces[_random.Next(Pieces.Length)];
        if (string.IsNullOrWhiteSpace(text)) text = "x" + text;
        return text.Length <= shape.Max ? text : "short";
    }

    private string Formed(string form) => form switch
    {
        IdAttribute.Form => $"n{(_random.Next(4) == 0 ? _random.Next(5) : ++_ids)}",
        "^[0-9a-f]{64}$" => string.Concat(Enumerable.Range(0, 64).Select(_ => "0123456789abcdef"[_random.Next(16)])),
        "^[0-9]{14}$" => string.Concat(Enumerable.Range(0, 14).Select(_ => (char)('0' + _random.Next(10)))),
        _ => throw new NotSupportedException($"Nobody here makes texts of the form {form}."),
    };
}
