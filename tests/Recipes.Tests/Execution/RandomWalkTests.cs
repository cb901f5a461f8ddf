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
            Assert.Equal(numbers.Select((_, i) => $"{i + 1}"), numbers);
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
        var tokens = new Tokens(graph);
        for (var state = graph.StateAfter(completed); !state.IsComplete; state = graph.StateAfter(completed))
        {
            var enabled = state.Enabled;
            Assert.NotEmpty(enabled);
            Assert.Equal(tokens.Ready().Order(), enabled.Order());
            var next = enabled[random.Next(enabled.Count)];
            Assert.DoesNotContain(next, completed);
            tokens.Fire(next);
            completed.Add(next);
        }
        Assert.True(tokens.AtEnd);
        Assert.Empty(graph.Enabled(completed));
    }
}

/// <summary>A Petri net of the same procedure, played by hand: another way to the same answer.</summary>
internal sealed class Tokens
{
    private readonly ExecutionGraph _graph;
    private readonly HashSet<(string From, string To)> _marked = [];

    public Tokens(ExecutionGraph graph)
    {
        _graph = graph;
        Put(graph.Nodes[0]);
    }

    public bool AtEnd { get; private set; }

    public IEnumerable<string> Ready() => _graph.Nodes.Where(node => node.IsWork && CanFire(node)).Select(node => node.Id);

    public void Fire(string id)
    {
        Take(_graph[id]);
        Put(_graph[id]);
    }

    private bool CanFire(ExecutionNode node) => node.Kind == ExecutionNodeKind.Merge
        ? node.Predecessors.Any(before => _marked.Contains((before, node.Id)))
        : node.Predecessors.All(before => _marked.Contains((before, node.Id)));

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
        foreach (var next in node.Successors) _marked.Add((node.Id, next));
        foreach (var next in node.Successors.Select(id => _graph[id]).Where(next => !next.IsWork && CanFire(next)))
        {
            Take(next);
            Put(next);
        }
    }
}
