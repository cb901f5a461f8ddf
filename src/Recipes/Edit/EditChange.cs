using System.Text.Json;
using System.Text.Json.Serialization;
using Theriac.Kernel;

namespace Theriac.Recipes;

internal enum EditOp
{
    Set,
    Insert,
    Remove,
    Move,
}

/// <summary>A named thing of a recipe that a change is about.</summary>
internal sealed record EditItem
{
    public required RecipeItemKind Kind { get; init; }

    /// <summary>Absent for the header. A link without an id is called by what it joins: <c>begin&gt;mix</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Id { get; init; }

    /// <summary>The element that holds it; needed only for steps and links whose id stands in several elements.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Element { get; init; }
}

/// <summary>One change of a draft, as an editor sends it and as the ledger keeps it.</summary>
internal sealed record EditChange
{
    public required EditOp Op { get; init; }

    /// <summary>What is set, removed or moved.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public EditItem? Item { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Member { get; init; }

    /// <summary>What the author saw there; absent: it was not said. In the ledger: what stood there.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public JsonElement? Before { get; init; }

    /// <summary>What is to stand there, or the whole thing that is inserted; absent: it is said no longer.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public JsonElement? Value { get; init; }

    /// <summary>What it is inserted or moved into: an element, or the header.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public EditItem? Into { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? List { get; init; }

    /// <summary>Id of the sibling before it; absent: it comes first.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? After { get; init; }
}

/// <summary>Changes of one author, and the content that he made them from.</summary>
internal sealed record EditInput
{
    /// <summary>Hash of the content that the client last had.</summary>
    public required string Base { get; init; }

    public required IReadOnlyList<EditChange> Changes { get; init; }
}

internal enum EditConflictReason
{
    /// <summary>Somebody changed the same thing since the author last saw it.</summary>
    ChangedMeanwhile,

    /// <summary>What the change is about, or where it is to go, is not there.</summary>
    Gone,

    /// <summary>Something else has this id.</summary>
    IdTaken,

    /// <summary>The model has no such thing.</summary>
    NotValid,
}

/// <summary>Why one change was not applied; nothing of it was.</summary>
/// <param name="Change">Its place in the list that was sent.</param>
/// <param name="Theirs">What stands there now.</param>
internal sealed record EditConflict(
    int Change, EditConflictReason Reason, JsonElement? Yours, JsonElement? Theirs, EditTouch? By, IReadOnlyList<FieldError> Errors);

/// <summary>Who changed something, and when.</summary>
internal sealed record EditTouch(string Actor, long At);
