using Theriac.Kernel;

namespace Theriac.Recipes;

/// <summary>The tree of recipe elements, without anything that the source does not say.</summary>
internal sealed class BatchMlElements(BatchMlIds ids, FindingList findings, IReadOnlyList<EnumerationSet> sets)
{
    private readonly List<string> _folded = [];

    public bool IsTooDeep { get; private set; }

    public RecipeElement MapRoot(XmlNode master, LocalizedText title)
    {
        var root = new RecipeElement { Id = ids.Reserve("master"), Kind = RecipeElementKind.Procedure, Title = title };
        root = MapBelow(master, root, depth: 1);
        if (_folded.Count > 0)
            findings.Info(
                "begin-end-folded", master, null, "Elements of type Begin and End became the begin and end steps of their logic.", string.Join(", ", _folded));
        return root;
    }

    private RecipeElement MapBelow(XmlNode node, RecipeElement element, int depth)
    {
        var byId = new Dictionary<string, BatchMlChild>(StringComparer.Ordinal);
        var children = new List<RecipeElement>();
        foreach (var child in node.All("RecipeElement"))
        {
            if (depth >= RecipeLimits.ElementDepthMax)
            {
                IsTooDeep = true;
                return element;
            }
            var mapped = MapChild(child, depth + 1);
            byId.TryAdd(mapped.GivenId, mapped);
            if (mapped.Element is { } taken) children.Add(taken);
        }
        var parameters = new BatchMlParameters(findings, sets).Map(node, element);
        element = element with { Elements = children, Instructions = parameters.Instructions, Parameters = parameters.Parameters };
        var logic = new BatchMlLogic(ids, findings, element, byId).Map(node);
        return element with { Logic = logic };
    }

    private BatchMlChild MapChild(XmlNode node, int depth)
    {
        var type = node.Take("RecipeElementType");
        var given = node.First("ID")?.Text ?? "";
        if (type is "Begin" or "End")
        {
            node.First("ID")?.TakeText();
            _folded.Add($"{type} {given}");
            return new BatchMlChild(given, type == "Begin" ? LogicStepKind.Begin : LogicStepKind.End, null);
        }
        var id = ids.Take(node.First("ID"), node);
        var kind = Kind(node, type, id);
        var title = BatchMlText.Take(node, "Description", 2_000, findings, id);
        if (title is null)
            findings.Stop("title-missing", node, id, "The element has no description to take its title from.");
        var description = BatchMlText.Take(node, "Description", 2_000, findings, id);
        var element = new RecipeElement { Id = id, Kind = kind, Title = title ?? id, Description = description is null ? null : (LocalizedText)description };
        return new BatchMlChild(given, LogicStepKind.Element, MapBelow(node, element, depth));
    }

    private RecipeElementKind Kind(XmlNode node, string? type, string id)
    {
        if (type is not null && Enum.TryParse<RecipeElementKind>(type, out var kind) && Enum.IsDefined(kind) && !char.IsDigit(type[0]))
            return kind;
        var hasElements = node.All("RecipeElement").Any();
        var stand = hasElements ? RecipeElementKind.Operation : RecipeElementKind.Phase;
        findings.Stop(
            "element-type-unknown", node, id, $"The type is not known. The draft holds it as {stand} until an author decides.", type);
        return stand;
    }
}

/// <summary>A child element as its logic sees it: the begin, the end, or something to do.</summary>
internal sealed record BatchMlChild(string GivenId, LogicStepKind Place, RecipeElement? Element);
