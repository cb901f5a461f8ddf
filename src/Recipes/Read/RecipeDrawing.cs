namespace Theriac.Recipes;

/// <summary>A node of the drawing, placed on a grid: <paramref name="Rank"/> down, <paramref name="Lane"/> across.</summary>
/// <param name="Path">Ids of the elements around it, procedure first.</param>
internal sealed record DrawnNode(
    string Id, ExecutionNodeKind Kind, string Number, LocalizedText Title, IReadOnlyList<string> Path, int Rank, int Lane, int Instructions);

internal sealed record DrawnEdge(string From, string To);

/// <summary>The flattened procedure as layers: everything stands below what comes before it.</summary>
internal sealed record RecipeDrawing(IReadOnlyList<DrawnNode> Nodes, IReadOnlyList<DrawnEdge> Edges)
{
    public static RecipeDrawing Of(ExecutionGraph graph)
    {
        var ranks = new Dictionary<string, int>(StringComparer.Ordinal);
        var lanesTaken = new Dictionary<int, int>();
        var nodes = new List<DrawnNode>();
        foreach (var node in graph.Nodes)
        {
            var rank = node.Predecessors.Select(before => ranks[before] + 1).DefaultIfEmpty(0).Max();
            var lane = lanesTaken.GetValueOrDefault(rank);
            (ranks[node.Id], lanesTaken[rank]) = (rank, lane + 1);
            nodes.Add(new DrawnNode(
                node.Id, node.Kind, node.Number, node.Title, [.. node.Path.Select(element => element.Id)], rank, lane, node.Instructions.Count));
        }
        return new RecipeDrawing(nodes, [.. graph.Nodes.SelectMany(from => from.Successors.Select(to => new DrawnEdge(from.Id, to)))]);
    }
}
