namespace Theriac.Recipes;

/// <summary>What comes right before each child of an element: through transitions and bars, back to the next elements.</summary>
internal static class RecipeOrder
{
    private const string Begin = "";

    /// <summary>By id of the child, the ids of the children before it; an empty id stands for the begin.</summary>
    public static Dictionary<string, SortedSet<string>> Before(RecipeElement parent) =>
        parent.Logic is { } logic ? AsDrawn(logic) : AsGiven(parent);

    /// <summary>Children that a place of the logic leads to, transitions and bars passed over.</summary>
    public static IEnumerable<string> After(ProcedureLogic logic, string place)
    {
        var elements = ElementsOf(logic);
        return Walk(place, logic.Links.ToLookup(link => link.From, link => link.To), at => elements.GetValueOrDefault(at)).Where(id => id != Begin);
    }

    private static Dictionary<string, SortedSet<string>> AsGiven(RecipeElement parent) =>
        parent.Elements.Select((child, at) => (child.Id, Before: at == 0 ? Begin : parent.Elements[at - 1].Id))
            .GroupBy(one => one.Id).ToDictionary(one => one.Key, one => new SortedSet<string>(one.Select(same => same.Before)));

    private static Dictionary<string, SortedSet<string>> AsDrawn(ProcedureLogic logic)
    {
        var elements = ElementsOf(logic);
        var back = logic.Links.ToLookup(link => link.To, link => link.From);
        var before = new Dictionary<string, SortedSet<string>>();
        foreach (var step in logic.Steps.Where(step => step.Element is not null))
            before[step.Element!] = [.. Walk(step.Id, back, at => elements.GetValueOrDefault(at))];
        return before;
    }

    private static Dictionary<string, string> ElementsOf(ProcedureLogic logic) =>
        logic.Steps.GroupBy(step => step.Id).ToDictionary(step => step.Key, step => step.First().Element ?? Begin);

    private static HashSet<string> Walk(string from, ILookup<string, string> links, Func<string, string?> elementAt)
    {
        var (found, seen) = (new HashSet<string>(), new HashSet<string>());
        var open = new Stack<string>(links[from]);
        while (open.TryPop(out var at))
        {
            if (!seen.Add(at))
                continue;
            if (elementAt(at) is { } element)
                found.Add(element);
            else
                foreach (var next in links[at]) open.Push(next);
        }

        return found;
    }
}
