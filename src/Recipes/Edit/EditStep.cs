using System.Text.Json;
using Theriac.Kernel;

namespace Theriac.Recipes;

/// <summary>What one change did: another recipe and the change as it is kept, or nothing, or a fault.</summary>
internal sealed record EditStep(EditedRecipe Recipe, EditChange? Effective, EditFault? Fault)
{
    /// <summary>What was wanted stands there already.</summary>
    public static EditStep Nothing(EditedRecipe recipe) => new(recipe, null, null);

    public static EditStep Yes(EditedRecipe recipe, EditChange effective) => new(recipe, effective, null);

    public static EditStep No(EditedRecipe recipe, EditFault fault) => new(recipe, null, fault);
}

/// <summary>Why a change cannot be applied.</summary>
internal sealed record EditFault(EditConflictReason Reason, IReadOnlyList<FieldError> Errors)
{
    public JsonElement? Theirs { get; init; }

    public EditTouch? By { get; init; }

    public static EditFault Changed(JsonElement? theirs, EditTouch? by) => new(
        EditConflictReason.ChangedMeanwhile, [new FieldError("/item", "item-changed", "Somebody changed this meanwhile.")])
    {
        Theirs = theirs,
        By = by,
    };

    public static EditFault Gone(EditTouch? by) => new(
        EditConflictReason.Gone, [new FieldError("/item", "item-gone", "What this change is about is not there.")])
    { By = by };

    public static EditFault Doubled(string id) => NotValid(
        new FieldError("/item/element", "item-doubled", $"Several things are called {id}. The change says in which element it stands."));

    public static EditFault PlaceGone(EditTouch? by) => new(
        EditConflictReason.Gone, [new FieldError("/after", "place-gone", "The place where it was to stand is not there.")])
    { By = by };

    public static EditFault Taken(string id, JsonElement? theirs, EditTouch? by) => new(
        EditConflictReason.IdTaken, [new FieldError("/value/id", "item-id-taken", $"Something else is called {id} already.")])
    {
        Theirs = theirs,
        By = by,
    };

    public static EditFault Incomplete(string member) => NotValid(
        new FieldError("/" + member, "change-incomplete", $"A change of this kind says \"{member}\"."));

    public static EditFault MemberUnknown(string member) => NotValid(
        new FieldError("/member", "member-unknown", $"\"{member}\" is not a member here."));

    public static EditFault ListUnknown(string list) => NotValid(
        new FieldError("/list", "list-unknown", $"\"{list}\" is not a list here."));

    public static EditFault RootStays() => NotValid(
        new FieldError("/item", "root-stays", "The procedure itself is neither removed nor moved."));

    public static EditFault WithinItself() => NotValid(
        new FieldError("/into", "element-within-itself", "An element cannot stand within itself."));

    public static EditFault TooMany(int count, int max) => NotValid(
        new FieldError("/value", "too-many", $"{count} items; {max} at most."));

    public static EditFault TooManyInstructions(int count) => NotValid(
        new FieldError("/value", "recipe-too-many-instructions", $"The recipe has {count} instructions; {RecipeLimits.InstructionsMax} at most."));

    public static EditFault TooDeep() => NotValid(
        new FieldError("/into", "too-deep", $"Elements are nested more than {RecipeLimits.ElementDepthMax} deep."));

    public static EditFault NotValid(params IReadOnlyList<FieldError> errors) => new(EditConflictReason.NotValid, errors);
}
