using Theriac.Kernel;

namespace Theriac.Recipes;

/// <summary>What an instruction asks for. A closed list: each kind is carried out, checked and printed by rules of its own.</summary>
public enum InstructionKind
{
    /// <summary>Do it, then say that it is done.</summary>
    Instruction,

    /// <summary>A measured or counted value with unit, limits, alert limits and a plausible range.</summary>
    Number,

    Text,

    /// <summary>One of <see cref="Instruction.Choices"/>.</summary>
    Choice,

    /// <summary>Answered "yes" or "no".</summary>
    YesNo,

    DateTime,

    /// <summary>A material lot is scanned and its quantity entered.</summary>
    ChargeIn,

    /// <summary>A piece of equipment of <see cref="Instruction.EquipmentClass"/> is scanned into use.</summary>
    Equipment,

    /// <summary>Area and line are free of what came before; two people say so.</summary>
    LineClearance,

    /// <summary>Serial numbers are given to the packs of this batch.</summary>
    CommissionPacks,

    /// <summary>The actual yield is entered and judged by the recipe's <see cref="YieldRule"/>.</summary>
    Yield,
}

/// <summary>One thing that one operator does or enters within a phase.</summary>
public sealed record Instruction
{
    [Id]
    public required string Id { get; init; }

    public required InstructionKind Kind { get; init; }

    public required LocalizedText Title { get; init; }

    public LocalizedText? Text { get; init; }

    /// <summary>Unit of the value and of all its limits.</summary>
    public Unit? Unit { get; init; }

    /// <summary>Digits after the decimal mark that are asked for.</summary>
    [WholeRange(0, 9)]
    public int? Decimals { get; init; }

    /// <summary>Outside of these an exception opens.</summary>
    public Limits? Limits { get; init; }

    /// <summary>Outside of these the value is shown as one to look at.</summary>
    public Limits? Alert { get; init; }

    /// <summary>Outside of these the value is not accepted: it must be a slip (draft Annex 11, plausibility).</summary>
    public Limits? Plausible { get; init; }

    [CountMax(100)]
    public IReadOnlyList<ChoiceOption> Choices { get; init; } = [];

    /// <summary>Answers that need no exception: codes of choices, or "yes" and "no". Empty: any answer will do.</summary>
    [CountMax(100)]
    [TextMax(64)]
    public IReadOnlyList<string> Expected { get; init; } = [];

    /// <summary>The material to charge; its code is one of the formula's.</summary>
    [TextMax(64)]
    public string? MaterialCode { get; init; }

    /// <summary>How much to charge, for the nominal batch size.</summary>
    public Quantity? Quantity { get; init; }

    public Tolerance? Tolerance { get; init; }

    [TextMax(64)]
    public string? EquipmentClass { get; init; }

    /// <summary>A second person verifies.</summary>
    public bool Verification { get; init; }

    public bool Critical { get; init; }

    /// <summary>Name of the qualification that whoever does this needs, if any.</summary>
    [TextMax(64)]
    public string? Qualification { get; init; }
}

/// <summary>Lowest and highest value, both included; either may be absent.</summary>
public sealed record Limits
{
    public decimal? Low { get; init; }

    public decimal? High { get; init; }

    public bool Contain(decimal value) => !(value < Low) && !(value > High);
}

/// <summary>One answer of a choice; the code is what the record keeps.</summary>
public sealed record ChoiceOption
{
    [TextMax(64)]
    public required string Code { get; init; }

    public required LocalizedText Label { get; init; }
}
