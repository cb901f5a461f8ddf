using Theriac.Kernel;

namespace Theriac.Recipes;

public enum LoopKind
{
    /// <summary>Once for each of <see cref="Loop.Inputs"/>, in their order.</summary>
    ForEach,

    /// <summary>Again every <see cref="Loop.Interval"/> until <see cref="Loop.Until"/> has ended.</summary>
    Every,

    /// <summary>Again while <see cref="Loop.While"/> is true, at most <see cref="Loop.TimesMax"/> times in all; then an exception.</summary>
    Again,
}

/// <summary>How often an element is carried out. Every loop ends: its number of turns is bounded before it begins.</summary>
/// <remarks>The turns of element X are X~1, X~2 and so on in a record; within a turn an id means this turn's value, outside the column of all.</remarks>
public sealed record Loop
{
    public required LoopKind Kind { get; init; }

    /// <summary>Ids of formula inputs; only with <see cref="LoopKind.ForEach"/>. Steps without a material of their own take the turn's.</summary>
    [Id]
    [CountMax(200)]
    [AbsentWhenEmpty]
    public IReadOnlyList<string> Inputs { get; init; } = [];

    /// <summary>Time from the start of one turn to the start of the next; only with <see cref="LoopKind.Every"/>.</summary>
    public Quantity? Interval { get; init; }

    /// <summary>Id of an element on a parallel branch; only with <see cref="LoopKind.Every"/>.</summary>
    [Id]
    public string? Until { get; init; }

    /// <summary>A truth over what the turn recorded; only with <see cref="LoopKind.Again"/>.</summary>
    [TextMax(2_000)]
    public string? While { get; init; }

    /// <summary>With <see cref="LoopKind.Again"/> and <see cref="LoopKind.Every"/>; whoever leaves it out gets a finding.</summary>
    [WholeRange(1, 500)]
    public int? TimesMax { get; init; }
}
