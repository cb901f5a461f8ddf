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
        return new RecipeRenaming(id => id == block.Id ? root : own.Contains(id) ? $"{root}.{id}" : id).Element(block);
    }
}
