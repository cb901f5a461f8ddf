using Theriac.Kernel;

namespace Theriac.Recipes;

/// <summary>How one element lies to another in the procedure.</summary>
internal enum Standing
{
    /// <summary>It has ended before the other begins.</summary>
    Before,
    After,

    /// <summary>It holds the other, is held by it, or is the same.</summary>
    Around,

    /// <summary>On another branch.</summary>
    Beside,
}

/// <summary>The logic of every element, read once, however many turns it has; and which element lies before which.</summary>
internal sealed class LevelMap
{
    private readonly List<FieldError> _errors;
    private readonly Dictionary<string, LogicLevel> _levels = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (RecipeElement Element, RecipeElement? Parent, int Index, int Depth)> _places = new(StringComparer.Ordinal);
    private readonly Dictionary<string, LevelOrder> _order = new(StringComparer.Ordinal);

    public LevelMap(RecipeElement root, List<FieldError> errors)
    {
        _errors = errors;
        var open = new Stack<(RecipeElement Element, RecipeElement? Parent, int Index, int Depth)>([(root, null, 0, 0)]);
        while (open.TryPop(out var place))
        {
            _places.TryAdd(place.Element.Id, place);
            for (var i = 0; i < place.Element.Elements.Count; i++)
                open.Push((place.Element.Elements[i], place.Element, i, place.Depth + 1));
        }
    }

    public bool Has(string element) => _places.ContainsKey(element);

    public bool IsWithin(string element, string around)
    {
        for (var place = _places[element]; ; place = _places[place.Parent.Id])
        {
            if (place.Element.Id == around) return true;
            if (place.Parent is null) return false;
        }
    }

    public LogicLevel Of(RecipeElement element, string pointer)
    {
        if (!_levels.TryGetValue(element.Id, out var level)) _levels.Add(element.Id, level = LogicLevel.Of(element, pointer, _errors));
        return level;
    }

    /// <summary>The last node of an element, by the id under which it stands in a record.</summary>
    public string ExitOf(string element, string instance) => _places[element].Element switch
    {
        { When: not null } => $"{instance}:past",
        { Loop.Kind: LoopKind.Again or LoopKind.Every } => $"{instance}:done",
        { Loop: { } each, Kind: RecipeElementKind.Phase } => $"{instance}{Turn.Mark}{each.Inputs.Count}",
        { Loop: { } each } => $"{instance}{Turn.Mark}{each.Inputs.Count}:end",
        { Kind: RecipeElementKind.Phase } => instance,
        _ => $"{instance}:end",
    };

    /// <summary>How <paramref name="one"/> lies to <paramref name="other"/>: judged where both stand under one parent.</summary>
    public Standing Lies(string one, string other)
    {
        var (a, b) = (_places[one], _places[other]);
        while (a.Depth > b.Depth) a = _places[a.Parent!.Id];
        while (b.Depth > a.Depth) b = _places[b.Parent!.Id];
        if (a.Element.Id == b.Element.Id) return Standing.Around;
        while (!ReferenceEquals(a.Parent, b.Parent))
        {
            a = _places[a.Parent!.Id];
            b = _places[b.Parent!.Id];
        }
        if (a.Parent!.Logic is null) return a.Index < b.Index ? Standing.Before : Standing.After;
        return Reaches(a.Parent, a.Element.Id, b.Element.Id) ? Standing.Before
            : Reaches(a.Parent, b.Element.Id, a.Element.Id) ? Standing.After : Standing.Beside;
    }

    // Nothing that stands after the one that is looked for leads to it, so near ones are found at once.
    private bool Reaches(RecipeElement parent, string from, string to)
    {
        if (!_order.TryGetValue(parent.Id, out var order)) _order.Add(parent.Id, order = OrderOf(parent));
        var (start, end) = (order.ByElement[from], order.ByElement[to]);
        var last = order.Index[end];
        if (order.Index[start] > last) return false;
        var seen = new HashSet<LogicVertex>();
        var open = new Stack<LogicVertex>(start.Next);
        while (open.TryPop(out var vertex))
        {
            if (ReferenceEquals(vertex, end)) return true;
            if (order.Index[vertex] > last || !seen.Add(vertex)) continue;
            foreach (var next in vertex.Next) open.Push(next);
        }
        return false;
    }

    private LevelOrder OrderOf(RecipeElement parent)
    {
        var ordered = _levels[parent.Id].Ordered;
        return new LevelOrder(
            ordered.Where(vertex => vertex.Element is not null).ToDictionary(vertex => vertex.Element!.Id, StringComparer.Ordinal),
            ordered.Select((vertex, i) => (vertex, i)).ToDictionary(pair => pair.vertex, pair => pair.i));
    }

    private sealed record LevelOrder(Dictionary<string, LogicVertex> ByElement, Dictionary<LogicVertex, int> Index);
}
