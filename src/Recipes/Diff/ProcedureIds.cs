namespace Theriac.Recipes;

/// <summary>Which elements, steps and parts of the order are the same under different ids.</summary>
internal sealed record ProcedureIds(IdMap Things, IReadOnlyDictionary<string, LogicIds> Logics)
{
    public int Renamed => Things.Renamed + Logics.Values.Sum(logic => logic.Parts.Renamed);

    public bool IsCleared => Things.IsCleared || Logics.Values.Any(logic => logic.Parts.IsCleared);

    public RecipeRenaming Naming => new(Things.Of)
    {
        OfLogic = element => Logics.GetValueOrDefault(element)?.Naming ?? new LogicRenaming(id => id, id => id),
    };

    /// <summary>Newer ids to older ones, for the drawing of the older version.</summary>
    public IReadOnlyDictionary<string, string> Old
    {
        get
        {
            var old = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var (was, now) in Things.Changed.Concat(Logics.Values.SelectMany(logic => logic.Parts.Changed))) old.TryAdd(now, was);
            return old;
        }
    }

    public static ProcedureIds Of(RecipeElement before, RecipeElement after)
    {
        var elements = Elements(before, after);
        var instructions = Instructions(before, after, elements);
        var pairs = elements.All.Select(pair => (pair.Before.Id, pair.After.Id))
            .Concat(instructions.All.Select(pair => (pair.Before.One.Id, pair.After.One.Id)));
        var things = IdMap.From(pairs, IdsOf(before), IdsOf(after));
        var logics = new Dictionary<string, LogicIds>(StringComparer.Ordinal);
        foreach (var (old, now) in elements.All)
        {
            if (old.Logic is { } was && now.Logic is { } becomes) logics.TryAdd(old.Id, LogicIds.Of(was, becomes, things.Of));
        }

        return new ProcedureIds(things, logics);
    }

    private static IEnumerable<string> IdsOf(RecipeElement root) =>
        root.SelfAndBelow().SelectMany(element => element.Instructions.Select(one => one.Id).Prepend(element.Id));

    private static Pairs<RecipeElement> Elements(RecipeElement before, RecipeElement after)
    {
        var (old, now) = (ElementsBelow.Of(before), ElementsBelow.Of(after));
        string Content(RecipeElement one) => old.Parents.ContainsKey(one) ? old.ContentOf(one) : now.ContentOf(one);
        var pairs = new Pairs<RecipeElement>([.. before.SelfAndBelow()], [.. after.SelfAndBelow()]).ById(one => one.Id, NameOf, Content);
        if (!pairs.IsLeft) return pairs;
        // The procedure is the procedure, whatever it is called.
        pairs.Alike(one => old.Parents[one] is null ? "" : null, one => now.Parents[one] is null ? "" : null).Alike(Content);
        // A parent that was found finds its children: as many times as the procedure is deep.
        for (var depth = 0; pairs.IsLeft && depth < ElementsBelow.Depth; depth++)
            pairs.Alike(one => Under(old.Parents[one] is { } parent ? pairs.Find(parent)?.Id : "", NameOf(one)), one => Under(now.Parents[one]?.Id ?? "", NameOf(one)));
        pairs.Alike(NameOf, isOnly: true);
        return pairs.Alike(
            one => Under(old.Parents[one] is { } parent ? pairs.Find(parent)?.Id : "", ElementsBelow.Inside(one)),
            one => Under(now.Parents[one]?.Id ?? "", ElementsBelow.Inside(one)));
    }

    private static Pairs<Placed> Instructions(RecipeElement before, RecipeElement after, Pairs<RecipeElement> elements)
    {
        // A draft may call two elements the same: the first of them is meant.
        var owners = elements.All.GroupBy(pair => pair.Before.Id).ToDictionary(same => same.Key, same => same.First().After.Id, StringComparer.Ordinal);
        string? Old(Placed one) => owners.GetValueOrDefault(one.Owner);
        static string Name(Placed one) => $"{one.One.Kind} {ElementsBelow.Said(one.One.Title)}";
        static string Content(Placed one) => ElementsBelow.Bare(one.One);
        static string Untitled(Placed one) => ElementsBelow.Bare(one.One with { Title = "-" });
        return new Pairs<Placed>([.. Placed.Of(before)], [.. Placed.Of(after)]).ById(one => one.One.Id, Name, Content)
            .Alike(one => Under(Old(one), Content(one)), one => Under(one.Owner, Content(one))).Alike(Content, isOnly: true)
            .Alike(one => Under(Old(one), Name(one)), one => Under(one.Owner, Name(one))).Alike(Name, isOnly: true)
            .Alike(one => Under(Old(one), Untitled(one)), one => Under(one.Owner, Untitled(one)));
    }

    private static string NameOf(RecipeElement one) => $"{one.Kind} {ElementsBelow.Said(one.Title)}";

    private static string? Under(string? owner, string? what) => owner is null || what is null ? null : $"{owner} {what}";

    /// <summary>An instruction with the element that it stands in.</summary>
    private sealed record Placed(string Owner, Instruction One)
    {
        public static IEnumerable<Placed> Of(RecipeElement root) =>
            root.SelfAndBelow().SelectMany(element => element.Instructions.Select(one => new Placed(element.Id, one)));
    }
}
