using Theriac.Kernel;

namespace Theriac.Recipes;

/// <summary>Flattens the procedural tree into one graph, loops into their turns, and collects everything that is wrong with it.</summary>
internal sealed class ExecutionGraphBuilder
{
    private readonly GraphDraft _draft = new();
    private readonly TurnMap _turns;
    private readonly LevelMap _levels;
    private readonly Dictionary<string, string> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FormulaInput> _inputs;
    private int _phaseCount;
    private int _transitionCount;

    private ExecutionGraphBuilder(MasterRecipe recipe, List<FieldError> errors)
    {
        _turns = TurnMap.Of(recipe.Procedure);
        _levels = new LevelMap(recipe.Procedure, errors);
        _inputs = recipe.Formula.Inputs.DistinctBy(input => input.Id).ToDictionary(input => input.Id, StringComparer.Ordinal);
    }

    public static Outcome<ExecutionGraph> Build(MasterRecipe recipe)
    {
        List<FieldError> errors = [];
        new TreeCheck(recipe, errors).Check();
        if (errors.Count > 0) return RecipeRefusals.NotExecutable(errors);
        var builder = new ExecutionGraphBuilder(recipe, errors);
        builder.Flatten(recipe.Procedure, new FlatPlace("/procedure", [], []));
        var rules = errors.Count > 0 ? [] : new TimeRules(recipe, builder._draft, builder._turns, builder._levels, errors).All();
        if (errors.Count > 0) return RecipeRefusals.NotExecutable(errors);
        return new ExecutionGraph(builder._draft.ToNodes(), rules, builder._turns);
    }

    // A condition stands before all turns: it is asked once, and leads past the whole element.
    private Ends Flatten(RecipeElement element, FlatPlace place)
    {
        var start = _draft.WorkCount;
        var id = place.IdOf(element.Id);
        var when = element.When is null ? null : AddDecision($"{id}:when", DecisionKind.When, element.When, element.Title, place);
        var ends = element.Loop is { } loop ? Repeat(element, loop, place) : Once(element, place);
        if (when is not null)
        {
            var past = Add($"{id}:past", ExecutionNodeKind.Merge, "", "", place);
            GraphDraft.Connect(when, ends.Entry);
            GraphDraft.Connect(when, past);
            GraphDraft.Connect(ends.Exit, past);
            ends = new Ends(when, past);
        }
        _draft.Elements[id] = new Stretch(start, _draft.WorkCount, ends);
        return ends;
    }

    private Ends Repeat(RecipeElement element, Loop loop, FlatPlace place)
    {
        var id = place.IdOf(element.Id);
        var count = LoopCheck.TurnsOf(loop);
        Ends? whole = null;
        List<DraftNode> leaving = [];
        var at = place;
        for (var n = 1; n <= count; n++)
        {
            var start = _draft.WorkCount;
            var turn = new Turn(element.Id, loop.Kind, n, count, $"{id}{Turn.Mark}{n}") { Input = n <= loop.Inputs.Count ? loop.Inputs[n - 1] : null };
            var gate = whole is null || loop.Kind == LoopKind.ForEach ? null : AddGate(element, loop, turn, at, place);
            at = place.In(turn);
            var body = Once(element, at);
            if (gate is not null)
            {
                GraphDraft.Connect(whole!.Exit, gate);
                leaving.Add(gate);
            }
            if ((gate ?? whole?.Exit) is { } before) GraphDraft.Connect(before, body.Entry);
            whole = new Ends(whole?.Entry ?? body.Entry, body.Exit);
            _draft.Elements[turn.Instance] = new Stretch(start, _draft.WorkCount, body);
            if (loop.Kind == LoopKind.Every && n > 1) _draft.Intervals.Add(($"{id}{Turn.Mark}1", turn.Instance, n - 1, loop));
        }
        return loop.Kind == LoopKind.ForEach ? whole! : Leave(element, loop, whole!, leaving, at, place);
    }

