namespace Theriac.Recipes;

/// <summary>What became different between two versions of a recipe. Things are matched by their ids, and by what they are where ids changed.</summary>
/// <remarks>
/// Nothing changes unseen: it is empty only when both say the same. Not counted are the version's number, and the order of
/// steps, transitions, bars and links, which means nothing: what comes after what, the links say. Of a whole element that was added or removed only the element is told, not each of its parts.
/// </remarks>
public static class RecipeDiff
{
    public static IReadOnlyList<RecipeChange> Between(MasterRecipe before, MasterRecipe after) => Between(before, after, RecipeValues.Plain);

    internal static IReadOnlyList<RecipeChange> Between(MasterRecipe before, MasterRecipe after, RecipeValues values) =>
        Between(RecipeAlignment.Of(before, after), after, values);

    internal static IReadOnlyList<RecipeChange> Between(RecipeAlignment before, MasterRecipe after, RecipeValues values)
    {
        var (was, becomes) = (Index(before.Before), Index(after));
        var changes = new List<RecipeChange>();
        if (before.Renamed > 0) changes.Add(Renamed(after, before.Renamed));
        foreach (var (key, item) in was)
        {
            if (!becomes.ContainsKey(key) && !IsPartOfWhole(item, becomes))
                changes.Add(Whole(RecipeChangeKind.Removed, item));
        }

        foreach (var (key, item) in becomes)
        {
            if (!was.TryGetValue(key, out var old))
            {
                if (!IsPartOfWhole(item, was))
                    changes.Add(Whole(RecipeChangeKind.Added, item));
                continue;
            }

            changes.AddRange(Members(old, item, values));
        }

        changes.AddRange(Moves(was, becomes));
        return changes;
    }

    /// <summary>Ids alone are unique among elements, steps, transitions, bars and instructions, but not among lists of the formula.</summary>
    private static Dictionary<(RecipeItemKind, string, int), RecipeItem> Index(MasterRecipe recipe)
    {
        var index = new Dictionary<(RecipeItemKind, string, int), RecipeItem>();
        foreach (var item in RecipeItems.Of(recipe))
        {
            var id = item.Kind == RecipeItemKind.Header ? "" : item.Id; // A recipe that got another id is compared all the same.
            var same = 0;
            while (!index.TryAdd((item.Kind, id, same), item)) // Two equal links are two.
                same++;
        }

        return index;
    }

    /// <summary>Whether the element that holds it is not in the other version either: then that is told, and enough.</summary>
    private static bool IsPartOfWhole(RecipeItem item, Dictionary<(RecipeItemKind, string, int), RecipeItem> other) =>
        item.Owner is { } owner && !other.ContainsKey((RecipeItemKind.Element, owner, 0));

    /// <summary>Ids alone: nothing that anybody reads, and told once.</summary>
    private static RecipeChange Renamed(MasterRecipe after, int count) =>
        new(RecipeChangeKind.Changed, RecipeItemKind.Header, after.Id, null, after.Title)
        {
            Member = RecipeChange.Identifiers,
            After = count.ToString(System.Globalization.CultureInfo.InvariantCulture),
        };

    private static RecipeChange Whole(RecipeChangeKind kind, RecipeItem item) => new(kind, item.Kind, item.Id, item.Element, item.Title);

    private static IEnumerable<RecipeChange> Members(RecipeItem was, RecipeItem becomes, RecipeValues values) =>
        RecipeMembers.Differences(was.Content, becomes.Content, values)
            .Where(one => becomes.Kind != RecipeItemKind.Header || one.Member != "version")
            .Select(one => new RecipeChange(RecipeChangeKind.Changed, becomes.Kind, becomes.Id, becomes.Element, becomes.Title)
            {
                Member = one.Member,
                Part = one.Part,
                IsFlag = one.IsFlag,
                Language = one.Language,
                Before = one.Before,
                After = one.After,
            });

    /// <summary>As few things as possible are told to have moved: the rest keeps its order.</summary>
    private static IEnumerable<RecipeChange> Moves(
        Dictionary<(RecipeItemKind, string, int), RecipeItem> was, Dictionary<(RecipeItemKind, string, int), RecipeItem> becomes)
    {
        var places = was.Keys.Select((key, at) => (key, at)).ToDictionary(pair => pair.key, pair => pair.at);
        var (old, now) = (PlacesOf(was), PlacesOf(becomes));
        foreach (var siblings in becomes.Where(pair => was.ContainsKey(pair.Key)).GroupBy(pair => (pair.Value.Kind, pair.Value.Owner)))
        {
            var isOrdered = siblings.Key.Kind is not (RecipeItemKind.Step or RecipeItemKind.Transition or RecipeItemKind.Bar or RecipeItemKind.Link);
            var stayed = siblings.Where(pair => was[pair.Key].Owner == pair.Value.Owner).ToList();
            foreach (var (key, item) in siblings.Where(pair => was[pair.Key].Owner != pair.Value.Owner))
                yield return Moved(item, was[key].Owner, item.Owner) with { PlaceBefore = old[key], PlaceAfter = now[key] };
            if (!isOrdered)
                continue;
            var kept = LongestRise.Of([.. stayed.Select(pair => places[pair.Key])]);
            foreach (var (key, item) in stayed.Where((_, at) => !kept.Contains(at)))
                yield return Moved(item, item.Owner, item.Owner) with { PlaceBefore = old[key], PlaceAfter = now[key] };
        }
    }

    /// <summary>The place of each thing among its siblings, from one.</summary>
    private static Dictionary<(RecipeItemKind, string, int), int> PlacesOf(Dictionary<(RecipeItemKind, string, int), RecipeItem> index) =>
        index.GroupBy(pair => (pair.Value.Kind, pair.Value.Owner))
            .SelectMany(siblings => siblings.Select((pair, at) => (pair.Key, Place: at + 1)))
            .ToDictionary(pair => pair.Key, pair => pair.Place);

    private static RecipeChange Moved(RecipeItem item, string? from, string? to) =>
        Whole(RecipeChangeKind.Moved, item) with { Before = from, After = to };
}
