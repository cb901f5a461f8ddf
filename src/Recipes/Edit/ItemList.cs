namespace Theriac.Recipes;

/// <summary>One list of named things: of the header, or of an element. Lists are never changed, they are made anew.</summary>
internal abstract class ItemList(RecipeItemKind kind, string name, bool isOfHeader, int countMax, ItemForm form)
{
    public RecipeItemKind Kind { get; } = kind;

    /// <summary>As JSON names it.</summary>
    public string Name { get; } = name;

    /// <summary>Its owner is the <see cref="MasterRecipe"/>; else a <see cref="RecipeElement"/>.</summary>
    public bool IsOfHeader { get; } = isOfHeader;

    public int CountMax { get; } = countMax;

    public ItemForm Form { get; } = form;

    public abstract int CountOf(object owner);

    public abstract object ItemAt(object owner, int at);

    public abstract string IdOf(object item);

    /// <summary>The owner with <paramref name="removed"/> things fewer at a place, and another there.</summary>
    public abstract object Spliced(object owner, int at, int removed, object? inserted);

    public int IndexOf(object owner, string id)
    {
        var count = CountOf(owner);
        for (var i = 0; i < count; i++)
        {
            if (IdOf(ItemAt(owner, i)) == id) return i;
        }
        return -1;
    }
}

internal sealed class ItemList<TOwner, T>(
    RecipeItemKind kind, string name, int countMax, ItemForm form,
    Func<TOwner, IReadOnlyList<T>> get, Func<TOwner, IReadOnlyList<T>, TOwner> put, Func<T, string> idOf)
    : ItemList(kind, name, typeof(TOwner) == typeof(MasterRecipe), countMax, form)
    where TOwner : class
    where T : class
{
    public override int CountOf(object owner) => get((TOwner)owner).Count;

    public override object ItemAt(object owner, int at) => get((TOwner)owner)[at];

    public override string IdOf(object item) => idOf((T)item);

    public override object Spliced(object owner, int at, int removed, object? inserted)
    {
        var list = get((TOwner)owner);
        var spliced = new T[list.Count - removed + (inserted is null ? 0 : 1)];
        for (var i = 0; i < at; i++) spliced[i] = list[i];
        var next = at;
        if (inserted is not null) spliced[next++] = (T)inserted;
        for (var i = at + removed; i < list.Count; i++) spliced[next++] = list[i];
        return put((TOwner)owner, spliced);
    }
}
