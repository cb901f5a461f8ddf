namespace Theriac.Recipes;

/// <summary>A node of the drawing, placed on a grid: <paramref name="Rank"/> down, <paramref name="Lane"/> across.</summary>
/// <param name="Path">Ids of the elements around it, procedure first.</param>
/// <param name="Rule">On what condition its element is carried out, and how often; null for always and once.</param>
internal sealed record DrawnNode(
    string Id, ExecutionNodeKind Kind, string Number, LocalizedText Title, IReadOnlyList<string> Path, int Rank, int Lane, int Instructions,
    LocalizedText? Rule);

internal sealed record DrawnEdge(string From, string To);

/// <summary>The flattened procedure as layers: everything stands below what comes before it.</summary>
internal sealed record RecipeDrawing(IReadOnlyList<DrawnNode> Nodes, IReadOnlyList<DrawnEdge> Edges)
{
    /// <summary>
    /// Null while the procedure cannot be executed. A condition and a loop are words at their element, which stands here once as the master
    /// has it: turns and judgements are the batch's.
    /// </summary>
    public static RecipeDrawing? Of(MasterRecipe recipe)
    {
        if (!ExecutionGraph.Build(recipe).Try(out var graph, out _)) return null;
        var rules = recipe.Procedure.SelfAndBelow().Where(one => one.When is not null || one.Loop is not null).DistinctBy(one => one.Id)
            .ToDictionary(one => one.Id, one => ElementRules.Of(one, recipe), StringComparer.Ordinal);
        if (rules.Count == 0) return Of(graph, rules);
        return ExecutionGraph.Build(recipe with { Procedure = Plain(recipe.Procedure) }).Try(out var once, out _) ? Of(once, rules) : Of(graph, rules);
    }

    private static RecipeDrawing Of(ExecutionGraph graph, Dictionary<string, LocalizedText> rules)
    {
        var ranks = new Dictionary<string, int>(StringComparer.Ordinal);
        var lanesTaken = new Dictionary<int, int>();
        var nodes = new List<DrawnNode>();
        foreach (var node in graph.Nodes)
        {
            var rank = node.Predecessors.Select(before => ranks[before] + 1).DefaultIfEmpty(0).Max();
            var lane = lanesTaken.GetValueOrDefault(rank);
            (ranks[node.Id], lanesTaken[rank]) = (rank, lane + 1);
            var rule = node.Kind is ExecutionNodeKind.Phase or ExecutionNodeKind.Begin ? rules.GetValueOrDefault(Turn.MasterId(node.Id)) : null;
            nodes.Add(new DrawnNode(
                node.Id, node.Kind, node.Number, node.Title, [.. node.Path.Select(element => element.Id)], rank, lane, node.Instructions.Count, rule));
        }
        return new RecipeDrawing(nodes, [.. graph.Nodes.SelectMany(from => from.Successors.Select(to => new DrawnEdge(from.Id, to)))]);
    }

    private static RecipeElement Plain(RecipeElement element) =>
        element with { When = null, Loop = null, Elements = [.. element.Elements.Select(Plain)] };
}
