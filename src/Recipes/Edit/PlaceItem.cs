using System.Text.Json;
using Theriac.Kernel;

namespace Theriac.Recipes;

/// <summary>Inserts, removes and moves things.</summary>
internal static class PlaceItem
{
    public static EditStep Insert(EditedRecipe now, EditChange change, EditsSince since, bool isReplay)
    {
        if (change.Value is not { } value) return EditStep.No(now, EditFault.Incomplete("value"));
        if (!FindSpot(now, change, ItemLists.Named(change.List), since, out var spot, out var fault)) return EditStep.No(now, fault!);
        if (!spot!.List.Form.ReadWhole(value, isChecked: !isReplay).Try(out var item, out var refusal))
            return EditStep.No(now, EditFault.NotValid([.. refusal.Errors.Select(error => error with { Field = "/value" + error.Field })]));
        if (!isReplay && ItemNames.FindTaken(now, spot.List, item, spot.Owner) is { } taken)
            return IsThere(now, spot, item) ? EditStep.Nothing(now) : Taken(now, spot, taken, since);
        if (!isReplay && Bound(now, spot, item) is { } bound) return EditStep.No(now, bound);
        var said = new EditChange
        {
            Op = EditOp.Insert,
            Into = change.Into! with { Element = null },
            List = spot.List.Name,
            After = change.After,
            Value = JsonSerializer.SerializeToElement(item, item.GetType(), RecipeJson.Options),
        };
        return EditStep.Yes(Inserted(now, spot, item), said);
    }

    public static EditStep Remove(EditedRecipe now, EditChange change, EditsSince since, bool isReplay)
    {
        if (change.Item is not { Id: not null } item) return EditStep.No(now, EditFault.Incomplete("item"));
        if (IsRoot(now, item)) return EditStep.No(now, EditFault.RootStays());
        if (now.Find(item) is not { } place)
            return SetMember.Missing(now, item, since) is { Reason: EditConflictReason.NotValid } doubled ? EditStep.No(now, doubled) : EditStep.Nothing(now);
        var touch = since.LastWithin(item, now.Index);
        if (!isReplay && (touch is not null || !since.IsKnown))
            return EditStep.No(now, EditFault.Changed(JsonTexts.Element(place.List.Form.Write(place.Item, null)), touch));
        return EditStep.Yes(Removed(now, place), new EditChange { Op = EditOp.Remove, Item = Named(item, place) });
    }

    public static EditStep Move(EditedRecipe now, EditChange change, EditsSince since, bool isReplay)
    {
        if (change.Item is not { Id: { } id } item) return EditStep.No(now, EditFault.Incomplete("item"));
        if (IsRoot(now, item)) return EditStep.No(now, EditFault.RootStays());
        if (now.Find(item) is not { } place) return EditStep.No(now, SetMember.Missing(now, item, since));
        if (!FindSpot(now, change, place.List, since, out var spot, out var fault)) return EditStep.No(now, fault!);
        if (change.After == id) return EditStep.No(now, EditFault.PlaceGone(null));
        if (spot!.Open?.IsWithin(id) == true && item.Kind == RecipeItemKind.Element) return EditStep.No(now, EditFault.WithinItself());
        var isAtHome = spot.Open?.Element.Id == place.OwnerId;
        if (isAtHome && (spot.At == place.At || spot.At == place.At + 1)) return EditStep.Nothing(now);
        if (!isReplay && (!since.IsKnown || since.LastPlaced(item) is not null))
            return EditStep.No(now, EditFault.Changed(WhereOf(place), since.LastPlaced(item)));
        if (!isReplay && !isAtHome && MoveFault(now, spot, place) is { } bound) return EditStep.No(now, bound);
        return EditStep.Yes(
            Moved(now, place, change.Into!, change.After),
            new EditChange { Op = EditOp.Move, Item = Named(item, place), Into = change.Into! with { Element = null }, After = change.After });
    }

    private static EditedRecipe Inserted(EditedRecipe now, Spot spot, object item)
    {
        var recipe = now.With(spot.Open, spot.List.Spliced(spot.Owner, spot.At, 0, item));
        return new EditedRecipe(recipe, spot.Open is null ? now.Index : now.Index.With(spot.List, item, spot.Open.Element.Id));
    }

    private static EditedRecipe Removed(EditedRecipe now, ItemPlace place)
    {
        var recipe = now.With(place.Open, place.List.Spliced(place.Owner, place.At, 1, null));
        var index = place.Open is null ? now.Index : now.Index.Without(place.List, place.Item) ?? ItemIndex.Of(recipe);
        return new EditedRecipe(recipe, index);
    }

