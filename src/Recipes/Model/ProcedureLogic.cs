namespace Theriac.Recipes;

/// <summary>The graph that orders the elements of one parent: steps, transitions and branch bars, joined by links.</summary>
/// <remarks>It has exactly one begin and one end step, and no link back: what is repeated has a <see cref="Loop"/>. Ids are unique within the recipe.</remarks>
public sealed record ProcedureLogic
{
    [CountMax(20_000)]
    public IReadOnlyList<LogicStep> Steps { get; init; } = [];

    [CountMax(20_000)]
    public IReadOnlyList<Transition> Transitions { get; init; } = [];

    [CountMax(20_000)]
    public IReadOnlyList<BranchBar> Bars { get; init; } = [];

    [CountMax(100_000)]
    public IReadOnlyList<Link> Links { get; init; } = [];
}

public enum LogicStepKind
{
    Begin,
    End,
    Element,
}

/// <summary>A place in the graph: its begin, its end, or one element's turn.</summary>
public sealed record LogicStep
{
    [Id]
    public required string Id { get; init; }

    public required LogicStepKind Kind { get; init; }

    /// <summary>Id of the element, a child of the logic's owner; only with <see cref="LogicStepKind.Element"/>.</summary>
    [Id]
    public string? Element { get; init; }
}

/// <summary>A gate between steps.</summary>
public sealed record Transition
{
    [Id]
    public required string Id { get; init; }

    public required TransitionCondition Condition { get; init; }
}

public enum TransitionConditionKind
{
    /// <summary>Opens by itself.</summary>
    Always,

    /// <summary>Opens when somebody signs that <see cref="TransitionCondition.Text"/> is so.</summary>
    Manual,

    /// <summary>Opens by itself when <see cref="TransitionCondition.Expression"/> is true; a branch of a choice is closed when it is false.</summary>
    Expression,
}

/// <summary>When a transition opens. What a machine cannot decide, a person signs.</summary>
public sealed record TransitionCondition
{
    public static readonly TransitionCondition Always = new() { Kind = TransitionConditionKind.Always };

    public required TransitionConditionKind Kind { get; init; }

    /// <summary>What is shown to whoever signs. An approved recipe has it on every manual transition.</summary>
    public LocalizedText? Text { get; init; }

    /// <summary>A truth of the expression language; only with <see cref="TransitionConditionKind.Expression"/>.</summary>
    [TextMax(2_000)]
    public string? Expression { get; init; }

    public static TransitionCondition Manual(LocalizedText? text) =>
        new() { Kind = TransitionConditionKind.Manual, Text = text };
}

/// <summary>ISA-88's branch bars: parallel is AND, serial is a choice of one.</summary>
public enum BranchBarKind
{
    ParallelDivergent,
    ParallelConvergent,
    SerialDivergent,
    SerialConvergent,
}

/// <summary>A bar where branches part or join.</summary>
public sealed record BranchBar
{
    [Id]
    public required string Id { get; init; }

    public required BranchBarKind Kind { get; init; }
}

/// <summary>An arrow from one step, transition or bar to another of the same logic.</summary>
public sealed record Link
{
    [Id]
    public string? Id { get; init; }

    [Id]
    public required string From { get; init; }

    [Id]
    public required string To { get; init; }
}
