using FsCheck;
using FsCheck.Fluent;
using Theriac.Recipes;
using Xunit;

namespace Theriac.Recipes.Tests;

/// <summary>The model-based walk of P11-10f: whatever legal order people choose, nothing starts early and nobody gets stuck.</summary>
public sealed class RandomWalkTests
{
    [Fact]
    [Trait("Requirement", "P11-10f")]
    public void A_random_walk_never_gets_stuck_and_never_starts_anything_before_its_predecessors() =>
        Prop.ForAll(Seeds.All, seed =>
        {
            var graph = ExecutionGraph.Build(RandomRecipe.Of(seed)).Value;
            Walk(graph, new Random(seed));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_node_stands_after_its_predecessors_and_numbers_are_gapless() =>
        Prop.ForAll(Seeds.All, seed =>
        {
            var graph = ExecutionGraph.Build(RandomRecipe.Of(seed)).Value;
            var place = graph.Nodes.Select((node, i) => (node.Id, i)).ToDictionary(pair => pair.Id, pair => pair.i);
            Assert.All(graph.Nodes, node => Assert.All(node.Predecessors, before => Assert.True(place[before] < place[node.Id])));
            var numbers = graph.Work.Where(node => node.Kind == ExecutionNodeKind.Phase).Select(node => node.Number);
            // A phase has one number in all its turns.
            var masters = numbers.Select(number => number.Split(' ')[0]).Distinct().ToList();
            Assert.Equal(masters.Select((_, i) => $"{i + 1}"), masters);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_same_recipe_gives_the_same_graph()
    {
        var one = ExecutionGraph.Build(RandomRecipe.Of(7)).Value;
        var two = ExecutionGraph.Build(RandomRecipe.Of(7)).Value;
        Assert.Equal(one.Nodes.Select(node => (node.Id, node.Number)), two.Nodes.Select(node => (node.Id, node.Number)));
    }

    // The oracle knows tokens, not states: an arrow carries a token once its source is done, and a node eats its tokens.
    private static void Walk(ExecutionGraph graph, Random random)
    {
        var completed = new HashSet<string>();
        var decided = new Dictionary<string, string>();
        var tokens = new Tokens(graph);
        for (var state = graph.StateAfter(completed, decided); !state.IsComplete; state = graph.StateAfter(completed, decided))
        {
            if (state.Undecided is [var due, ..])
            {
                Assert.False(decided.ContainsKey(due));
                decided[due] = Decide(graph[due], random);
                tokens.Decide(due, decided[due]);
                continue;
            }
            var enabled = state.Enabled;
            Assert.NotEmpty(enabled);
            Assert.Equal(tokens.Ready().Order(), enabled.Order());
            var next = enabled[random.Next(enabled.Count)];
            Assert.DoesNotContain(next, completed);
            foreach (var gate in graph.DecidedByStartOf(graph[next]).Where(gate => !decided.ContainsKey(gate.Id)))
                tokens.Decide(gate.Id, decided[gate.Id] = gate.Successors[0]);
            tokens.Fire(next);
            completed.Add(next);
        }
        Assert.True(tokens.AtEnd);
        Assert.Empty(graph.Enabled(completed, decided));
    }

    private static string Decide(ExecutionNode node, Random random) => node.Decides!.Kind switch
    {
        DecisionKind.Until => node.Successors[1],
        DecisionKind.Choice => Some([.. node.Decides.Ways.Where(way => way.Expression is not null).Select(way => way.Way), ""], random),
        DecisionKind.Transition => Some([node.Successors[0], ""], random),
        _ => Some(node.Successors, random),
    };

    private static string Some(IReadOnlyList<string> ways, Random random) => ways[random.Next(ways.Count)];
}

/// <summary>A Petri net of the same procedure, played by hand: another way to the same answer.</summary>
internal sealed class Tokens
{
    private readonly ExecutionGraph _graph;
    private readonly HashSet<(string From, string To)> _marked;
    private readonly Dictionary<string, string> _decided;

    public Tokens(ExecutionGraph graph)
    {
        (_graph, _marked, _decided) = (graph, [], []);
        Put(graph.Nodes[0]);
        Run();
    }

    private Tokens(Tokens other) => (_graph, _marked, _decided) = (other._graph, [.. other._marked], new(other._decided));

    public bool AtEnd { get; private set; }

    /// <summary>Work of a turn that may still be left out is ready too: whoever begins it decides for the turn.</summary>
    public IEnumerable<string> Ready()
    {
        var ahead = new Tokens(this);
        while (ahead._graph.Nodes.FirstOrDefault(node => node.Decides?.Kind == DecisionKind.Until && ahead.IsDue(node)) is { } gate)
            ahead.Decide(gate.Id, gate.Successors[0]);
        return _graph.Nodes.Where(node => node.IsWork && ahead.CanFire(node)).Select(node => node.Id);
    }

    public void Decide(string id, string way)
    {
        _decided.Add(id, way);
        Run();
    }

    public void Fire(string id)
    {
        Take(_graph[id]);
        Put(_graph[id]);
        Run();
    }

    private void Run()
    {
        while (_graph.Nodes.FirstOrDefault(node => FiresByItself(node) && CanFire(node)) is { } next)
        {
            Take(next);
            Put(next);
        }
    }

    private bool IsDue(ExecutionNode node) => CanFire(node) && !_decided.ContainsKey(node.Id);

    private bool FiresByItself(ExecutionNode node) => node.Kind switch
    {
        ExecutionNodeKind.Phase or ExecutionNodeKind.ManualTransition => false,
        ExecutionNodeKind.ExpressionTransition =>
            _decided.GetValueOrDefault(node.Decides is null ? node.Predecessors[0] : node.Id) is { Length: > 0 },
        _ => node.Decides is null || _decided.ContainsKey(node.Id),
    };

    private bool CanFire(ExecutionNode node) => node.Kind == ExecutionNodeKind.Merge
        ? node.Predecessors.Any(before => _marked.Contains((before, node.Id)))
        : node.Predecessors.Count > 0 && node.Predecessors.All(before => _marked.Contains((before, node.Id)));

    private void Take(ExecutionNode node)
    {
        foreach (var before in node.Predecessors)
        {
            // Whoever takes the token of a choice takes it from all its branches.
            if (_graph[before].Kind == ExecutionNodeKind.Choice) _marked.RemoveWhere(arrow => arrow.From == before);
            _marked.Remove((before, node.Id));
        }
    }

    private void Put(ExecutionNode node)
    {
        AtEnd |= node.Successors.Count == 0;
        var way = _decided.GetValueOrDefault(node.Id) is { Length: > 0 } only ? only : null;
        foreach (var next in node.Successors.Where(next => way is null || next == way)) _marked.Add((node.Id, next));
    }
}