    // Whether there is another turn is asked of what the turn before it recorded.
    private DraftNode AddGate(RecipeElement element, Loop loop, Turn turn, FlatPlace before, FlatPlace place) => loop.Kind == LoopKind.Again
        ? AddDecision($"{turn.Instance}:again", DecisionKind.Again, loop.While, element.Title, before)
        : AddDecision($"{turn.Instance}:until", DecisionKind.Until, null, element.Title, place, loop.Until);

    private Ends Leave(RecipeElement element, Loop loop, Ends whole, List<DraftNode> leaving, FlatPlace last, FlatPlace place)
    {
        var id = place.IdOf(element.Id);
        var limit = Add($"{id}:limit", ExecutionNodeKind.LoopEnd, "", element.Title, last);
        limit.Decides = new DecisionRule(DecisionKind.LoopEnd, loop.While, loop.Until is { } until ? UntilOf(until, place) : []);
        GraphDraft.Connect(whole.Exit, limit);
        var done = Add($"{id}:done", ExecutionNodeKind.Merge, "", "", place);
        foreach (var gate in leaving) GraphDraft.Connect(gate, done);
        GraphDraft.Connect(limit, done);
        return new Ends(whole.Entry, done);
    }

    private Ends Once(RecipeElement element, FlatPlace place)
    {
        var here = place.Suffix.Length == 0 ? element : element with { Id = place.IdOf(element.Id) };
        place = place with { Path = [.. place.Path, here] };
        if (element.Kind == RecipeElementKind.Phase)
        {
            var phase = AddPhase(element, place);
            return new Ends(phase, phase);
        }
        var begin = Add($"{here.Id}:begin", ExecutionNodeKind.Begin, "", element.Title, place);
        var level = _levels.Of(element, place.Pointer);
        var ends = new Dictionary<LogicVertex, Ends>();
        var childPlaces = element.Elements.Select((child, i) => (child.Id, place with { Pointer = $"{place.Pointer}/elements/{i}" }))
            .ToDictionary(pair => pair.Id, pair => pair.Item2, StringComparer.Ordinal);
        foreach (var vertex in level.Ordered)
        {
            if (vertex.Element is { } child) ends[vertex] = Flatten(child, childPlaces[child.Id]);
            else if (vertex.Transition is { } transition) ends[vertex] = Same(AddTransition(transition, vertex, place));
            else if (vertex.Bar is { } bar) ends[vertex] = Same(AddBar(bar, vertex, place));
        }
        var end = Add($"{here.Id}:end", ExecutionNodeKind.End, "", element.Title, place);
        foreach (var (from, to) in level.Edges) GraphDraft.Connect(EndsOf(from).Exit, EndsOf(to).Entry);
        return new Ends(begin, end);

        Ends EndsOf(LogicVertex vertex) => vertex.Place switch
        {
            LogicStepKind.Begin => Same(begin),
            LogicStepKind.End => Same(end),
            _ => ends[vertex],
        };
    }

    private static Ends Same(DraftNode node) => new(node, node);

    private DraftNode AddPhase(RecipeElement phase, FlatPlace place)
    {
        var number = NumberOf(phase.Id, () => $"{++_phaseCount}");
        var turns = Turn.NumberOf(place.Turns);
        var node = Add(place.IdOf(phase.Id), ExecutionNodeKind.Phase, number + turns, phase.Title, place);
        node.Instructions = [.. phase.Instructions.Select((one, i) =>
            new NumberedInstruction($"{number}.{i + 1}{turns}", place.Turns.Count == 0 ? one : InTurn(one, place)))];
        return node;
    }

