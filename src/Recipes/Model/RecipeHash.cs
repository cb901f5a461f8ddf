using System.Security.Cryptography;

namespace Theriac.Recipes;

/// <summary>The hash that binds a batch to exactly one recipe: SHA-256 over the recipe's canonical JSON, in lower-case hex.</summary>
public static class RecipeHash
{
    public static string Of(MasterRecipe recipe) => Convert.ToHexStringLower(SHA256.HashData(RecipeJson.Canonical(recipe)));
}
