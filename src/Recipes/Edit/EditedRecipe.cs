namespace Theriac.Recipes;

/// <summary>A recipe with its index. Changing it makes another that shares everything that stayed.</summary>
internal sealed record EditedRecipe(MasterRecipe Recipe, ItemIndex Index)
{
    public static EditedRecipe Of(MasterRecipe recipe) => new(recipe, ItemIndex.Of(recipe));

    /// <summary>The place of a thing by its kind and id; null when it is not there, or when several could be meant.</summary>
    public ItemPlace? Find(EditItem item)
    {
        if (item.Id is not { } id || ItemLists.Of(item.Kind) is not { } list) return null;
        if (list.IsOfHeader) return PlaceIn(list, null, id);
        if (item.Kind == RecipeItemKind.Element && id == Recipe.Procedure.Id) return null;
        if (item.Element is { } given) return PlaceIn(list, Open(given), id);
        if (item.Kind is RecipeItemKind.Step or RecipeItemKind.Link && Index.IsDoubled(item.Kind, id)) return null;
        return Index.OwnerOf(item.Kind, id) is { } owner ? PlaceIn(list, Open(owner), id) : null;
    }

    /// <summary>The element, with those around it; null when it is not there.</summary>
    public OpenElement? Open(string id)
    {
        if (Index.PathTo(id) is not { } path) return null;
        var chain = new RecipeElement[path.Count];
        var places = new int[path.Count];
        chain[0] = Recipe.Procedure;
        for (var i = 1; i < chain.Length; i++)
        {
            places[i] = IndexOf(chain[i - 1].Elements, path[i]);
            chain[i] = chain[i - 1].Elements[places[i]];
        }
        return new OpenElement(chain, places);
    }

    /// <summary>With another owner in the place of the one that was opened. The index is the caller's to bring up to date.</summary>
    public MasterRecipe With(OpenElement? open, object owner) =>
        open is null ? (MasterRecipe)owner : Recipe with { Procedure = open.Replaced((RecipeElement)owner) };

    private ItemPlace? PlaceIn(ItemList list, OpenElement? open, string id)
    {
        if (open is null && !list.IsOfHeader) return null;
        var owner = open is null ? Recipe : (object)open.Element;
        var at = list.IndexOf(owner, id);
        return at < 0 ? null : new ItemPlace(list, open, owner, at);
    }

    private static int IndexOf(IReadOnlyList<RecipeElement> elements, string id)
    {
        for (var i = 0; i < elements.Count; i++)
        {
            if (elements[i].Id == id) return i;
        }
        throw new InvalidOperationException($"The index has element {id}, and the recipe has not.");
    }
}

/// <summary>An element and those around it, root first, each with its place among its siblings.</summary>
internal sealed class OpenElement(RecipeElement[] chain, int[] places)
{
    public RecipeElement Element => chain[^1];

    public int Depth => chain.Length;

    public bool IsWithin(string element) => Array.Exists(chain, one => one.Id == element);

    /// <summary>The root of a procedure in which another stands here.</summary>
    public RecipeElement Replaced(RecipeElement element)
    {
        for (var i = chain.Length - 1; i > 0; i--)
        {
            RecipeElement[] siblings = [.. chain[i - 1].Elements];
            siblings[places[i]] = element;
            element = chain[i - 1] with { Elements = siblings };
        }
        return element;
    }
}

/// <summary>A thing in its list.</summary>
internal sealed record ItemPlace(ItemList List, OpenElement? Open, object Owner, int At)
{
    public object Item => List.ItemAt(Owner, At);

    public string? OwnerId => Open?.Element.Id;

    public object OwnerWith(object item) => List.Spliced(Owner, At, 1, item);
}
