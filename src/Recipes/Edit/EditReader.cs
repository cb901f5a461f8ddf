using System.Text.Json;
using System.Text.Json.Serialization;
using Theriac.Kernel;

namespace Theriac.Recipes;

/// <summary>Reads changes strictly: a misspelt member must not be lost in silence.</summary>
internal static class EditReader
{
    private static readonly JsonSerializerOptions Input = MakeInput();

    public static Outcome<EditInput> Read(ReadOnlyMemory<byte> body)
    {
        if (body.Length > RecipeLimits.EditBytesMax) return RecipeRefusals.EditTooLarge(body.Length);
        if (!Read<EditInput>(body).Try(out var input, out var refusal)) return refusal;
        return input.Changes.Count <= RecipeLimits.EditChangesMax
            ? input
            : Refusal.Input("/changes", "too-many", $"{input.Changes.Count} items; {RecipeLimits.EditChangesMax} at most.");
    }

    public static Outcome<T> Read<T>(ReadOnlyMemory<byte> body)
        where T : class
    {
        // Values are stored as they come, so whatever has no canonical form is refused before anything looks into it.
        if (!CanonicalJson.Canonicalize(body.Span).Try(out var canonical, out var refusal)) return refusal;
        try
        {
            return JsonSerializer.Deserialize<T>(canonical, Input) ?? Outcome<T>.No(RecipeRefusals.EditNotReadable(""));
        }
        catch (JsonException exception)
        {
            return RecipeRefusals.EditNotReadable(exception.Path ?? "");
        }
    }

    private static JsonSerializerOptions MakeInput()
    {
        var options = new JsonSerializerOptions { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };
        KernelJson.ConfigureInput(options);
        options.MakeReadOnly();
        return options;
    }
}
