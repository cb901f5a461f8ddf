namespace Theriac.Recipes;

/// <summary>Which ids are taken. Elements, transitions and bars share their names; steps share theirs with what else is in their logic.</summary>
internal static class ItemNames
{
    private static readonly RecipeItemKind[] Shared = [RecipeItemKind.Element, RecipeItemKind.Transition, RecipeItemKind.Bar];

    private static readonly RecipeItemKind[] InLogic = [RecipeItemKind.Step, RecipeItemKind.Transition, RecipeItemKind.Bar];

    /// <param name="owner">What holds it, or is to hold it.</param>
    public static bool IsTaken(EditedRecipe now, RecipeItemKind kind, string id, object? owner) => kind switch
    {
        RecipeItemKind.Element => Array.Exists(Shared, one => now.Index.Has(one, id)),
        RecipeItemKind.Transition or RecipeItemKind.Bar =>
            Array.Exists(Shared, one => now.Index.Has(one, id)) || Stands(RecipeItemKind.Step, owner, id),
        RecipeItemKind.Step => InLogic.Any(one => Stands(one, owner, id)),
        RecipeItemKind.Instruction => now.Index.Has(kind, id),
        _ => Stands(kind, owner, id),
    };

    /// <summary>Whether a thing that stands elsewhere cannot come here: names that are shared within one logic only.</summary>
    public static bool IsTakenAt(RecipeItemKind kind, string id, object owner) => kind switch
    {
        RecipeItemKind.Transition or RecipeItemKind.Bar => Stands(RecipeItemKind.Step, owner, id),
        RecipeItemKind.Step => InLogic.Any(one => Stands(one, owner, id)),
        RecipeItemKind.Link => Stands(kind, owner, id),
        _ => false,
    };

    /// <summary>The first id of a thing, or of what it holds, that is taken or stands in it twice; null when none is.</summary>
    public static string? FindTaken(EditedRecipe now, ItemList list, object item, object owner)
    {
        if (IsTaken(now, list.Kind, list.IdOf(item), owner)) return list.IdOf(item);
        if (item is not RecipeElement root) return null;
        var (names, instructions) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        foreach (var element in root.SelfAndBelow())
        {
            foreach (var id in NamesOf(element))
            {
                if (!names.Add(id) || Array.Exists(Shared, one => now.Index.Has(one, id))) return id;
            }
            foreach (var instruction in element.Instructions)
            {
                if (!instructions.Add(instruction.Id) || now.Index.Has(RecipeItemKind.Instruction, instruction.Id)) return instruction.Id;
            }
        }
        return null;
    }

    private static IEnumerable<string> NamesOf(RecipeElement element) =>
        [element.Id, .. element.Logic?.Transitions.Select(one => one.Id) ?? [], .. element.Logic?.Bars.Select(one => one.Id) ?? []];

    private static bool Stands(RecipeItemKind kind, object? owner, string id) =>
        owner is not null && ItemLists.Of(kind) is { } list && list.IsOfHeader == owner is MasterRecipe && list.IndexOf(owner, id) >= 0;
}
