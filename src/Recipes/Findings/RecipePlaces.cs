using System.Globalization;

namespace Theriac.Recipes;

/// <summary>Which named thing a JSON pointer into a recipe means.</summary>
internal static class RecipePlaces
{
    /// <summary>Id of the innermost element, step, transition or bar on the way of the pointer; null outside the procedure.</summary>
    public static string? IdAt(MasterRecipe recipe, string pointer)
    {
        var parts = pointer.Split('/');
        if (parts.Length < 2 || parts[1] != "procedure") return null;
        var element = recipe.Procedure;
        for (var i = 2; i < parts.Length; i++)
        {
            if (parts[i] == "elements" && Index(parts, i + 1) is { } child && child < element.Elements.Count) element = element.Elements[child];
            else if (parts[i] == "logic" && Index(parts, i + 2) is { } index) return IdIn(element.Logic, parts[i + 1], index) ?? element.Id;
        }
        return element.Id;
    }

    private static string? IdIn(ProcedureLogic? logic, string list, int index) => list switch
    {
        "steps" => logic?.Steps.ElementAtOrDefault(index)?.Id,
        "transitions" => logic?.Transitions.ElementAtOrDefault(index)?.Id,
        "bars" => logic?.Bars.ElementAtOrDefault(index)?.Id,
        _ => null,
    };

    private static int? Index(string[] parts, int at) =>
        at < parts.Length && int.TryParse(parts[at], NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : null;
}
