using Theriac.Kernel;

namespace Theriac.Recipes;

/// <summary>Flattens the procedural tree into one graph and collects everything that is wrong with it.</summary>
internal sealed class ExecutionGraphBuilder
{
    private readonly List<FieldError> _errors = [];
    private readonly Dictionary<string, DraftNode> _nodes = new(StringComparer.Ordinal);
    private readonly List<DraftNode> _order = [];
    private readonly Dictionary<string, ElementPlace> _elements = new(StringComparer.Ordinal);
    private int _phaseCount;
    private int _transitionCount;

    public static Outcome<ExecutionGraph> Build(MasterRecipe recipe)
    {
        var builder = new ExecutionGraphBuilder();
        builder.CheckTree(recipe.Procedure);
        if (builder._errors.Count > 0) return RecipeRefusals.NotExecutable(builder._errors);
        builder.Flatten(recipe.Procedure, "/procedure", []);
        var rules = builder._errors.Count > 0 ? [] : TimeRules.Of(builder._elements.Values, builder._nodes, builder._errors);
        if (builder._errors.Count > 0) return RecipeRefusals.NotExecutable(builder._errors);
        return new ExecutionGraph([.. builder._order.Select(node => node.ToNode())], rules);
    }

    private void CheckTree(RecipeElement root)
    {
        if (root.Kind != RecipeElementKind.Procedure)
            Add("/procedure/kind", "root-not-procedure", "The root of the tree is a procedure.");
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var instructionIds = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<(RecipeElement Element, string Pointer, int Depth)>([(root, "/procedure", 1)]);
        while (open.TryPop(out var place))
        {
            CheckElement(place.Element, place.Pointer, ids, instructionIds);
            if (place.Depth >= RecipeLimits.ElementDepthMax && place.Element.Elements.Count > 0)
            {
                Add(place.Pointer, "too-deep", $"Elements are nested more than {RecipeLimits.ElementDepthMax} deep.");
                continue;
            }
            for (var i = place.Element.Elements.Count - 1; i >= 0; i--)
                open.Push((place.Element.Elements[i], $"{place.Pointer}/elements/{i}", place.Depth + 1));
        }
    }

    private void CheckElement(RecipeElement element, string pointer, HashSet<string> ids, HashSet<string> instructionIds)
    {
        TakeId(ids, element.Id, pointer);
        foreach (var (transition, i) in Indexed(element.Logic?.Transitions))
            TakeId(ids, transition.Id, $"{pointer}/logic/transitions/{i}");
        foreach (var (bar, i) in Indexed(element.Logic?.Bars))
            TakeId(ids, bar.Id, $"{pointer}/logic/bars/{i}");
        foreach (var (instruction, i) in Indexed(element.Instructions))
            TakeId(instructionIds, instruction.Id, $"{pointer}/instructions/{i}");
        if (element.Kind == RecipeElementKind.Phase && (element.Elements.Count > 0 || element.Logic is not null))
            Add(
                pointer, "phase-with-elements", $"Phase {element.Id} holds elements or logic; a phase holds instructions only.");
        if (element.Kind != RecipeElementKind.Phase && element.Instructions.Count > 0)
            Add(
                $"{pointer}/instructions", "instructions-outside-phase", $"{element.Id} is no phase, so it holds no instructions.");
        foreach (var (child, i) in Indexed(element.Elements).Where(child => child.Item.Kind < element.Kind))
            Add(
                $"{pointer}/elements/{i}/kind", "kind-above-parent", $"{child.Id} is of a higher kind than {element.Id} around it.");
    }

    private void TakeId(HashSet<string> ids, string id, string pointer)
    {
        if (!ids.Add(id)) Add($"{pointer}/id", "id-not-unique", $"The id {id} stands more than once.");
    }