    private Instruction InTurn(Instruction one, FlatPlace place)
    {
        var turned = one with
        {
            Id = place.IdOf(one.Id),
            SampleOf = one.SampleOf is { } sample && _turns.InstancesOf(sample, place.Turns) is [var only] ? only : one.SampleOf,
        };
        var input = place.Turns.LastOrDefault(turn => turn.Input is not null)?.Input;
        var isOfMaterial = one.Kind is InstructionKind.ChargeIn or InstructionKind.Weigh or InstructionKind.Reconciliation
            || one is { Kind: InstructionKind.Scan, Scan: ScanTarget.Material or ScanTarget.Container };
        if (!isOfMaterial || input is null || !_inputs.TryGetValue(input, out var material)) return turned;
        if (one.MaterialCode is not null && one.MaterialCode != material.MaterialCode) return turned;
        return turned with
        {
            MaterialCode = material.MaterialCode,
            Quantity = one.Quantity ?? material.Quantity,
            Tolerance = one.Tolerance ?? material.Tolerance,
        };
    }

    private DraftNode AddTransition(Transition transition, LogicVertex vertex, FlatPlace place)
    {
        var kind = transition.Condition.Kind switch
        {
            TransitionConditionKind.Manual => ExecutionNodeKind.ManualTransition,
            TransitionConditionKind.Expression => ExecutionNodeKind.ExpressionTransition,
            _ => ExecutionNodeKind.AutomaticTransition,
        };
        var number = kind == ExecutionNodeKind.AutomaticTransition
            ? ""
            : NumberOf(transition.Id, () => $"T{++_transitionCount}") + Turn.NumberOf(place.Turns);
        var text = transition.Condition.Text ?? transition.Condition.Expression ?? "";
        var node = Add(place.IdOf(transition.Id), kind, number, text, place);
        var isBehindChoice = vertex.Before.Exists(before => before.Bar?.Kind == BranchBarKind.SerialDivergent);
        if (kind == ExecutionNodeKind.ExpressionTransition && !isBehindChoice)
            node.Decides = new DecisionRule(DecisionKind.Transition, transition.Condition.Expression, []);
        return node;
    }

    private DraftNode AddBar(BranchBar bar, LogicVertex vertex, FlatPlace place)
    {
        var node = Add(place.IdOf(bar.Id), ToNodeKind(bar.Kind), "", "", place);
        if (bar.Kind == BranchBarKind.SerialDivergent
            && vertex.Next.Exists(next => next.Transition?.Condition.Kind == TransitionConditionKind.Expression))
        {
            node.Decides = new DecisionRule(DecisionKind.Choice, null, [])
            {
                Ways = [.. vertex.Next.Select(next => (place.IdOf(next.Transition!.Id), next.Transition.Condition.Expression))],
            };
        }
        return node;
    }

    private DraftNode AddDecision(
        string id, DecisionKind kind, string? expression, LocalizedText title, FlatPlace place, string? until = null)
    {
        var node = Add(id, ExecutionNodeKind.Decision, "", title, place);
        node.Decides = new DecisionRule(kind, expression, until is null ? [] : UntilOf(until, place));
        return node;
    }

    // The other element may be flattened later than this; its last node has a name that is known already.
    private List<string> UntilOf(string until, FlatPlace place) =>
        [.. _turns.InstancesOf(until, place.Turns).Select(instance => _levels.ExitOf(until, instance))];

    private string NumberOf(string masterId, Func<string> next)
    {
        if (!_numbers.TryGetValue(masterId, out var number)) _numbers.Add(masterId, number = next());
        return number;
    }

    private DraftNode Add(string id, ExecutionNodeKind kind, string number, LocalizedText title, FlatPlace place) =>
        _draft.Add(new DraftNode(id, kind, number, title, place.Path, place.Turns));

    private static ExecutionNodeKind ToNodeKind(BranchBarKind kind) => kind switch
    {
        BranchBarKind.ParallelDivergent => ExecutionNodeKind.Fork,
        BranchBarKind.ParallelConvergent => ExecutionNodeKind.Join,
        BranchBarKind.SerialDivergent => ExecutionNodeKind.Choice,
        _ => ExecutionNodeKind.Merge,
    };
}
