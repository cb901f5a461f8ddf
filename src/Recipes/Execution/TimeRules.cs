using Theriac.Kernel;

namespace Theriac.Recipes;

/// <summary>Turns the time links of elements into rules between work nodes, and refuses those that no execution could keep.</summary>
internal static class TimeRules
{
    public static IReadOnlyList<TimeRule> Of(
        IEnumerable<ElementPlace> elements, Dictionary<string, DraftNode> nodes, List<FieldError> errors)
    {
        var rules = new List<TimeRule>();
        foreach (var (element, pointer) in elements)
        {
            for (var i = 0; i < element.TimeLinks.Count; i++)
            {
                var error = Check(element.TimeLinks[i], element, nodes);
                if (error is { } no) errors.Add(new FieldError($"{pointer}/timeLinks/{i}", no.Code, no.Detail));
                else rules.Add(ToRule(element.TimeLinks[i], element, nodes));
            }
        }
        return rules;
    }

    private static (string Code, string Detail)? Check(TimeLink link, RecipeElement element, Dictionary<string, DraftNode> nodes)
    {
        if (link.Kind is TimeLinkKind.AtStart or TimeLinkKind.NotInParallel) return ("time-link-not-executable", "This kind of time link cannot be carried out yet.");
        if (link.Duration is not { } duration) return ("duration-missing", "The link says no time.");
        if (duration.Dimension != Dimension.Time) return ("duration-not-time", $"{duration} is no time.");
        if (Exit(link.After, nodes) is not { } after) return ("after-unknown", $"There is no element {link.After}.");
        var entry = nodes.GetValueOrDefault(element.Id) ?? nodes[element.Id + ":begin"];
        return IsBefore(after, entry, nodes)
            ? null
            : ("after-not-before", $"{link.After} does not come to its end before {element.Id} begins.");
    }

    private static DraftNode? Exit(string elementId, Dictionary<string, DraftNode> nodes) =>
        nodes.GetValueOrDefault(elementId + ":end") ?? nodes.GetValueOrDefault(elementId);

    private static bool IsBefore(DraftNode first, DraftNode second, Dictionary<string, DraftNode> nodes)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>(first.Successors);
        while (open.TryPop(out var id))
        {
            if (id == second.Id) return true;
            if (!seen.Add(id)) continue;
            foreach (var next in nodes[id].Successors) open.Push(next);
        }
        return false;
    }

    private static TimeRule ToRule(TimeLink link, RecipeElement element, Dictionary<string, DraftNode> nodes) =>
        new(link.Kind, link.After, element.Id, link.Duration!.Value, WorkWithin(link.After, nodes), WorkWithin(element.Id, nodes));

    private static IReadOnlyList<string> WorkWithin(string elementId, Dictionary<string, DraftNode> nodes) =>
        [.. nodes.Values.Where(node => node.IsWork && node.IsWithin(elementId)).Select(node => node.Id)];
}
