using System.Text.Json;
using Theriac.Kernel;
using Theriac.Recipes;

namespace Theriac.Recipes.Tests.Edit;

/// <summary>Short ways to write changes, and their inverses.</summary>
internal static class Change
{
    public static EditItem Item(RecipeItemKind kind, string? id = null, string? element = null) => new() { Kind = kind, Id = id, Element = element };

    public static EditChange Set(EditItem item, string member, object? before, object? value) =>
        new() { Op = EditOp.Set, Item = item, Member = member, Before = Json(before), Value = Json(value) };

    public static EditChange Set(RecipeItemKind kind, string id, string member, object? before, object? value) =>
        Set(Item(kind, id), member, before, value);

    public static EditChange Insert(EditItem into, string list, string? after, object value) =>
        new() { Op = EditOp.Insert, Into = into, List = list, After = after, Value = Json(value) };

    public static EditChange Insert(string into, string list, string? after, object value) =>
        Insert(Item(RecipeItemKind.Element, into), list, after, value);

    public static EditChange Remove(RecipeItemKind kind, string id, string? element = null) =>
        new() { Op = EditOp.Remove, Item = Item(kind, id, element) };

    public static EditChange Move(RecipeItemKind kind, string id, string into, string? after) =>
        new() { Op = EditOp.Move, Item = Item(kind, id), Into = Item(RecipeItemKind.Element, into), After = after };

    public static JsonElement? Json(object? value) => value switch
    {
        null => null,
        JsonElement json => json,
        _ => JsonSerializer.SerializeToElement(value, value.GetType(), RecipeJson.Options),
    };

    public static LocalizedText Text(string text) => text;

    public static byte[] Body(string @base, params IReadOnlyList<EditChange> changes) =>
        JsonSerializer.SerializeToUtf8Bytes(new EditInput { Base = @base, Changes = changes }, KernelJson.Options);

    public static string HashOf(EditedRecipe recipe) => RecipeHash.Of(recipe.Recipe);

    /// <summary>The change that takes an effective one back.</summary>
    public static EditChange Inverse(EditedRecipe before, EditChange change) => change.Op switch
    {
        EditOp.Set => change with
        {
            Item = change.Item! with { Id = change.Member == "id" ? NewId(before, change) : change.Item.Id },
            Before = change.Value,
            Value = change.Before,
        },
        EditOp.Insert => new EditChange { Op = EditOp.Remove, Item = Inserted(change) },
        EditOp.Remove => Put(before, change) with { Op = EditOp.Insert, Item = null, Value = Json(before.Find(change.Item!)!.Item) },
        _ => Put(before, change) with { List = null },
    };

    public static EditItem Inserted(EditChange change)
    {
        var value = change.Value!.Value;
        var id = value.TryGetProperty("id", out var said) ? said.GetString() : $"{value.GetProperty("from").GetString()}>{value.GetProperty("to").GetString()}";
        return new EditItem { Kind = ItemLists.Named(change.List)!.Kind, Id = id, Element = change.Into!.Id };
    }

    private static EditChange Put(EditedRecipe before, EditChange change)
    {
        var place = before.Find(change.Item!)!;
        return new EditChange
        {
            Op = EditOp.Move,
            Item = change.Item! with { Element = change.Into?.Id },
            Into = place.OwnerId is { } owner ? Item(RecipeItemKind.Element, owner) : Item(RecipeItemKind.Header),
            List = place.List.Name,
            After = place.At == 0 ? null : place.List.IdOf(place.List.ItemAt(place.Owner, place.At - 1)),
        };
    }

    private static string NewId(EditedRecipe before, EditChange change) =>
        change.Value?.GetString() ?? (before.Find(change.Item!)!.Item is Link link ? $"{link.From}>{link.To}" : throw new InvalidOperationException());
}
