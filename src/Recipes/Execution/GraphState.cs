namespace Theriac.Recipes;

/// <summary>One walk over the nodes in their order, which says of each where it stands.</summary>
internal sealed class GraphState(ExecutionGraph graph, IReadOnlySet<string> completed, IReadOnlyDictionary<string, string> decided)
{
    private readonly HashSet<string> _done = new(StringComparer.Ordinal);
    private readonly HashSet<string> _skipped = new(StringComparer.Ordinal);
    private readonly List<string> _enabled = [];
    private readonly List<string> _undecided = [];
    private readonly List<ExecutionNode> _open = [];

    private enum Verdict
    {
        Waiting,
        Enabled,
        Undecided,
        Done,
        Skipped,
    }

    public ExecutionState Compute()
    {
        foreach (var node in graph.Nodes)
        {
            switch (Judge(node))
            {
                case Verdict.Done: _done.Add(node.Id); break;
                case Verdict.Skipped: _skipped.Add(node.Id); break;
                case Verdict.Enabled: _enabled.Add(node.Id); break;
                case Verdict.Undecided: _undecided.Add(node.Id); break;
            }
        }
        _undecided.AddRange(_open.Where(node => node.Decides!.Until.All(IsOver)).Select(node => node.Id));
        return new ExecutionState(_enabled, _skipped, _done, _done.Contains(graph.Nodes[^1].Id)) { Undecided = _undecided };
    }

    private bool IsOver(string node) => _done.Contains(node) || _skipped.Contains(node);

    // A branch that was not chosen is dead along its whole length; a join waits for its living branches only.
    private Verdict Judge(ExecutionNode node)
    {
        if (completed.Contains(node.Id) && node.IsWork) return Verdict.Done;
        var alive = node.Predecessors.Count == 0;
        foreach (var before in node.Predecessors)
        {
            if (_skipped.Contains(before) || IsLost(graph[before], node.Id)) continue;
            if (!_done.Contains(before)) return Verdict.Waiting;
            alive = true;
        }
        if (!alive) return Verdict.Skipped;
        if (_open.Count > 0 && node.Kind is ExecutionNodeKind.LoopEnd or ExecutionNodeKind.Merge && EndsOpenLoop(node)) return Verdict.Waiting;
        return node.Kind switch
        {
            ExecutionNodeKind.Phase or ExecutionNodeKind.ManualTransition => Verdict.Enabled,
            ExecutionNodeKind.ExpressionTransition => OfExpression(node),
            _ => node.Decides is null || decided.ContainsKey(node.Id) ? Verdict.Done : OfDecision(node),
        };
    }

    // Behind a choice the choice has decided, or has left it to a person; elsewhere it decides itself.
    private Verdict OfExpression(ExecutionNode node)
    {
        var key = node.Decides is null ? node.Predecessors[0] : node.Id;
        if (!decided.TryGetValue(key, out var way)) return Verdict.Undecided;
        return way.Length == 0 ? Verdict.Enabled : Verdict.Done;
    }

    // Whether an interval loop has another turn stays open until the turn begins or the other element ends: both ways are alive.
    private Verdict OfDecision(ExecutionNode node)
    {
        if (node.Decides!.Kind != DecisionKind.Until) return Verdict.Undecided;
        _open.Add(node);
        return Verdict.Done;
    }

    // While another turn may still begin, the loop is not at its end.
    private bool EndsOpenLoop(ExecutionNode node)
    {
        var end = node.Kind == ExecutionNodeKind.LoopEnd ? graph[node.Successors[0]] : node;
        return end.Predecessors.Any(before => _open.Exists(open => open.Id == before));
    }

    private bool IsLost(ExecutionNode before, string option)
    {
        if (before.Kind is not (ExecutionNodeKind.Choice or ExecutionNodeKind.Decision)) return false;
        if (decided.TryGetValue(before.Id, out var way) && way.Length > 0) return way != option;
        return before.Kind == ExecutionNodeKind.Choice && before.Successors.Any(other => other != option && completed.Contains(other));
    }
}
