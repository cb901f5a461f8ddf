using Theriac.Recipes;

namespace Theriac.Batches.Tests;

/// <summary>
/// What a recipe allows, computed another way than the product does: tokens move over the links, one firing at a time, as in
/// a Petri net. It knows the shape of the graph and nothing of how the product walks it.
/// </summary>
internal sealed class TokenGame
{
    private readonly ExecutionGraph _graph;
    private readonly HashSet<(string From, string To)> _tokens = [];
    private readonly HashSet<string> _offering = [];
    private readonly HashSet<string> _finished = [];

    public TokenGame(ExecutionGraph graph)
    {
        _graph = graph;
        Produce(graph.Nodes[0]);
        Settle();
    }

    public bool IsComplete { get; private set; }

    public bool IsEnabled(string work) =>
        _graph[work].Predecessors.Any(before => _tokens.Contains((before, work)) || _offering.Contains(before));

    /// <summary>True when no token can come here any more, and none has been.</summary>
    public bool IsSkipped(string work)
    {
        if (_finished.Contains(work))
            return false;
        Queue<string> open = new(_tokens.Select(token => token.To).Concat(_offering.SelectMany(id => _graph[id].Successors)));
        HashSet<string> seen = [.. open];
        while (open.TryDequeue(out var id))
        {
            foreach (var next in _graph[id].Successors.Where(seen.Add))
                open.Enqueue(next);
        }

        return !seen.Contains(work);
    }

    public void Finish(string work)
    {
        _finished.Add(work);
        foreach (var before in _graph[work].Predecessors)
        {
            _tokens.Remove((before, work));
            _offering.Remove(before);
        }

        Produce(_graph[work]);
        Settle();
    }

    private void Produce(ExecutionNode node)
    {
        IsComplete |= node.Successors.Count == 0;
        foreach (var next in node.Successors)
            _tokens.Add((node.Id, next));
    }

    private void Settle()
    {
        while (_graph.Nodes.FirstOrDefault(Fires) is { } node)
        {
            foreach (var before in node.Predecessors)
                _tokens.Remove((before, node.Id));
            if (node.Kind == ExecutionNodeKind.Choice)
                _offering.Add(node.Id);
            else
                Produce(node);
        }
    }

    private bool Fires(ExecutionNode node)
    {
        if (node.IsWork || node.Predecessors.Count == 0)
            return false;
        return node.Kind == ExecutionNodeKind.Join
            ? node.Predecessors.All(before => _tokens.Contains((before, node.Id)))
            : node.Predecessors.Any(before => _tokens.Contains((before, node.Id)));
    }
}
