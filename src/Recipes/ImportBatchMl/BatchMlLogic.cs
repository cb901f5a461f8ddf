using Theriac.Kernel;

namespace Theriac.Recipes;

/// <summary>The logic of one element: steps, transitions and bars as they are, links where both ends are there.</summary>
internal sealed class BatchMlLogic(
    BatchMlIds ids, FindingList findings, RecipeElement owner, IReadOnlyDictionary<string, BatchMlChild> children)
{
    private readonly Dictionary<string, BatchMlVertex> _byGivenId = new(StringComparer.Ordinal);
    private readonly List<LogicStep> _steps = [];
    private readonly List<Transition> _transitions = [];
    private readonly List<BranchBar> _bars = [];
    private readonly List<Link> _links = [];
    private readonly HashSet<(BatchMlVertex From, BatchMlVertex To)> _joined = [];
    private readonly HashSet<string> _usedElements = new(StringComparer.Ordinal);

    public ProcedureLogic? Map(XmlNode node)
    {
        var logic = node.First("ProcedureLogic");
        if (logic is null || logic.Children.Count == 0)
        {
            if (children.Count > 1)
                findings.Stop("logic-missing", node, owner.Id, "The order of the elements is not given.");
            return null;
        }
        foreach (var step in logic.All("Step")) MapStep(step);
        foreach (var transition in logic.All("Transition")) MapTransition(transition);
        foreach (var link in logic.All("Link")) MapBar(link);
        foreach (var link in logic.All("Link").Where(link => !IsBar(link))) MapLink(link);
        LeaveOutUnlinked();
        ReportConditions();
        ReportUnreachable(logic);
        return new ProcedureLogic { Steps = _steps, Transitions = _transitions, Bars = _bars, Links = _links };
    }

    private void MapStep(XmlNode node)
    {
        var given = node.First("ID")?.Text ?? "";
        var elementId = node.Take("RecipeElementID");
        if (elementId is null || !children.TryGetValue(elementId, out var child))
        {
            node.Take("ID");
            findings.Stop(
                "step-without-element", node, owner.Id, "The step's element is not among the elements here. The step is left out.", $"{given}: {elementId}");
            return;
        }
        var step = new LogicStep { Id = ids.Take(node.First("ID"), node), Kind = child.Place, Element = child.Element?.Id };
        if (step.Element is not null && !_usedElements.Add(step.Element))
            findings.Stop(
                "element-used-twice", node, step.Id, "Two steps carry out the same element. An author makes a copy of it.", elementId);
        _steps.Add(step);
        Know(given, new BatchMlVertex(step.Id, "Step", node) { IsBegin = child.Place == LogicStepKind.Begin, Element = child.Element });
    }

    private void MapTransition(XmlNode node)
    {
        var given = node.First("ID")?.Text ?? "";
        var id = ids.Take(node.First("ID"), node);
        var text = BatchMlText.Take(node, "Condition", 8_000, findings, id);
        var isAlways = string.Equals(text, "TRUE", StringComparison.OrdinalIgnoreCase);
        var condition = isAlways ? TransitionCondition.Always : TransitionCondition.Manual(text is null ? null : (LocalizedText)text);
        _transitions.Add(new Transition { Id = id, Condition = condition });
        Know(given, new BatchMlVertex(id, "Transition", node) { Condition = text });
    }

    private void ReportConditions()
    {
        var byId = _byGivenId.Values.ToDictionary(vertex => vertex.Id, StringComparer.Ordinal);
        foreach (var (id, condition) in _transitions.Where(t => t.Condition.Kind == TransitionConditionKind.Manual).Select(t => (t.Id, t.Condition)))
        {
            if (!byId.TryGetValue(id, out var vertex)) continue; // A second one with the same id; its new id is a finding already.
            if (condition.Text is null)
                findings.Stop(
                    "condition-blank", vertex.Node, id, "The condition is blank. It became a manual transition; an author says what is signed.");
            else
                findings.Look(
                    "condition-free-text", vertex.Node, id, "The condition is free text. It became a manual transition that somebody signs.", vertex.Condition);
        }
    }

    private static bool IsBar(XmlNode link) => BarKind(link) is not null;

    private static BranchBarKind? BarKind(XmlNode link) => link.First("LinkType")?.Text switch
    {
        "ParallelDivergent" => BranchBarKind.ParallelDivergent,
        "ParallelConvergent" => BranchBarKind.ParallelConvergent,
        "SerialDivergent" => BranchBarKind.SerialDivergent,
        "SerialConvergent" => BranchBarKind.SerialConvergent,
        _ => null,
    };

    private void MapBar(XmlNode node)
    {
        if (BarKind(node) is not { } kind) return;
        node.Take("LinkType");
        var given = node.First("ID")?.Text ?? "";
        var bar = new BranchBar { Id = ids.Take(node.First("ID"), node), Kind = kind };
        _bars.Add(bar);
        Know(given, new BatchMlVertex(bar.Id, "Link", node));
    }

    private void Know(string given, BatchMlVertex vertex) => _byGivenId.TryAdd(given, vertex);

    private void MapLink(XmlNode node)
    {
        var type = node.Take("LinkType");
        var (from, to) = (End(node, "From"), End(node, "To"));
        var given = $"{node.First("ID")?.Text}: {from.GivenId} -> {to.GivenId}";
        if (type != "ControlLink")
            Refuse(
                node, "link-kind-unknown", $"The link's type is {type ?? "blank"}; only a ControlLink orders the work. It is left out.", given);
        else if (from.Vertex is null || to.Vertex is null)
            Refuse(node, "link-dangling", "The link names something that is not in this logic. It is left out.", given);
        else if (ReferenceEquals(from.Vertex, to.Vertex))
            LeaveOut(
                node, "link-to-itself", "The link goes from one place to the same place. It changes nothing and is left out.", given);
        else if (!_joined.Add((from.Vertex, to.Vertex)))
            LeaveOut(node, "link-twice", "The same link is there already. It changes nothing and is left out.", given);
        else
            Join(node, from.Vertex, to.Vertex);
    }

    private void Join(XmlNode node, BatchMlVertex from, BatchMlVertex to)
    {
        from.Next.Add(to);
        to.Before.Add(from);
        _links.Add(new Link { Id = ids.Take(node.First("ID"), node), From = from.Id, To = to.Id });
    }

    private (string? GivenId, BatchMlVertex? Vertex) End(XmlNode link, string side)
    {
        var end = link.First(side + "ID");
        var givenId = end?.Take(side + "IDValue");
        var type = end?.Take(side + "Type");
        var vertex = givenId is null ? null : _byGivenId.GetValueOrDefault(givenId);
        if (vertex is null) return (givenId, null);
        if (type is null)
            findings.Info(
                "link-end-type-blank", end!, vertex.Id, $"The type of this end is blank; by its id it is a {vertex.Type}.", givenId);
        else if (type != vertex.Type)
            findings.Look(
                "link-end-type-wrong", end!, vertex.Id, $"The link says {type}; by its id it is a {vertex.Type}.", givenId);
        return (givenId, vertex);
    }

    private void Refuse(XmlNode node, string code, string detail, string given)
    {
        node.Take("ID");
        findings.Stop(code, node, owner.Id, detail, given);
    }

    private void LeaveOut(XmlNode node, string code, string detail, string given)
    {
        node.Take("ID");
        findings.Look(code, node, owner.Id, detail, given);
    }

    // A transition or bar that no link touches orders nothing, whatever it says; a step that none touches may be forgotten work.
    private void LeaveOutUnlinked()
    {
        var leftOut = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (given, vertex) in _byGivenId.Where(pair => pair.Value.Next.Count == 0 && pair.Value.Before.Count == 0))
        {
            if (vertex.Type == "Step")
            {
                findings.Stop(
                    "step-unlinked", vertex.Node, vertex.Id, "No link leads to this step or away from it.", given);
                continue;
            }
            vertex.IsLeftOut = true;
            leftOut.Add(vertex.Id);
            var condition = string.IsNullOrEmpty(vertex.Condition) ? "" : $": {vertex.Condition}";
            findings.Look(
                "unlinked-left-out", vertex.Node, vertex.Id, "No link touches it, so it orders nothing. It is left out.", given + condition);
        }
        _transitions.RemoveAll(transition => leftOut.Contains(transition.Id));
        _bars.RemoveAll(bar => leftOut.Contains(bar.Id));
    }

    private void ReportUnreachable(XmlNode logic)
    {
        var begins = _byGivenId.Values.Where(vertex => vertex.IsBegin).ToList();
        if (begins.Count != 1)
            findings.Stop("not-one-begin", logic, owner.Id, $"The logic has {begins.Count} begins; it needs one.");
        var seen = new HashSet<BatchMlVertex>(begins);
        var open = new Stack<BatchMlVertex>(begins);
        while (open.TryPop(out var vertex))
        {
            foreach (var next in vertex.Next.Where(seen.Add)) open.Push(next);
        }
        foreach (var vertex in _byGivenId.Values.Where(v => !seen.Contains(v) && !v.IsLeftOut && v.Next.Count + v.Before.Count > 0))
            findings.Stop("not-reachable", vertex.Node, vertex.Id, "No way leads here from the begin.", vertex.Id);
        foreach (var child in children.Values.Where(c => c.Element is not null && !_usedElements.Contains(c.Element.Id)))
            findings.Stop(
                "element-not-in-logic", logic, child.Element!.Id, "No step carries out this element.", child.GivenId);
    }
}

/// <summary>A step, transition or bar of the source while its links are read.</summary>
internal sealed class BatchMlVertex(string id, string type, XmlNode node)
{
    public string Id { get; } = id;

    public string Type { get; } = type;

    public XmlNode Node { get; } = node;

    public bool IsBegin { get; init; }

    public RecipeElement? Element { get; init; }

    public string? Condition { get; init; }

    public bool IsLeftOut { get; set; }

    public List<BatchMlVertex> Next { get; } = [];

    public List<BatchMlVertex> Before { get; } = [];
}
