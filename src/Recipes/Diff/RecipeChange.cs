namespace Theriac.Recipes;

public enum RecipeChangeKind
{
    Added,
    Removed,
    Changed,

    /// <summary>It stands at another place among its siblings, or under another element.</summary>
    Moved,
}

/// <summary>What kind of named thing of a recipe a change is about.</summary>
public enum RecipeItemKind
{
    Header,
    Input,
    Parameter,
    Output,
    Equipment,
    EnumerationSet,
    Element,
    Instruction,
    TimeLink,
    Step,
    Transition,
    Bar,
    Link,
    BatchSize,
    Document,
    Specimen,

    /// <summary>A table of constants.</summary>
    LookupTable,
}

/// <summary>One difference between two versions, as a reviewer reads it: "hardness: limits 7–10 kP became 6–10 kP".</summary>
/// <param name="Id">Of the thing; of a link or time link, what it joins.</param>
/// <param name="Element">The element that it stands in, as the newer version has it; of what was removed, as the older had it.</param>
/// <param name="Title">What the thing is called, where it has a title.</param>
public sealed record RecipeChange(RecipeChangeKind Kind, RecipeItemKind Item, string Id, string? Element, LocalizedText? Title)
{
    /// <summary>The member of the one change that tells how many things got other ids and say the same.</summary>
    public const string Identifiers = "identifiers";

    /// <summary>The member that changed, as JSON names it: <c>limits</c>, <c>verification</c>. Null for whole things.</summary>
    public string? Member { get; init; }

    /// <summary>Of a list, the one of its items that changed: a column, an answer.</summary>
    public LocalizedText? Part { get; init; }

    /// <summary>Of a text, the language whose text changed.</summary>
    public string? Language { get; init; }

    /// <summary>Null when it was not said, or when the change is not of a member. Of a move, where it stood.</summary>
    public string? Before { get; init; }

    public string? After { get; init; }

    /// <summary>Of a move, its place among its siblings, from one.</summary>
    public int? PlaceBefore { get; init; }

    public int? PlaceAfter { get; init; }

    /// <summary>True for a member that is only yes or no.</summary>
    public bool IsFlag { get; init; }
}
