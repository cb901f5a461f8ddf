using System.Collections;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Theriac.Kernel;

namespace Theriac.Recipes;

/// <summary>The written form of a recipe, "theriac-recipe/1": camelCase, words for enums, decimals as text, absent for not said.</summary>
internal static class RecipeJson
{
    public static readonly JsonSerializerOptions Options = MakeOptions();

    /// <summary>The canonical bytes (RFC 8785): what is stored, what is signed, and what the hash is of.</summary>
    public static byte[] Canonical(MasterRecipe recipe) => CanonicalJson.Of(recipe, Options);

    private static JsonSerializerOptions MakeOptions()
    {
        var options = new JsonSerializerOptions();
        KernelJson.Configure(options);
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOutEmpty } };
        options.MakeReadOnly();
        return options;
    }

    private static void LeaveOutEmpty(JsonTypeInfo type)
    {
        foreach (var member in type.Properties)
        {
            if (member.AttributeProvider?.IsDefined(typeof(AbsentWhenEmptyAttribute), inherit: false) == true)
                member.ShouldSerialize = (_, value) => value is true or ICollection { Count: > 0 } or IEnumerable and not ICollection;
        }
    }
}
