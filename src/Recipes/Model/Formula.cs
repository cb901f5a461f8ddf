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

    /// <summary>True for an active ingredient.</summary>
    public bool Active { get; init; }

    /// <summary>Calculated excess in percent, where the label claim is exceeded on purpose (211.186(b)(5)).</summary>
    public decimal? OveragePercent { get; init; }
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

    public Quantity? Value { get; init; }
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
}
