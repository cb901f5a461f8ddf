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

    /// <summary>How often it is carried out; null once.</summary>
    public Loop? Loop { get; init; }

    /// <summary>A truth of the expression language. While it is false when the element's turn comes, the whole element is left out.</summary>
    [TextMax(2_000)]
    public string? When { get; init; }

    /// <summary>Theoretical mass or volume of what there is at the end of this element (211.186(b)(6)).</summary>
    public Quantity? TheoreticalWeight { get; init; }

    /// <summary>What is meant to be lost on the way: water that is dried off.</summary>
    public Quantity? DeclaredLoss { get; init; }

    /// <summary>The element of the library that this one was taken from, and whose changes are offered to it; never forced.</summary>
    public BlockOrigin? Block { get; init; }

    /// <summary>Minimum and hold times before this element may, or must, begin.</summary>
    [CountMax(100)]
    public IReadOnlyList<TimeLink> TimeLinks { get; init; } = [];

    /// <summary>What brings this element, while it runs, to a safe state when the batch is held; the floor shows it first and confirms it.</summary>
    public LocalizedText? SafeState { get; init; }

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

/// <summary>ISA-95's segment dependencies. A hold time is <see cref="NoLaterAfterEnd"/>, a minimum time <see cref="NoEarlierAfterEnd"/>.</summary>
public enum TimeLinkKind
{
    NoLaterAfterEnd,
    NoEarlierAfterEnd,
    NoLaterAfterStart,
    NoEarlierAfterStart,

    /// <summary>Begins once the other has begun: they are synchronised at their start. Without a duration.</summary>
    AtStart,

    /// <summary>Never runs while the other runs. Without a duration.</summary>
    NotInParallel,
}

/// <summary>The element that holds this link begins no later, or no earlier, than <see cref="Duration"/> after another, as the kind says.</summary>
public sealed record TimeLink
{
    public required TimeLinkKind Kind { get; init; }

    /// <summary>Id of the element whose start or end starts the clock.</summary>
    [Id]
    public required string After { get; init; }

    /// <summary>Absent for kinds without a clock.</summary>
    public Quantity? Duration { get; init; }

    /// <summary>What is done when it is overrun, as the master says it.</summary>
    public LocalizedText? Action { get; init; }
}

/// <summary>Which element of which approved version of a building block.</summary>
public sealed record BlockOrigin
{
    [Id]
    public required string Id { get; init; }

    [Id]
    public required string Version { get; init; }

    /// <summary>SHA-256 of the block's version as it was taken over.</summary>
    [Pattern("^[0-9a-f]{64}$")]
    public required string Hash { get; init; }
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
