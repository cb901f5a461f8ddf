using System.Text.Json;
using System.Text.Json.Nodes;
using Theriac.Kernel;

namespace Theriac.Recipes;

/// <summary>Values of members as JSON, compared as they would be written.</summary>
internal static class JsonTexts
{
    public static JsonElement? Element(JsonNode? node) => node is null ? null : JsonSerializer.SerializeToElement(node);

    /// <summary>Equal to the byte, decimals included. An empty list and false are as good as not said.</summary>
    public static bool Same(JsonElement? one, JsonElement? other)
    {
        var (isSaid, isOtherSaid) = (IsSaid(one), IsSaid(other));
        return isSaid == isOtherSaid && (!isSaid || Bytes(one!.Value).AsSpan().SequenceEqual(Bytes(other!.Value)));
    }

    private static bool IsSaid(JsonElement? value) => value is { } said && said.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined or JsonValueKind.False => false,
        JsonValueKind.Array => said.GetArrayLength() > 0,
        _ => true,
    };

    private static byte[] Bytes(JsonElement value) => CanonicalJson.Of(value, RecipeJson.Options);
}
