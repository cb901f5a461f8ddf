using Theriac.Kernel;

namespace Theriac.Recipes;

/// <summary>One thing in the logic of one element: its begin or end, a child element's turn, a transition or a bar.</summary>
internal sealed class LogicVertex(string pointer, LogicStepKind place)
{
    public string Pointer { get; } = pointer;

    public LogicStepKind Place { get; } = place;

    public RecipeElement? Element { get; init; }

    public Transition? Transition { get; init; }

    public BranchBar? Bar { get; init; }

    public List<LogicVertex> Next { get; } = [];

    public List<LogicVertex> Before { get; } = [];

    public bool MayPart => Bar?.Kind is BranchBarKind.ParallelDivergent or BranchBarKind.SerialDivergent;

    public bool MayJoin => Bar?.Kind is BranchBarKind.ParallelConvergent or BranchBarKind.SerialConvergent;
}

/// <summary>The logic of one element, checked: in order of execution, branches one after another, ties by the order in the document.</summary>
internal sealed class LogicLevel
{
    private readonly List<FieldError> _errors;
    private readonly string _pointer;
    private readonly Dictionary<string, LogicVertex> _byId = new(StringComparer.Ordinal);
    private readonly List<LogicVertex> _all = [];
    private readonly HashSet<(LogicVertex From, LogicVertex To)> _joined = [];

    private LogicLevel(string pointer, List<FieldError> errors) => (_pointer, _errors) = (pointer, errors);

    public IReadOnlyList<LogicVertex> Ordered { get; private set; } = [];

    public IEnumerable<(LogicVertex From, LogicVertex To)> Edges => _all.SelectMany(from => from.Next.Select(to => (from, to)));

    /// <summary>The level; on any error <see cref="Ordered"/> still holds every child once, so that those below are checked too.</summary>
    public static LogicLevel Of(RecipeElement element, string pointer, List<FieldError> errors)
    {
        var level = new LogicLevel(pointer, errors);
        var errorsBefore = errors.Count;
        if (element.Logic is null) level.ReadSequence(element);
        else level.ReadLogic(element, element.Logic);
        var ordered = LogicOrder.Of(level._all, errors, pointer + "/logic");
        if (errors.Count == errorsBefore) level.Ordered = ordered;
        else level.Fall(element);
        return level;
    }

    private void Fall(RecipeElement element)
    {
        _all.Clear();
        Ordered = [.. element.Elements.Select(child => new LogicVertex(_pointer, LogicStepKind.Element) { Element = child })];
    }

    private void ReadSequence(RecipeElement element)
    {
        var last = Add(new LogicVertex(_pointer, LogicStepKind.Begin));
        foreach (var child in element.Elements)
        {
            var vertex = Add(new LogicVertex(_pointer, LogicStepKind.Element) { Element = child });
            Join(last, vertex);
            last = vertex;
        }
        Join(last, Add(new LogicVertex(_pointer, LogicStepKind.End)));
    }

    private void ReadLogic(RecipeElement element, ProcedureLogic logic)
    {
        var children = element.Elements.ToDictionary(child => child.Id, StringComparer.Ordinal);
        for (var i = 0; i < logic.Steps.Count; i++) ReadStep(logic.Steps[i], $"{_pointer}/logic/steps/{i}", children);
        for (var i = 0; i < logic.Transitions.Count; i++)
            AddNamed(
                logic.Transitions[i].Id, new LogicVertex($"{_pointer}/logic/transitions/{i}", LogicStepKind.Element) { Transition = logic.Transitions[i] });
        for (var i = 0; i < logic.Bars.Count; i++)
            AddNamed(
                logic.Bars[i].Id, new LogicVertex($"{_pointer}/logic/bars/{i}", LogicStepKind.Element) { Bar = logic.Bars[i] });
        for (var i = 0; i < logic.Links.Count; i++) ReadLink(logic.Links[i], $"{_pointer}/logic/links/{i}");
        foreach (var forgotten in children.Values)
            Refuse(_pointer + "/logic", "element-not-in-logic", $"No step of the logic takes element {forgotten.Id}.");
        foreach (var place in new[] { LogicStepKind.Begin, LogicStepKind.End })
        {
            if (logic.Steps.Count(step => step.Kind == place) != 1)
                Refuse(
                    _pointer + "/logic/steps", "not-one-" + place.ToString().ToLowerInvariant(), $"A logic has exactly one {place} step.");
        }
    }

    private void ReadStep(LogicStep step, string pointer, Dictionary<string, RecipeElement> children)
    {
        if (step.Kind != LogicStepKind.Element)
        {
            if (step.Element is not null)
                Refuse(
                    pointer + "/element", "step-with-element", $"Step {step.Id} is a {step.Kind}; it takes no element.");
            AddNamed(step.Id, new LogicVertex(pointer, step.Kind));
            return;
        }
        if (step.Element is null || !children.Remove(step.Element, out var child))
            Refuse(
                pointer + "/element", "step-without-element", $"Step {step.Id} takes no child of this element, or one that another step takes.");
        else
            AddNamed(step.Id, new LogicVertex(pointer, LogicStepKind.Element) { Element = child });
    }

    private void ReadLink(Link link, string pointer)
    {
        var found = _byId.TryGetValue(link.From, out var from) & _byId.TryGetValue(link.To, out var to);
        if (!found)
            Refuse(
                pointer, "link-dangling", $"The link from {link.From} to {link.To} names something that is not in this logic.");
        else if (ReferenceEquals(from, to)) Refuse(pointer, "link-to-itself", $"{link.From} is linked to itself.");
        else if (!_joined.Add((from!, to!)))
            Refuse(pointer, "link-twice", $"{link.From} is linked to {link.To} more than once.");
        else Join(from!, to!);
    }

    private LogicVertex Add(LogicVertex vertex)
    {
        _all.Add(vertex);
        return vertex;
    }

    private void AddNamed(string id, LogicVertex vertex)
    {
        if (_byId.TryAdd(id, vertex)) Add(vertex);
        else Refuse(vertex.Pointer + "/id", "id-not-unique", $"The id {id} stands more than once in this logic.");
    }

    private static void Join(LogicVertex from, LogicVertex to)
    {
        from.Next.Add(to);
        to.Before.Add(from);
    }

    private void Refuse(string pointer, string code, string detail) => _errors.Add(new FieldError(pointer, code, detail));
}
