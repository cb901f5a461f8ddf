namespace Theriac.Recipes;

/// <summary>How the ids of a building block become ids of a recipe. The same every time, so that an update finds its place.</summary>
/// <remarks>Taken for the first time a block keeps its ids. Where one of them is taken already, its element gets another, and all in it are called after it.</remarks>
internal static class BlockIds
{
    public const int LengthMax = 64;

    /// <summary>Ids that no other thing of a recipe may have; steps of a logic are called by their own logic only.</summary>
    public static IReadOnlySet<string> Of(RecipeElement element)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var one in element.SelfAndBelow())
        {
            ids.Add(one.Id);
            ids.UnionWith(one.Instructions.Select(instruction => instruction.Id));
            if (one.Logic is not { } logic) continue;
            ids.UnionWith(logic.Transitions.Select(transition => transition.Id));
            ids.UnionWith(logic.Bars.Select(bar => bar.Id));
        }

        return ids;
    }

    /// <summary>The id that the block's element gets in a recipe.</summary>
    public static string Free(RecipeElement block, IReadOnlySet<string> taken)
    {
        if (!Of(block).Overlaps(taken)) return block.Id;
        for (var number = 2; ; number++)
        {
            var root = $"{block.Id}-{number}";
            if (!taken.Contains(root) && !taken.Any(id => id.StartsWith(root + ".", StringComparison.Ordinal))) return root;
        }
    }

    /// <summary>The block's element as it stands in a recipe under that id.</summary>
    public static RecipeElement Under(RecipeElement block, string root)
    {
        if (root == block.Id) return block;
        var own = Of(block);
        return Element(block, id => id == block.Id ? root : own.Contains(id) ? $"{root}.{id}" : id);
    }

    private static RecipeElement Element(RecipeElement element, Func<string, string> named) => element with
    {
        Id = named(element.Id),
        Elements = [.. element.Elements.Select(child => Element(child, named))],
        Instructions = [.. element.Instructions.Select(one => Step(one, named))],
        TimeLinks = [.. element.TimeLinks.Select(link => link with { After = named(link.After) })],
        Loop = element.Loop is { } loop ? loop with { Until = loop.Until is { } until ? named(until) : null, While = Text(loop.While, named) } : null,
        When = Text(element.When, named),
        Logic = element.Logic is { } logic ? Logic(logic, named) : null,
    };

    private static Instruction Step(Instruction one, Func<string, string> named) => one with
    {
        Id = named(one.Id),
        SampleOf = one.SampleOf is { } sample ? named(sample) : null,
        When = Text(one.When, named),
        Expression = Text(one.Expression, named),
        Rule = Text(one.Rule, named),
    };

    private static ProcedureLogic Logic(ProcedureLogic logic, Func<string, string> named) => new()
    {
        Steps = [.. logic.Steps.Select(step => step with { Id = named(step.Id), Element = step.Element is { } element ? named(element) : null })],
        Transitions =
        [
            .. logic.Transitions.Select(one => one with
            {
                Id = named(one.Id),
                Condition = one.Condition with { Expression = Text(one.Condition.Expression, named) },
            }),
        ],
        Bars = [.. logic.Bars.Select(bar => bar with { Id = named(bar.Id) })],
        Links = [.. logic.Links.Select(link => link with { From = named(link.From), To = named(link.To), Id = link.Id is { } id ? named(id) : null })],
    };

    /// <summary>An expression with its paths called anew: the id may be followed by a part.</summary>
    private static string? Text(string? expression, Func<string, string> named) =>
        expression is null ? null : RecipeUses.Rename(expression, path =>
        {
            for (var end = path.Length; end > 0; end = path.LastIndexOf('.', end - 1))
            {
                var renamed = named(path[..end]);
                if (renamed != path[..end]) return renamed + path[end..];
            }

            return path;
        });
}
