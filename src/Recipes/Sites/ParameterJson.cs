using System.Security.Cryptography;
using Theriac.Kernel;

namespace Theriac.Recipes;

/// <summary>The written form of parameter sets, "theriac-parameters/1".</summary>
internal static class ParameterJson
{
    public const string MediaType = "application/vnd.theriac.parameters+json";

    public static byte[] Canonical(ParameterSet set) => CanonicalJson.Of(set, RecipeJson.Options);

    public static string HashOf(ParameterSet set) => Convert.ToHexStringLower(SHA256.HashData(Canonical(set)));
}
