namespace Theriac.Recipes;

/// <summary>Where an element is entered and left.</summary>
internal sealed record Ends(DraftNode Entry, DraftNode Exit);

/// <summary>Where an element is flattened: what lies around it, and in which turns.</summary>
internal sealed record FlatPlace(string Pointer, IReadOnlyList<RecipeElement> Path, IReadOnlyList<Turn> Turns)
{
    public string Suffix => Turns.Count == 0 ? "" : Turn.SuffixOf(Turns);

    public string IdOf(string masterId) => masterId + Suffix;

    public FlatPlace In(Turn turn) => this with { Turns = [.. Turns, turn] };
}

/// <summary>Work of one element in the record: a stretch of all work.</summary>
internal sealed record Stretch(int Start, int End, Ends Ends);

/// <summary>The nodes as they come, in order.</summary>
internal sealed class GraphDraft
{
    private readonly List<DraftNode> _order = [];
    private readonly List<string> _work = [];
    private string[]? _allWork;

    public Dictionary<string, Stretch> Elements { get; } = new(StringComparer.Ordinal);

    /// <summary>Pairs of turns of interval loops, with how often the interval has passed when the later one is due.</summary>
    public List<(string First, string Turn, int Times, Loop Loop)> Intervals { get; } = [];

    public int WorkCount => _work.Count;

    public DraftNode Add(DraftNode node)
    {
        _order.Add(node);
        if (node.IsWork) _work.Add(node.Id);
        return node;
    }

    public static void Connect(DraftNode from, DraftNode to)
    {
        from.Successors.Add(to.Id);
        to.Predecessors.Add(from.Id);
    }

    /// <summary>Work is told in order of execution, so what an element holds lies together and need not be searched.</summary>
    public IReadOnlyList<string> WorkOf(string instance)
    {
        _allWork ??= [.. _work];
        var stretch = Elements[instance];
        return new ArraySegment<string>(_allWork, stretch.Start, stretch.End - stretch.Start);
    }

    public IReadOnlyList<string> WorkOf(IReadOnlyList<string> instances) =>
        instances.Count == 1 ? WorkOf(instances[0]) : [.. instances.SelectMany(WorkOf)];

    public IReadOnlyList<ExecutionNode> ToNodes() => [.. _order.Select(node => node.ToNode())];
}

internal sealed class DraftNode(
    string id, ExecutionNodeKind kind, string number, LocalizedText title, IReadOnlyList<RecipeElement> path, IReadOnlyList<Turn> turns)
{
    public string Id { get; } = id;

    public bool IsWork =>
        kind is ExecutionNodeKind.Phase or ExecutionNodeKind.ManualTransition or ExecutionNodeKind.ExpressionTransition;

    public IReadOnlyList<NumberedInstruction> Instructions { get; set; } = [];

    public DecisionRule? Decides { get; set; }

    public List<string> Predecessors { get; } = [];

    public List<string> Successors { get; } = [];

    public ExecutionNode ToNode() => new(Id, kind, number, title, path, Instructions, Predecessors, Successors)
    {
        Turns = turns,
        Decides = Decides,
    };
}
