using Theriac.Kernel;

namespace Theriac.Recipes;

/// <summary>What goes in, what is set, and what comes out.</summary>
public sealed record Formula
{
    [CountMax(2_000)]
    public IReadOnlyList<FormulaInput> Inputs { get; init; } = [];

    [CountMax(2_000)]
    public IReadOnlyList<FormulaParameter> Parameters { get; init; } = [];

    [CountMax(2_000)]
    public IReadOnlyList<FormulaOutput> Outputs { get; init; } = [];

    /// <summary>Constants that expressions look up: a factor by water content, a limit by grade.</summary>
    [CountMax(100)]
    [AbsentWhenEmpty]
    public IReadOnlyList<LookupTable> Tables { get; init; } = [];
}

/// <summary>One line of the bill of materials, for the nominal batch size.</summary>
public sealed record FormulaInput
{
    [Id]
    public required string Id { get; init; }

    [TextMax(64)]
    public required string MaterialCode { get; init; }

    [TextMax(200)]
    public required string Name { get; init; }

    [TextMax(200)]
    public string? Grade { get; init; }

    public Quantity? Quantity { get; init; }

    public Tolerance? Tolerance { get; init; }

    /// <summary>What it is to the product; absent: an ingredient.</summary>
    public InputUse? Use { get; init; }

    /// <summary>What it does in the formula: "binder", "disintegrant".</summary>
    [TextMax(200)]
    public string? Function { get; init; }

    /// <summary>Amount of this active in one dosage unit as the label claims it (211.186(b)(2)).</summary>
    public Quantity? LabelClaim { get; init; }

    /// <summary>On what basis the quantity stands; absent: as it is.</summary>
    public PotencyBasis? Potency { get; init; }

    /// <summary>Id of the active whose potency correction this input makes up for, so that the total stays.</summary>
    [Id]
    public string? Compensates { get; init; }

    /// <summary>True for an active ingredient.</summary>
    public bool Active { get; init; }

    /// <summary>Calculated excess in percent, where the label claim is exceeded on purpose (211.186(b)(5)).</summary>
    public decimal? OveragePercent { get; init; }
}

public enum InputUse
{
    Ingredient,

    /// <summary>Used and removed again: it is no part of the product's mass.</summary>
    ProcessAid,
    Packaging,
    Label,
}

/// <summary>What the quantity of an active means before it is dispensed.</summary>
public enum PotencyBasis
{
    AsIs,

    /// <summary>Of pure substance: quantity to weigh = quantity × 100 % ÷ assay.</summary>
    Assay,

    /// <summary>Of dry pure substance: also divided by what is not water.</summary>
    AnhydrousAssay,
}

/// <summary>How far an actual quantity may lie below and above the one asked for, in percent of it.</summary>
public sealed record Tolerance
{
    public required decimal MinusPercent { get; init; }

    public required decimal PlusPercent { get; init; }
}

/// <summary>A value of the process that holds for the whole recipe.</summary>
public sealed record FormulaParameter
{
    [Id]
    public required string Id { get; init; }

    public required LocalizedText Name { get; init; }

    /// <summary>The set-point.</summary>
    public Quantity? Value { get; init; }

    /// <summary>The range in which it may be run, in the unit of <see cref="Value"/>.</summary>
    public Limits? Range { get; init; }

    /// <summary>The range that is registered with the authorities; nothing may leave it.</summary>
    public Limits? RegisteredRange { get; init; }

    /// <summary>Whether sites, or batch sizes, set a value of their own within <see cref="RegisteredRange"/>; absent: the same everywhere.</summary>
    public ParameterScope? Scope { get; init; }

    [AbsentWhenEmpty]
    public bool Critical { get; init; }

    /// <summary>The limits that steps take from it: its own range, else the one that is registered.</summary>
    public Limits? RangeThatHolds() => Range ?? RegisteredRange;
}

/// <summary>By what the value of a parameter differs.</summary>
public enum ParameterScope
{
    Site,
    BatchSize,
    SiteAndBatchSize,
}

/// <summary>What the batch yields: the product, and whatever else.</summary>
public sealed record FormulaOutput
{
    [Id]
    public required string Id { get; init; }

    [TextMax(64)]
    public required string MaterialCode { get; init; }

    [TextMax(200)]
    public required string Name { get; init; }

    public Quantity? Quantity { get; init; }
}

/// <summary>A class of equipment that the recipe needs; which piece it is, the batch record says.</summary>
public sealed record EquipmentRequirement
{
    [Id]
    public required string Id { get; init; }

    [TextMax(64)]
    public required string Class { get; init; }

    public LocalizedText? Title { get; init; }

    /// <summary>What the piece must be able to do: working volume, filter mesh.</summary>
    [CountMax(50)]
    [AbsentWhenEmpty]
    public IReadOnlyList<EquipmentProperty> Properties { get; init; } = [];
}

/// <summary>A property that equipment of a class must have, as text or as a range.</summary>
public sealed record EquipmentProperty
{
    [Id]
    public required string Id { get; init; }

    public required LocalizedText Name { get; init; }

    [TextMax(200)]
    public string? Value { get; init; }

    public Limits? Range { get; init; }

    public Unit? Unit { get; init; }
}
