using System.Text.Json;
using System.Text.RegularExpressions;
using Theriac.Kernel;

namespace Theriac.Recipes;

/// <summary>Holds JSON against a <see cref="Shape"/> and collects every difference, with JSON pointers (RFC 6901).</summary>
internal sealed class ShapeCheck
{
    private readonly List<FieldError> _errors = [];

    public static List<FieldError> Errors(JsonElement json, Shape shape, string pointer = "")
    {
        var check = new ShapeCheck();
        check.Check(json, shape, pointer);
        return check._errors;
    }

    private void Check(JsonElement json, Shape shape, string pointer)
    {
        if (_errors.Count >= RecipeLimits.ErrorsMax) return;
        switch (shape.Kind)
        {
            case ShapeKind.Object: CheckObject(json, shape, pointer); break;
            case ShapeKind.List: CheckList(json, shape, pointer); break;
            case ShapeKind.Flag: CheckFlag(json, pointer); break;
            case ShapeKind.Whole: CheckWhole(json, shape, pointer); break;
            default: CheckText(json, shape, pointer); break;
        }
    }

    private void CheckObject(JsonElement json, Shape shape, string pointer)
    {
        if (!Is(json, JsonValueKind.Object, pointer, "an object")) return;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in json.EnumerateObject())
        {
            if (Unicode(() => property.Name) is not { } name)
            {
                Add(pointer, "text-not-unicode", "The name of a member is no Unicode text.");
                continue;
            }
            var place = $"{pointer}/{name.Replace("~", "~0").Replace("/", "~1")}";
            if (!seen.Add(name)) Add(place, "member-twice", $"\"{name}\" stands more than once.");
            else if (shape.Members.TryGetValue(name, out var member)) Check(property.Value, member.Shape, place);
            else Add(place, "member-unknown", $"\"{name}\" is not a member here.");
        }
        foreach (var missing in shape.Members.Values.Where(member => member.IsRequired && !seen.Contains(member.Name)))
            Add($"{pointer}/{missing.Name}", "member-missing", $"\"{missing.Name}\" is needed.");
    }

    private void CheckList(JsonElement json, Shape shape, string pointer)
    {
        if (!Is(json, JsonValueKind.Array, pointer, "a list")) return;
        if (json.GetArrayLength() > shape.Max)
        {
            Add(pointer, "too-many", $"{json.GetArrayLength()} items; {shape.Max} at most.");
            return;
        }
        var i = 0;
        foreach (var item in json.EnumerateArray()) Check(item, shape.Item!, $"{pointer}/{i++}");
    }

    private void CheckFlag(JsonElement json, string pointer)
    {
        if (json.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
            Add(pointer, "type-wrong", "Needs true or false.");
    }

    private void CheckWhole(JsonElement json, Shape shape, string pointer)
    {
        if (!Is(json, JsonValueKind.Number, pointer, "a whole number")) return;
        if (!json.TryGetInt32(out var whole) || whole < shape.Min || whole > shape.Max)
            Add(pointer, "number-out-of-range", $"Needs a whole number from {shape.Min} to {shape.Max}.");
    }

    private void CheckText(JsonElement json, Shape shape, string pointer)
    {
        if (!Is(json, JsonValueKind.String, pointer, shape.Kind == ShapeKind.Decimal ? "a decimal in quotes, such as \"10.50\"" : "a text")) return;
        if (Unicode(() => json.GetString()!) is not { } text)
        {
            Add(pointer, "text-not-unicode", "This is no Unicode text.");
            return;
        }
        if (Complaint(text, shape) is { } no) Add(pointer, no.Code, no.Detail);
    }

    private static (string Code, string Detail)? Complaint(string text, Shape shape) => shape.Kind switch
    {
        ShapeKind.Decimal when !DecimalText.TryParse(text, out _) => ("decimal-not-readable", "Needs a decimal such as \"10.50\"."),
        ShapeKind.Unit when !Unit.TryParse(text, out _) => ("unit-unknown", $"\"{Short(text)}\" is not a known unit."),
        ShapeKind.Choice when !shape.Choices.Contains(text) => ("choice-unknown", $"Needs one of: {string.Join(", ", shape.Choices)}."),
        ShapeKind.Text => TextComplaint(text, shape),
        _ => null,
    };

    private static (string Code, string Detail)? TextComplaint(string text, Shape shape)
    {
        if (shape.Fixed is { } wanted && text != wanted) return ("format-unknown", $"Needs \"{wanted}\".");
        if (string.IsNullOrWhiteSpace(text)) return ("text-empty", "The text is empty. Leave the member out instead.");
        if (text.Length > shape.Max) return ("text-too-long", $"{text.Length} characters; {shape.Max} at most.");
        if (!ShapeForms.IsPlain(text)) return ("text-with-control", "The text holds control characters.");
        if (shape.Form is { } form && !HasForm(text, form))
            return ("text-form", $"\"{Short(text)}\" does not have the form {form}.");
        return null;
    }

    // Most forms are ids, and a large recipe has tens of thousands of them.
    private static bool HasForm(string text, string form) => form == IdAttribute.Form
        ? ShapeForms.IsId(text)
        : Regex.IsMatch(text, form.Replace("$", "\\z"), RegexOptions.NonBacktracking);

    private bool Is(JsonElement json, JsonValueKind kind, string pointer, string wanted)
    {
        if (json.ValueKind == kind) return true;
        Add(pointer, "type-wrong", $"Needs {wanted}.");
        return false;
    }

    // An escape such as "\ud800" alone passes the parser, and throws only when the text is taken.
    private static string? Unicode(Func<string> read)
    {
        try
        {
            return read();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static string Short(string text) => text.Length <= 40 ? text : text[..40] + "…";

    private void Add(string pointer, string code, string detail)
    {
        if (_errors.Count < RecipeLimits.ErrorsMax) _errors.Add(new FieldError(pointer, code, detail));
    }
}