    private static EditedRecipe Moved(EditedRecipe now, ItemPlace place, EditItem into, string? after)
    {
        var without = now with { Recipe = now.With(place.Open, place.List.Spliced(place.Owner, place.At, 1, null)) };
        var open = place.List.IsOfHeader ? null : without.Open(into.Id!);
        var owner = open is null ? without.Recipe : (object)open.Element;
        var at = after is null ? 0 : place.List.IndexOf(owner, after) + 1;
        var recipe = without.With(open, place.List.Spliced(owner, at, 0, place.Item));
        if (open is null) return new EditedRecipe(recipe, now.Index);
        var id = place.List.IdOf(place.Item);
        var index = now.Index.IsDoubled(place.List.Kind, id) ? ItemIndex.Of(recipe) : now.Index.WithOwner(place.List, id, open.Element.Id);
        return new EditedRecipe(recipe, index);
    }

    private static bool FindSpot(EditedRecipe now, EditChange change, ItemList? list, EditsSince since, out Spot? spot, out EditFault? fault)
    {
        (spot, fault) = (null, null);
        if (change.Into is not { } into) fault = EditFault.Incomplete("into");
        else if (list is null || list.IsOfHeader != (into.Kind == RecipeItemKind.Header)) fault = EditFault.ListUnknown(change.List ?? "");
        else if (list.IsOfHeader) spot = SpotIn(list, null, now.Recipe, change.After);
        else if (into is { Kind: RecipeItemKind.Element, Id: { } id } && now.Open(id) is { } open) spot = SpotIn(list, open, open.Element, change.After);
        else fault = EditFault.PlaceGone(since.Last(into));
        if (spot is { At: < 0 }) fault = EditFault.PlaceGone(since.Last(new EditItem { Kind = list!.Kind, Id = change.After }));
        return fault is null;
    }

    private static Spot SpotIn(ItemList list, OpenElement? open, object owner, string? after) =>
        new(list, open, owner, after is null ? 0 : list.IndexOf(owner, after) is var at and >= 0 ? at + 1 : -1);

    private static bool IsRoot(EditedRecipe now, EditItem item) => item.Kind == RecipeItemKind.Element && item.Id == now.Recipe.Procedure.Id;

    private static EditItem Named(EditItem item, ItemPlace place) =>
        item.Kind is RecipeItemKind.Step or RecipeItemKind.Link ? item with { Element = place.OwnerId } : item with { Element = null };

    /// <summary>The same thing stands in the same list already: the request came twice.</summary>
    private static bool IsThere(EditedRecipe now, Spot spot, object item)
    {
        var at = spot.List.IndexOf(spot.Owner, spot.List.IdOf(item));
        return at >= 0 && JsonTexts.Same(Json(spot.List.ItemAt(spot.Owner, at)), Json(item));
    }

    private static JsonElement Json(object item) => JsonSerializer.SerializeToElement(item, item.GetType(), RecipeJson.Options);

    private static EditStep Taken(EditedRecipe now, Spot spot, string id, EditsSince since)
    {
        var item = new EditItem { Kind = spot.List.Kind, Id = id, Element = spot.Open?.Element.Id };
        var there = now.Find(item);
        return EditStep.No(
            now, EditFault.Taken(id, there is null ? null : JsonTexts.Element(there.List.Form.Write(there.Item, null)), since.Last(item)));
    }

    private static EditFault? Bound(EditedRecipe now, Spot spot, object item)
    {
        if (spot.List.CountOf(spot.Owner) >= spot.List.CountMax) return EditFault.TooMany(spot.List.CountMax + 1, spot.List.CountMax);
        var more = item switch
        {
            RecipeElement element => element.SelfAndBelow().Sum(one => one.Instructions.Count),
            Instruction => 1,
            _ => 0,
        };
        if (now.Index.Instructions + more > RecipeLimits.InstructionsMax) return EditFault.TooManyInstructions(now.Index.Instructions + more);
        return item is RecipeElement tree && spot.Open!.Depth + Depth(tree) > RecipeLimits.ElementDepthMax ? EditFault.TooDeep() : null;
    }

    private static EditFault? MoveFault(EditedRecipe now, Spot spot, ItemPlace place)
    {
        if (spot.List.CountOf(spot.Owner) >= spot.List.CountMax) return EditFault.TooMany(spot.List.CountMax + 1, spot.List.CountMax);
        if (place.Item is RecipeElement tree && spot.Open!.Depth + Depth(tree) > RecipeLimits.ElementDepthMax) return EditFault.TooDeep();
        var id = place.List.IdOf(place.Item);
        return ItemNames.IsTakenAt(place.List.Kind, id, spot.Owner) ? EditFault.Taken(id, null, null) : null;
    }

    private static int Depth(RecipeElement element) => 1 + element.Elements.Select(Depth).DefaultIfEmpty(0).Max();

    private static JsonElement WhereOf(ItemPlace place) => JsonSerializer.SerializeToElement(
        new { into = place.OwnerId, after = place.At == 0 ? null : place.List.IdOf(place.List.ItemAt(place.Owner, place.At - 1)) }, KernelJson.Options);

    private sealed record Spot(ItemList List, OpenElement? Open, object Owner, int At);
}
