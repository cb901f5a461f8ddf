using Theriac.Kernel;

namespace Theriac.Recipes;

/// <summary>A master recipe: the approved, equipment-class level template of a batch, in the form "theriac-recipe/1".</summary>
/// <remarks>
/// A draft may leave nearly everything out, because an import guesses nothing: absent means not said. What an approved version
/// must say is held by <c>RecipeCheck</c>, so a reader of an approved recipe finds product, batch size, yield and formula set.
/// Ids of elements, steps, bars, transitions and instructions are unique within the whole recipe.
/// </remarks>
public sealed record MasterRecipe
{
    public const string FormatName = "theriac-recipe/1";

    [Fixed(FormatName)]
    public string Format { get; init; } = FormatName;

    [Id]
    public required string Id { get; init; }

    [Id]
    public required string Version { get; init; }

    public required LocalizedText Title { get; init; }

    public RecipeProduct? Product { get; init; }

    public BatchSize? BatchSize { get; init; }

    public YieldRule? Yield { get; init; }

    public Formula Formula { get; init; } = new();

    [CountMax(1_000)]
    public IReadOnlyList<EquipmentRequirement> Equipment { get; init; } = [];

    /// <summary>The root of the procedural tree; its kind is <see cref="RecipeElementKind.Procedure"/>.</summary>
    public required RecipeElement Procedure { get; init; }

    [CountMax(1_000)]
    public IReadOnlyList<EnumerationSet> EnumerationSets { get; init; } = [];
}

/// <summary>What is made. 21 CFR 211.186(b)(1) asks for name, strength and dosage form.</summary>
public sealed record RecipeProduct
{
    [TextMax(64)]
    public string? Code { get; init; }

    [TextMax(200)]
    public string? Name { get; init; }

    [TextMax(200)]
    public string? Strength { get; init; }

    [TextMax(200)]
    public string? DosageForm { get; init; }

    /// <summary>GTIN of the saleable pack, 14 digits; packs are commissioned under it.</summary>
    [Pattern("^[0-9]{14}$")]
    public string? Gtin { get; init; }

    [WholeRange(1, 1_200)]
    public int? ShelfLifeMonths { get; init; }
}

/// <summary>The batch size that the recipe was checked for; another size needs another approval (211.186(a)).</summary>
public sealed record BatchSize
{
    public Quantity? Nominal { get; init; }

    public Quantity? Min { get; init; }

    public Quantity? Max { get; init; }
}

/// <summary>Theoretical yield, and the percentages outside which an investigation opens (211.186(b)(7)).</summary>
public sealed record YieldRule
{
    public Quantity? Theoretical { get; init; }

    public decimal? MinPercent { get; init; }

    public decimal? MaxPercent { get; init; }
}

/// <summary>A set of named values that the source of an import brought along, kept as it was.</summary>
public sealed record EnumerationSet
{
    [TextMax(200)]
    public required string Id { get; init; }

    [TextMax(2_000)]
    public string? Description { get; init; }

    [CountMax(10_000)]
    public IReadOnlyList<EnumerationMember> Members { get; init; } = [];
}

/// <summary>One member of an <see cref="EnumerationSet"/>.</summary>
public sealed record EnumerationMember
{
    [TextMax(200)]
    public string? Number { get; init; }

    [TextMax(2_000)]
    public string? Name { get; init; }

    [TextMax(2_000)]
    public string? Description { get; init; }
}
