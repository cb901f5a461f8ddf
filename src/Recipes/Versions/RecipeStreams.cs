namespace Theriac.Recipes;

/// <summary>Streams of recipes. Ids are upper case in them, so that two ids never differ in case only.</summary>
public static class RecipeStreams
{
    /// <summary>One version: draft, review, approval.</summary>
    public static string Version(string id, string version) => $"recipe/{id.ToUpperInvariant()}/{version.ToUpperInvariant()}";

    /// <summary>The recipe as a whole: which version is effective.</summary>
    public static string Recipe(string id) => $"recipe/{id.ToUpperInvariant()}";

    /// <summary>The recipe at one site: effective dates and parameters.</summary>
    public static string Site(string id, string site) => $"recipe-site/{id.ToUpperInvariant()}/{site.ToUpperInvariant()}";
}