    private void Flatten(RecipeElement element, string pointer, IReadOnlyList<RecipeElement> above)
    {
        IReadOnlyList<RecipeElement> path = [.. above, element];
        _elements.Add(element.Id, new ElementPlace(element, pointer));
        if (element.Kind == RecipeElementKind.Phase)
        {
            AddPhase(element, path);
            return;
        }
        var begin = AddNode(element.Id + ":begin", ExecutionNodeKind.Begin, "", element.Title, path);
        var level = LogicLevel.Of(element, pointer, _errors);
        var childPointers = Indexed(element.Elements).ToDictionary(c => c.Item.Id, c => $"{pointer}/elements/{c.Index}");
        foreach (var vertex in level.Ordered)
        {
            if (vertex.Element is { } child) Flatten(child, childPointers[child.Id], path);
            else if (vertex.Transition is { } transition) AddTransition(transition, path);
            else if (vertex.Bar is { } bar) AddNode(bar.Id, ToNodeKind(bar.Kind), "", "", path);
        }
        var end = AddNode(element.Id + ":end", ExecutionNodeKind.End, "", element.Title, path);
        foreach (var (from, to) in level.Edges) Connect(Exit(from, begin, end), Entry(to, begin, end));
    }

    private DraftNode Entry(LogicVertex vertex, DraftNode begin, DraftNode end) =>
        vertex.Element is { } e && e.Kind != RecipeElementKind.Phase ? _nodes[e.Id + ":begin"] : Plain(vertex, begin, end);

    private DraftNode Exit(LogicVertex vertex, DraftNode begin, DraftNode end) =>
        vertex.Element is { } e && e.Kind != RecipeElementKind.Phase ? _nodes[e.Id + ":end"] : Plain(vertex, begin, end);

    private DraftNode Plain(LogicVertex vertex, DraftNode begin, DraftNode end) => vertex.Place switch
    {
        LogicStepKind.Begin => begin,
        LogicStepKind.End => end,
        _ => _nodes[vertex.Element?.Id ?? vertex.Transition?.Id ?? vertex.Bar!.Id],
    };

    private void AddPhase(RecipeElement phase, IReadOnlyList<RecipeElement> path)
    {
        var number = $"{++_phaseCount}";
        var node = AddNode(phase.Id, ExecutionNodeKind.Phase, number, phase.Title, path);
        node.Instructions = [.. phase.Instructions.Select((one, i) => new NumberedInstruction($"{number}.{i + 1}", one))];
    }

    private void AddTransition(Transition transition, IReadOnlyList<RecipeElement> path)
    {
        var manual = transition.Condition.Kind == TransitionConditionKind.Manual;
        var number = manual ? $"T{++_transitionCount}" : "";
        var kind = manual ? ExecutionNodeKind.ManualTransition : ExecutionNodeKind.AutomaticTransition;
        AddNode(transition.Id, kind, number, transition.Condition.Text ?? "", path);
    }

    private DraftNode AddNode(
        string id, ExecutionNodeKind kind, string number, LocalizedText title, IReadOnlyList<RecipeElement> path)
    {
        var node = new DraftNode(id, kind, number, title, path);
        _nodes.Add(id, node);
        _order.Add(node);
        return node;
    }

    private static void Connect(DraftNode from, DraftNode to)
    {
        from.Successors.Add(to.Id);
        to.Predecessors.Add(from.Id);
    }

    private static ExecutionNodeKind ToNodeKind(BranchBarKind kind) => kind switch
    {
        BranchBarKind.ParallelDivergent => ExecutionNodeKind.Fork,
        BranchBarKind.ParallelConvergent => ExecutionNodeKind.Join,
        BranchBarKind.SerialDivergent => ExecutionNodeKind.Choice,
        _ => ExecutionNodeKind.Merge,
    };

    private static IEnumerable<(T Item, int Index)> Indexed<T>(IReadOnlyList<T>? items) => (items ?? []).Select((item, i) => (item, i));

    private void Add(string pointer, string code, string detail) => _errors.Add(new FieldError(pointer, code, detail));
}

internal sealed record ElementPlace(RecipeElement Element, string Pointer);

internal sealed class DraftNode(
    string id, ExecutionNodeKind kind, string number, LocalizedText title, IReadOnlyList<RecipeElement> path)
{
    public string Id { get; } = id;

    public bool IsWork => kind is ExecutionNodeKind.Phase or ExecutionNodeKind.ManualTransition;

    public bool IsWithin(string elementId) => path.Any(element => element.Id == elementId);

    public IReadOnlyList<NumberedInstruction> Instructions { get; set; } = [];

    public List<string> Predecessors { get; } = [];

    public List<string> Successors { get; } = [];

    public ExecutionNode ToNode() => new(Id, kind, number, title, path, Instructions, Predecessors, Successors);
}
