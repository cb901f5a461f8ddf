namespace Theriac.Recipes;

/// <summary>The way of one branch: the bar where it parts, and the branch around that.</summary>
internal sealed class Branch(BranchBar bar, Branch? outer)
{
    public BranchBar Bar => bar;

    public Branch? Outer => outer;
}

/// <summary>One place of a logic in its order, with what comes just before it.</summary>
/// <param name="Element">The child whose turn it is, or null.</param>
internal sealed record ShapedVertex(string Id, RecipeElement? Element, BranchBar? Bar)
{
    public List<ShapedVertex> Before { get; } = [];

    public List<ShapedVertex> Next { get; } = [];

    /// <summary>The branch that it stands in; null on the main way.</summary>
    public Branch? Branch { get; set; }

    /// <summary>For a convergent bar: the bar where its branches parted; null when they do not come from one.</summary>
    public BranchBar? Pair { get; set; }
}

/// <summary>How the branches of one logic nest. Only for a logic that can be executed; one walk, however long it is.</summary>
internal sealed class LogicShape
{
    private readonly Dictionary<string, ShapedVertex> _byId = new(StringComparer.Ordinal);

    private LogicShape(IReadOnlyList<ShapedVertex> ordered) => Ordered = ordered;

    /// <summary>Each after everything before it; empty for a logic that runs in a circle.</summary>
    public IReadOnlyList<ShapedVertex> Ordered { get; private set; }

    public static LogicShape Of(RecipeElement element)
    {
        var shape = new LogicShape([]);
        if (element.Logic is { } logic) shape.Read(element, logic);
        else shape.ReadSequence(element);
        shape.Order();
        foreach (var vertex in shape.Ordered) Place(vertex);
        return shape;
    }

    private void Read(RecipeElement element, ProcedureLogic logic)
    {
        var children = element.Elements.DistinctBy(child => child.Id).ToDictionary(child => child.Id, StringComparer.Ordinal);
        foreach (var step in logic.Steps) Add(new ShapedVertex(step.Id, step.Element is { } id ? children.GetValueOrDefault(id) : null, null));
        foreach (var transition in logic.Transitions) Add(new ShapedVertex(transition.Id, null, null));
        foreach (var bar in logic.Bars) Add(new ShapedVertex(bar.Id, null, bar));
        foreach (var link in logic.Links)
        {
            if (_byId.TryGetValue(link.From, out var from) && _byId.TryGetValue(link.To, out var to)) Join(from, to);
        }
    }

    private void ReadSequence(RecipeElement element)
    {
        ShapedVertex? last = null;
        foreach (var child in element.Elements)
        {
            var vertex = new ShapedVertex(child.Id, child, null);
            Add(vertex);
            if (last is not null) Join(last, vertex);
            last = vertex;
        }
    }

    private void Add(ShapedVertex vertex) => _byId.TryAdd(vertex.Id, vertex);

    private void Order()
    {
        var waiting = _byId.Values.ToDictionary(vertex => vertex.Id, vertex => vertex.Before.Count, StringComparer.Ordinal);
        var free = new Queue<ShapedVertex>(_byId.Values.Where(vertex => vertex.Before.Count == 0));
        var ordered = new List<ShapedVertex>();
        while (free.TryDequeue(out var vertex))
        {
            ordered.Add(vertex);
            foreach (var next in vertex.Next)
            {
                if (--waiting[next.Id] == 0) free.Enqueue(next);
            }
        }
        Ordered = ordered.Count == _byId.Count ? ordered : [];
    }

    private static void Place(ShapedVertex vertex)
    {
        var ways = vertex.Before.Select(before => Parts(before) ? new Branch(before.Bar!, before.Branch) : before.Branch).ToList();
        var way = ways.Count > 0 ? ways[0] : null;
        if (vertex.Bar?.Kind is not (BranchBarKind.ParallelConvergent or BranchBarKind.SerialConvergent))
        {
            vertex.Branch = way;
            return;
        }
        var isOneBar = way is not null && ways.TrueForAll(one => one?.Bar == way.Bar && one.Outer == way.Outer);
        vertex.Pair = isOneBar ? way!.Bar : null;
        vertex.Branch = way?.Outer;
    }

    private static bool Parts(ShapedVertex vertex) =>
        vertex.Bar?.Kind is BranchBarKind.ParallelDivergent or BranchBarKind.SerialDivergent;

    private static void Join(ShapedVertex from, ShapedVertex to)
    {
        from.Next.Add(to);
        to.Before.Add(from);
    }
}
