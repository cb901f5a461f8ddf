namespace Theriac.Recipes;

/// <summary>What others changed since the content that an author made his changes from.</summary>
internal sealed class EditsSince
{
    /// <summary>The author saw the newest content.</summary>
    public static readonly EditsSince Nothing = new(isKnown: true, []);

    /// <summary>The content is not known any more: whatever is not said to have been seen counts as changed.</summary>
    public static readonly EditsSince Unknown = new(isKnown: false, []);

    private readonly List<(RecipeItemKind Kind, string Id, string? Member, EditTouch Touch)> _touches = [];

    private EditsSince(bool isKnown, IReadOnlyList<RecipeEditMade> made)
    {
        IsKnown = isKnown;
        Made = made;
        foreach (var edit in made)
        {
            foreach (var change in edit.Changes)
            {
                if (ItemOf(change) is { } item)
                    _touches.Add((item.Kind, item.Id ?? "", change.Op == EditOp.Set ? change.Member : null, new EditTouch(edit.Actor, edit.At)));
            }
        }
    }

    public bool IsKnown { get; }

    public IReadOnlyList<RecipeEditMade> Made { get; }

    /// <param name="edits">The newest edits of the version, oldest first.</param>
    /// <param name="current">Hash of the content as it is.</param>
    public static EditsSince Of(IReadOnlyList<RecipeEditMade> edits, string @base, string current)
    {
        if (@base == current) return Nothing;
        for (var i = edits.Count - 1; i >= 0; i--)
        {
            if (edits[i].Previous == @base) return new EditsSince(isKnown: true, [.. edits.Skip(i)]);
        }
        return Unknown;
    }

    /// <summary>Who touched a thing last, or one member of it.</summary>
    public EditTouch? Last(EditItem item, string? member = null)
    {
        for (var i = _touches.Count - 1; i >= 0; i--)
        {
            var (kind, id, touched, touch) = _touches[i];
            if (kind == item.Kind && id == (item.Id ?? "") && (member is null || touched is null || touched == member)) return touch;
        }
        return null;
    }

    /// <summary>Who inserted, moved or removed a thing last.</summary>
    public EditTouch? LastPlaced(EditItem item)
    {
        for (var i = _touches.Count - 1; i >= 0; i--)
        {
            var (kind, id, member, touch) = _touches[i];
            if (kind == item.Kind && id == item.Id && member is null) return touch;
        }
        return null;
    }

    /// <summary>Who touched a thing, or anything that it holds now.</summary>
    public EditTouch? LastWithin(EditItem item, ItemIndex index)
    {
        for (var i = _touches.Count - 1; i >= 0; i--)
        {
            var (kind, id, _, touch) = _touches[i];
            if (kind == item.Kind && id == item.Id) return touch;
            if (item.Kind == RecipeItemKind.Element && index.OwnerOf(kind, id) is { } owner && index.PathTo(owner)?.Contains(item.Id) == true)
                return touch;
        }
        return null;
    }

    private static EditItem? ItemOf(EditChange change) => change.Op != EditOp.Insert ? change.Item
        : ItemLists.Named(change.List) is { } list && change.Value is { } value
            ? new EditItem { Kind = list.Kind, Id = IdIn(list.Kind, value) }
            : null;

    private static string? IdIn(RecipeItemKind kind, System.Text.Json.JsonElement value) =>
        value.TryGetProperty("id", out var id) ? id.GetString()
        : kind == RecipeItemKind.Link ? $"{value.GetProperty("from").GetString()}>{value.GetProperty("to").GetString()}"
        : null;
}
