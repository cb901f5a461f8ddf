using System.Globalization;

namespace Theriac.Recipes;

/// <summary>On what condition an element is carried out, and how often, in words.</summary>
internal static class ElementRules
{
    public static LocalizedText Of(RecipeElement element, MasterRecipe recipe)
    {
        string In(string language) => string.Join("; ", All(element, language, id => TitleOf(recipe, id, language)));
        return new LocalizedText { En = In("en"), Vi = In("vi"), Zh = In("zh") };
    }

    /// <param name="titleOf">What an element is called, by its id.</param>
    public static IEnumerable<string> All(RecipeElement element, string language, Func<string, string> titleOf)
    {
        if (element.When is { } when) yield return $"{PrintedWords.When.In(language)}: {when}";
        if (element.Loop is { } loop) yield return $"{PrintedWords.Loop.In(language)}: {Of(loop, language, titleOf)}";
    }

    private static string Of(Loop loop, string language, Func<string, string> titleOf) => PrintedWords.Of(loop.Kind).In(
        language,
        loop.Kind switch { LoopKind.ForEach => string.Join(", ", loop.Inputs), LoopKind.Every => loop.Interval?.ToString() ?? "–", _ => loop.While ?? "–" },
        loop.Kind != LoopKind.Every ? loop.TimesMax?.ToString(CultureInfo.InvariantCulture) ?? "–" : loop.Until is { } until ? titleOf(until) : "–");

    public static string TitleOf(MasterRecipe recipe, string id, string language) =>
        recipe.Procedure.SelfAndBelow().FirstOrDefault(one => one.Id == id)?.Title.In(language) ?? id;
}
