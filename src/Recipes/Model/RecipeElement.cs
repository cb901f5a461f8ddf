using Theriac.Kernel;

namespace Theriac.Recipes;

/// <summary>The four levels of a procedure in ISA-88, highest first.</summary>
public enum RecipeElementKind
{
    Procedure,
    UnitProcedure,
    Operation,
    Phase,
}

/// <summary>One element of the procedural tree. A phase holds instructions; every other kind holds elements and their logic.</summary>
/// <remarks>
/// An element never holds one of a higher kind. Without <see cref="Logic"/> the elements run one after another, in the order given.
/// </remarks>
public sealed record RecipeElement
{
    [Id]
    public required string Id { get; init; }

    public required RecipeElementKind Kind { get; init; }

    public required LocalizedText Title { get; init; }

    public LocalizedText? Description { get; init; }

    public ProcedureLogic? Logic { get; init; }

    [CountMax(20_000)]
    public IReadOnlyList<RecipeElement> Elements { get; init; } = [];

    /// <summary>What an operator does in this phase, in this order.</summary>
    [CountMax(20_000)]
    public IReadOnlyList<Instruction> Instructions { get; init; } = [];

    /// <summary>Minimum and hold times before this element may, or must, begin.</summary>
    [CountMax(100)]
    public IReadOnlyList<TimeLink> TimeLinks { get; init; } = [];

    /// <summary>Name of the qualification that whoever works in this element needs, if any.</summary>
    [TextMax(64)]
    public string? Qualification { get; init; }

    /// <summary>Parameters of an imported source that no instruction was made of; a named author decides about each.</summary>
    [CountMax(1_000)]
    public IReadOnlyList<SourceParameter> Parameters { get; init; } = [];

    /// <summary>This element and everything below it, parents first, in document order.</summary>
    public IEnumerable<RecipeElement> SelfAndBelow()
    {
        var open = new Stack<RecipeElement>([this]);
        while (open.TryPop(out var element))
        {
            yield return element;
            for (var i = element.Elements.Count - 1; i >= 0; i--) open.Push(element.Elements[i]);
        }
    }
}

/// <summary>ISA-95's segment dependencies that the thin line needs. A hold time is <see cref="NoLaterAfterEnd"/>.</summary>
public enum TimeLinkKind
{
    NoLaterAfterEnd,
    NoEarlierAfterEnd,
}

/// <summary>The element that holds this link begins no later, or no earlier, than <see cref="Duration"/> after the end of another.</summary>
public sealed record TimeLink
{
    public required TimeLinkKind Kind { get; init; }

    /// <summary>Id of the element whose end starts the clock.</summary>
    [Id]
    public required string After { get; init; }

    public required Quantity Duration { get; init; }
}

/// <summary>A parameter exactly as an imported source gave it: text, never interpreted.</summary>
public sealed record SourceParameter
{
    [TextMax(200)]
    public string? Id { get; init; }

    [TextMax(2_000)]
    public string? Name { get; init; }

    [TextMax(200)]
    public string? Type { get; init; }

    [TextMax(200)]
    public string? SubType { get; init; }

    [TextMax(8_000)]
    public string? Value { get; init; }

    [TextMax(200)]
    public string? Interpretation { get; init; }

    [TextMax(200)]
    public string? DataType { get; init; }

    [TextMax(200)]
    public string? Unit { get; init; }

    [TextMax(200)]
    public string? EnumerationSetId { get; init; }

    [TextMax(200)]
    public string? Scaled { get; init; }

    [TextMax(200)]
    public string? ScaleReference { get; init; }
}
