using System.Text.Json;
using Theriac.Kernel;

namespace Theriac.Recipes;

/// <summary>Reads the JSON form strictly: every error at once with its JSON pointer, unknown and doubled members refused.</summary>
internal static class RecipeReader
{
    private static readonly JsonDocumentOptions ParseOptions = new() { MaxDepth = RecipeLimits.DepthMax };

    public static Outcome<MasterRecipe> Read(ReadOnlyMemory<byte> bytes) => Parse(bytes).Then(Read);

    /// <summary>The same for a document of another record, such as a completion.</summary>
    public static Outcome<T> Read<T>(ReadOnlyMemory<byte> bytes) => Parse(bytes).Then(ReadShape<T>);

    private static Outcome<MasterRecipe> Read(JsonElement json)
    {
        if (!ReadShape<MasterRecipe>(json).Try(out var recipe, out var refusal)) return refusal;
        var count = 0;
        foreach (var element in recipe.Procedure.SelfAndBelow()) count += element.Instructions.Count;
        return count <= RecipeLimits.InstructionsMax ? recipe : RecipeRefusals.TooManyInstructions(count);
    }

    private static Outcome<JsonElement> Parse(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length > RecipeLimits.BytesMax) return RecipeRefusals.TooLarge(bytes.Length);
        // Some editors write a mark of the encoding first.
        if (bytes.Span.StartsWith("\uFEFF"u8)) bytes = bytes[3..];
        try
        {
            using var document = JsonDocument.Parse(bytes, ParseOptions);
            return document.RootElement.Clone();
        }
        catch (JsonException exception)
        {
            return RecipeRefusals.NotJson(exception.LineNumber, exception.BytePositionInLine);
        }
    }

    private static Outcome<T> ReadShape<T>(JsonElement json)
    {
        var errors = ShapeCheck.Errors(json, Shape.Of<T>());
        if (errors.Count > 0) return Refusal.Input(errors);
        return json.Deserialize<T>(RecipeJson.Options)
            ?? throw new InvalidOperationException("A checked document was null.");
    }
}
