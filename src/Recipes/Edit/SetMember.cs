using System.Text.Json;
using System.Text.Json.Nodes;
using Theriac.Kernel;

namespace Theriac.Recipes;

/// <summary>Sets one member of one thing, when what the author saw is what stands there.</summary>
internal static class SetMember
{
    public static EditStep Apply(EditedRecipe now, EditChange change, EditsSince since, bool isReplay)
    {
        if (change.Item is not { } item) return EditStep.No(now, EditFault.Incomplete("item"));
        if (change.Member is not { } member) return EditStep.No(now, EditFault.Incomplete("member"));
        if (!FindTarget(now, item, since).Try(out var target, out var missing)) return EditStep.No(now, missing!);
        if (!target!.Form.CanSet(member)) return EditStep.No(now, EditFault.MemberUnknown(member));
        var members = target.Form.Write(target.Item, member);
        var stands = JsonTexts.Element(members[member]);
        var wanted = With(members, member, change.Value);
        if (!isReplay && target.Form.Errors(wanted) is { Count: > 0 } errors)
            return EditStep.No(now, EditFault.NotValid([.. errors.Select(error => error with { Field = "/value" + Below(error.Field) })]));
        var changed = target.Form.Read(target.Item, wanted, member);
        var becomes = JsonTexts.Element(target.Form.Write(changed, member)[member]);
        if (JsonTexts.Same(stands, becomes)) return EditStep.Nothing(now);
        if (!isReplay && !JsonTexts.Same(stands, Seen(target, member, change.Before)))
            return EditStep.No(now, EditFault.Changed(stands, since.Last(item, member)));
        // A link without an id is called by what it joins: other ends are another name.
        var isRenamed = target.NameOf(target.Item) != target.NameOf(changed);
        if (isRenamed && TakenName(now, target, changed) is { } taken) return EditStep.No(now, EditFault.Taken(taken, null, null));
        var recipe = target.Put(changed);
        var index = isRenamed ? ItemIndex.Of(recipe) : now.Index;
        return EditStep.Yes(
            new EditedRecipe(recipe, index),
            new EditChange { Op = EditOp.Set, Item = target.Name(item), Member = member, Before = stands, Value = becomes });
    }

    private static (Target? Target, EditFault? Fault) FindTarget(EditedRecipe now, EditItem item, EditsSince since)
    {
        if (item.Kind == RecipeItemKind.Header)
            return (new Target(ItemLists.Header, now.Recipe, null, changed => (MasterRecipe)changed), null);
        if (item.Kind == RecipeItemKind.Element && item.Id is { } id && now.Open(id) is { } open)
            return (new Target(ItemLists.Of(item.Kind)!.Form, open.Element, null, changed => now.With(open, changed)), null);
        if (now.Find(item) is { } place)
            return (new Target(place.List.Form, place.Item, place, changed => now.With(place.Open, place.OwnerWith(changed))), null);
        return (null, Missing(now, item, since));
    }

    /// <summary>Why a thing was not found.</summary>
    public static EditFault Missing(EditedRecipe now, EditItem item, EditsSince since) =>
        item is { Id: { } id, Element: null } && now.Index.IsDoubled(item.Kind, id) ? EditFault.Doubled(id) : EditFault.Gone(since.Last(item));

    private static bool Try(this (Target? Target, EditFault? Fault) found, out Target? target, out EditFault? fault)
    {
        (target, fault) = found;
        return fault is null;
    }

    private static JsonElement With(JsonObject members, string member, JsonElement? value)
    {
        var changed = (JsonObject)members.DeepClone();
        if (value is { } said) changed[member] = said.Deserialize<JsonNode>();
        else changed.Remove(member);
        return JsonSerializer.SerializeToElement(changed);
    }

    /// <summary>What the author saw, in the form in which it would be stored.</summary>
    private static JsonElement? Seen(Target target, string member, JsonElement? before)
    {
        if (before is null) return null;
        var members = With(target.Form.Write(target.Item, member), member, before);
        return target.Form.Errors(members).Count > 0
            ? before
            : JsonTexts.Element(target.Form.Write(target.Form.Read(target.Item, members, member), member)[member]);
    }

    private static string? TakenName(EditedRecipe now, Target target, object changed)
    {
        var (kind, id) = changed is RecipeElement element
            ? (RecipeItemKind.Element, element.Id)
            : (target.Place!.List.Kind, target.Place.List.IdOf(changed));
        var owner = target.Place is { } place ? place.Owner : null;
        return ItemNames.IsTaken(now, kind, id, owner) ? id : null;
    }

    // The field of an error says the whole thing: /limits/low is /value/low here.
    private static string Below(string field) => field.IndexOf('/', 1) is var slash and > 0 ? field[slash..] : "";

    private sealed record Target(ItemForm Form, object Item, ItemPlace? Place, Func<object, MasterRecipe> Put)
    {
        /// <summary>By which its list knows it; the header has none.</summary>
        public string? NameOf(object item) => Place is { } place ? place.List.IdOf(item) : (item as RecipeElement)?.Id;

        /// <summary>Steps and links are told with the element that holds them.</summary>
        public EditItem Name(EditItem item) =>
            Place is { OwnerId: { } owner } && item.Kind is RecipeItemKind.Step or RecipeItemKind.Link ? item with { Element = owner } : item with { Element = null };
    }
}
