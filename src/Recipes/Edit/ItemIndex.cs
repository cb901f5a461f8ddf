using System.Collections.Immutable;

namespace Theriac.Recipes;

/// <summary>
/// Where everything of the procedure stands: the element that holds it. Kept beside a recipe and carried along with every change, so
/// that a change is no walk over all. Immutable; an older recipe keeps its own.
/// </summary>
internal sealed class ItemIndex
{
    private readonly ImmutableDictionary<(RecipeItemKind Kind, string Id), string?> _owners;
    private readonly ImmutableHashSet<(RecipeItemKind Kind, string Id)> _doubled;

    private ItemIndex(
        ImmutableDictionary<(RecipeItemKind, string), string?> owners, ImmutableHashSet<(RecipeItemKind, string)> doubled, int instructions) =>
        (_owners, _doubled, Instructions) = (owners, doubled, instructions);

    public int Instructions { get; }

    public static ItemIndex Of(MasterRecipe recipe)
    {
        var gathering = new Gathering(NoOwners(), NoDoubles());
        gathering.Add(recipe.Procedure, null);
        return gathering.ToIndex(0);
    }

    public bool Has(RecipeItemKind kind, string id) => _owners.ContainsKey((kind, id));

    /// <summary>True when more than one thing of the kind has this id, as steps of several logics may.</summary>
    public bool IsDoubled(RecipeItemKind kind, string id) => _doubled.Contains((kind, id));

    /// <summary>The element that holds it; null for the root and for what is not there.</summary>
    public string? OwnerOf(RecipeItemKind kind, string id) => _owners.GetValueOrDefault((kind, id));

    /// <summary>Ids from the root down to the element; null when it is not there.</summary>
    public IReadOnlyList<string>? PathTo(string element)
    {
        if (!Has(RecipeItemKind.Element, element)) return null;
        var path = new List<string> { element };
        for (var above = OwnerOf(RecipeItemKind.Element, element); above is not null; above = OwnerOf(RecipeItemKind.Element, above)) path.Add(above);
        path.Reverse();
        return path;
    }

    /// <summary>With one thing more, and what it holds.</summary>
    public ItemIndex With(ItemList list, object item, string owner)
    {
        var gathering = new Gathering(_owners.ToBuilder(), _doubled.ToBuilder());
        if (item is RecipeElement element) gathering.Add(element, owner);
        else gathering.Add(list.Kind, list.IdOf(item), owner);
        return gathering.ToIndex(Instructions);
    }

    /// <summary>Without a thing and what it holds; null when an id of it is doubled, and the index has to be made anew.</summary>
    public ItemIndex? Without(ItemList list, object item)
    {
        var gone = new Gathering(NoOwners(), NoDoubles());
        if (item is RecipeElement element) gone.Add(element, null);
        else gone.Add(list.Kind, list.IdOf(item), null);
        return gone.Keys.Any(_doubled.Contains) || gone.HasDoubles
            ? null
            : new ItemIndex(_owners.RemoveRange(gone.Keys), _doubled, Instructions - gone.Instructions);
    }

    public ItemIndex WithOwner(ItemList list, string id, string owner) =>
        new(_owners.SetItem((list.Kind, id), owner), _doubled, Instructions);

    private static ImmutableDictionary<(RecipeItemKind Kind, string Id), string?>.Builder NoOwners() =>
        ImmutableDictionary.CreateBuilder<(RecipeItemKind Kind, string Id), string?>();

    private static ImmutableHashSet<(RecipeItemKind Kind, string Id)>.Builder NoDoubles() =>
        ImmutableHashSet.CreateBuilder<(RecipeItemKind Kind, string Id)>();

    private sealed class Gathering(
        ImmutableDictionary<(RecipeItemKind Kind, string Id), string?>.Builder owners, ImmutableHashSet<(RecipeItemKind Kind, string Id)>.Builder doubled)
    {
        public int Instructions { get; private set; }

        public IEnumerable<(RecipeItemKind Kind, string Id)> Keys => owners.Keys;

        public bool HasDoubles => doubled.Count > 0;

        public void Add(RecipeElement root, string? owner)
        {
            var open = new Stack<(RecipeElement Element, string? Owner)>([(root, owner)]);
            while (open.TryPop(out var place))
            {
                Add(RecipeItemKind.Element, place.Element.Id, place.Owner);
                AddHeld(place.Element);
                for (var i = place.Element.Elements.Count - 1; i >= 0; i--) open.Push((place.Element.Elements[i], place.Element.Id));
            }
        }

        public void Add(RecipeItemKind kind, string id, string? owner)
        {
            if (kind == RecipeItemKind.Instruction) Instructions++;
            if (!owners.TryAdd((kind, id), owner)) doubled.Add((kind, id));
        }

        public ItemIndex ToIndex(int instructionsBefore) =>
            new(owners.ToImmutable(), doubled.ToImmutable(), instructionsBefore + Instructions);

        private void AddHeld(RecipeElement element)
        {
            foreach (var list in ItemLists.OfElements)
            {
                if (list.Kind == RecipeItemKind.Element) continue;
                var count = list.CountOf(element);
                for (var i = 0; i < count; i++) Add(list.Kind, list.IdOf(list.ItemAt(element, i)), element.Id);
            }
        }
    }
}
