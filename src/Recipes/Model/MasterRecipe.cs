using Theriac.Kernel;

namespace Theriac.Recipes;

/// <summary>A master recipe: the approved, equipment-class level template of a batch, in the form "theriac-recipe/1".</summary>
/// <remarks>
/// A draft may leave nearly everything out, because an import guesses nothing: absent means not said. What an approved version
/// must say is held by the rules of <c>Linter</c>, so a reader of an approved recipe finds product, batch size, yield and formula set.
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

    /// <summary>True for a building block of the library: its procedure holds the one element that recipes take over. Nothing is made by it.</summary>
    [AbsentWhenEmpty]
    public bool IsBlock { get; init; }

    /// <summary>True for a recipe that works on a lot again which was rejected or is on hold (211.115); nothing new is made by it.</summary>
    [AbsentWhenEmpty]
    public bool IsRework { get; init; }

    /// <summary>Of a procedure that is carried out on equipment without a batch: what it does to it. Nothing is made by it.</summary>
    public EquipmentProcedureKind? ProcedureFor { get; init; }

    /// <summary>The class of equipment that the procedure is for; absent where it is for any.</summary>
    [TextMax(64)]
    public string? ProcedureClass { get; init; }

    /// <summary>After how many days it is due again; a calibration says it.</summary>
    [WholeRange(1, 3_650)]
    public int? IntervalDays { get; init; }

    public RecipeProduct? Product { get; init; }

    public BatchSize? BatchSize { get; init; }

    /// <summary>Sizes by name, each approved with the recipe. With any, an order takes one of them; without, any size of the range.</summary>
    [CountMax(100)]
    [AbsentWhenEmpty]
    public IReadOnlyList<NamedBatchSize> BatchSizes { get; init; } = [];

    public YieldRule? Yield { get; init; }

    public Formula Formula { get; init; } = new();

    /// <summary>Procedures that steps point to, with the versions that the recipe was written against.</summary>
    [CountMax(1_000)]
    [AbsentWhenEmpty]
    public IReadOnlyList<DocumentReference> Documents { get; init; } = [];

    /// <summary>Specimens of labels, containers and packaging materials, as files that the approval signs (211.186(b)(8)).</summary>
    [CountMax(100)]
    [AbsentWhenEmpty]
    public IReadOnlyList<Specimen> Specimens { get; init; } = [];

    [CountMax(1_000)]
    public IReadOnlyList<EquipmentRequirement> Equipment { get; init; } = [];

    /// <summary>The root of the procedural tree; its kind is <see cref="RecipeElementKind.Procedure"/>.</summary>
    public required RecipeElement Procedure { get; init; }

    [CountMax(1_000)]
    public IReadOnlyList<EnumerationSet> EnumerationSets { get; init; } = [];
}

/// <summary>What a procedure without a batch does to the equipment that it is carried out on.</summary>
public enum EquipmentProcedureKind
{
    Cleaning,
    Calibration,
    DailyCheck,
    LineCheck,
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

    /// <summary>Total mass or volume of one dosage unit: of a tablet, of a 5 mL spoon (211.186(b)(2)).</summary>
    public Quantity? UnitWeight { get; init; }

    /// <summary>What one dosage unit is called: "tablet", "5 mL".</summary>
    public LocalizedText? DosageUnit { get; init; }
}

/// <summary>A size that batches of the recipe may have, by its name on screens and orders.</summary>
public sealed record NamedBatchSize
{
    [Id]
    public required string Id { get; init; }

    public required LocalizedText Name { get; init; }

    public required Quantity Size { get; init; }
}

/// <summary>A standard operating procedure or another controlled document.</summary>
public sealed record DocumentReference
{
    [Id]
    public required string Id { get; init; }

    public LocalizedText? Title { get; init; }

    [TextMax(32)]
    public string? Version { get; init; }
}

/// <summary>A file that belongs to the recipe, kept as immutable content and named by the SHA-256 of its bytes.</summary>
public sealed record Specimen
{
    [Id]
    public required string Id { get; init; }

    /// <summary>Code of the packaging material or label in the formula that it shows.</summary>
    [TextMax(64)]
    public string? MaterialCode { get; init; }

    public required LocalizedText Title { get; init; }

    [Pattern("^[0-9a-f]{64}$")]
    public required string Content { get; init; }

    [TextMax(100)]
    public required string ContentType { get; init; }
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
