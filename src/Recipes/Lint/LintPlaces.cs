using System.Globalization;

namespace Theriac.Recipes;

/// <summary>Which thing of a recipe a JSON pointer is within.</summary>
internal static class LintPlaces
{
    public static LintPlace At(MasterRecipe recipe, string pointer)
    {
        var parts = pointer.Split('/');
        if (parts.Length < 2 || parts[1] != "procedure") return new LintPlace(pointer, LintItem.Header, null);
        var element = recipe.Procedure;
        var item = new LintItem("element", element.Id);
        for (var i = 2; i < parts.Length; i++)
        {
            if (parts[i] == "elements" && Index(parts, i + 1) is { } child && child < element.Elements.Count)
            {
                element = element.Elements[child];
                item = new LintItem("element", element.Id);
            }
            else if (parts[i] == "instructions" && Index(parts, i + 1) is { } step && step < element.Instructions.Count)
                item = new LintItem("instruction", element.Instructions[step].Id);
            else if (parts[i] == "logic" && Index(parts, i + 2) is { } index) item = InLogic(element.Logic, parts[i + 1], index) ?? item;
        }
        return new LintPlace(pointer, item, element.Id);
    }

    private static LintItem? InLogic(ProcedureLogic? logic, string list, int index) => list switch
    {
        "steps" => Of("step", logic?.Steps.ElementAtOrDefault(index)?.Id),
        "transitions" => Of("transition", logic?.Transitions.ElementAtOrDefault(index)?.Id),
        "bars" => Of("bar", logic?.Bars.ElementAtOrDefault(index)?.Id),
        "links" => Of("link", logic?.Links.ElementAtOrDefault(index)?.Id),
        _ => null,
    };

    private static LintItem? Of(string kind, string? id) => id is null ? null : new LintItem(kind, id);

    private static int? Index(string[] parts, int at) =>
        at < parts.Length && int.TryParse(parts[at], NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : null;
}
