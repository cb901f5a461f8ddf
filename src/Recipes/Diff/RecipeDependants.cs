namespace Theriac.Recipes;

/// <summary>A block that depends on a change, and why.</summary>
/// <param name="By">Id of the instruction, transition or input there that does; null for the element itself.</param>
internal sealed record Dependant(string Block, string? By, DependenceKind Why);

/// <summary>Which blocks of the newer version depend on a change although they may say the same as before. Pure.</summary>
/// <remarks>
/// What is calculated from a changed value depends on it, and so does what is calculated from that. A limit or a text does not pass on.
/// </remarks>
internal sealed class RecipeDependants
{
    private readonly RecipeUses _uses;
    private readonly Dictionary<string, RecipeElement> _was;
    private readonly Dictionary<string, RecipeElement> _is;
    private readonly Dictionary<string, IReadOnlyList<string>> _turned = new(StringComparer.Ordinal);

    public RecipeDependants(MasterRecipe before, MasterRecipe after)
    {
        _uses = RecipeUses.Of(after);
        (_was, _is) = (ById(before), ById(after));
    }

    /// <summary>Blocks of the newer version, the change's own left out; each place once.</summary>
    public IReadOnlyList<Dependant> Of(RecipeChange change)
    {
        var own = RecipeBlocks.Of(change);
        return
        [
            .. Sources(change).SelectMany(source => Uses(source.Kind, source.Id)).Concat(Order(change))
                .Where(one => one.Block != own && (_is.ContainsKey(one.Block) || one.Block is RecipeBlocks.Head or RecipeBlocks.Formula)).Distinct(),
        ];
    }

    private static Dictionary<string, RecipeElement> ById(MasterRecipe recipe)
    {
        var byId = new Dictionary<string, RecipeElement>(StringComparer.Ordinal);
        foreach (var element in recipe.Procedure.SelfAndBelow())
            byId.TryAdd(element.Id, element);
        return byId;
    }

    /// <summary>What others may use of the thing that changed; of a whole element, everything in it.</summary>
    private IEnumerable<(RecipeItemKind Kind, string Id)> Sources(RecipeChange change) => change switch
    {
        { Member: RecipeChange.Identifiers } => [],
        { Item: RecipeItemKind.Header or RecipeItemKind.BatchSize } => [(RecipeItemKind.Header, "")],
        { Item: RecipeItemKind.TimeLink } => [],
        // It may be left out, or come again: whatever uses its values has to do with that.
        { Item: RecipeItemKind.Element, Member: "when" or "loop" } => Whole(_is, change.Id),
        { Item: RecipeItemKind.Element, Kind: RecipeChangeKind.Added } => Whole(_is, change.Id),
        { Item: RecipeItemKind.Element, Kind: RecipeChangeKind.Removed } => Whole(_was, change.Id),
        _ => [(change.Item, change.Id)],
    };

    private static IEnumerable<(RecipeItemKind Kind, string Id)> Whole(Dictionary<string, RecipeElement> elements, string id) =>
        elements.TryGetValue(id, out var whole)
            ? whole.SelfAndBelow().SelectMany(element => element.Instructions.Select(one => (RecipeItemKind.Instruction, one.Id))
                .Prepend((RecipeItemKind.Element, element.Id)))
            : [];

    private IEnumerable<Dependant> Uses(RecipeItemKind kind, string id)
    {
        var seen = new HashSet<(RecipeItemKind, string)> { (kind, id) };
        var open = new Queue<(RecipeItemKind Kind, string Id)>([(kind, id)]);
        while (open.TryDequeue(out var at))
        {
            foreach (var use in _uses.Find(at.Kind, at.Id))
            {
                yield return new Dependant(use.Block, use.By, use.Why);
                if (use is { IsResult: true, By: { } by } && seen.Add((RecipeItemKind.Instruction, by)))
                    open.Enqueue((RecipeItemKind.Instruction, by));
            }
        }
    }

    /// <summary>Where the order changed: the elements that something else comes before now, and those that a changed transition leads to.</summary>
    private IEnumerable<Dependant> Order(RecipeChange change)
    {
        if (change is { Item: RecipeItemKind.Transition, Kind: RecipeChangeKind.Changed, Element: { } owner } && _is[owner].Logic is { } logic)
            return RecipeOrder.After(logic, change.Id).Select(next => new Dependant(next, change.Id, DependenceKind.Order));
        var isOfOrder = change.Item is RecipeItemKind.Link or RecipeItemKind.Step or RecipeItemKind.Bar or RecipeItemKind.Transition
            || (change.Item == RecipeItemKind.Element && (change.Kind != RecipeChangeKind.Changed || change.Member == "logic"));
        if (!isOfOrder)
            return [];
        var parents = change.Member == "logic" ? [change.Id]
            : change.Kind == RecipeChangeKind.Moved ? new[] { change.Before, change.After }.OfType<string>().Distinct()
            : new[] { change.Element }.OfType<string>();
        return parents.SelectMany(Turned).Where(id => change.Item != RecipeItemKind.Element || id != change.Id)
            .Select(id => new Dependant(id, null, DependenceKind.Order));
    }

    /// <summary>Children of an element, in both versions, that other elements come before than did.</summary>
    private IReadOnlyList<string> Turned(string parent)
    {
        if (_turned.TryGetValue(parent, out var known))
            return known;
        if (!_was.TryGetValue(parent, out var was) || !_is.TryGetValue(parent, out var now))
            return [];
        var (old, after) = (RecipeOrder.Before(was), RecipeOrder.Before(now));
        IReadOnlyList<string> turned = [.. after.Where(pair => old.TryGetValue(pair.Key, out var then) && !then.SetEquals(pair.Value)).Select(pair => pair.Key)];
        _turned[parent] = turned;
        return turned;
    }
}
