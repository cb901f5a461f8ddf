using Theriac.Kernel;

namespace Theriac.Recipes;

/// <summary>What a named author adds to a draft: parts by their ids, and an answer to every finding.</summary>
/// <remarks>What is absent stays as it is; a list that is present replaces the draft's.</remarks>
internal sealed record RecipeCompletion
{
    public const string FormatName = "theriac-recipe-completion/1";

    [Fixed(FormatName)]
    public string Format { get; init; } = FormatName;

    public LocalizedText? Title { get; init; }

    public RecipeProduct? Product { get; init; }

    public BatchSize? BatchSize { get; init; }

    public YieldRule? Yield { get; init; }

    public Formula? Formula { get; init; }

    [CountMax(100)]
    public IReadOnlyList<Specimen>? Specimens { get; init; }

    [CountMax(1_000)]
    public IReadOnlyList<EquipmentRequirement>? Equipment { get; init; }

    [CountMax(20_000)]
    public IReadOnlyList<ElementCompletion> Elements { get; init; } = [];

    [CountMax(20_000)]
    public IReadOnlyList<Transition> Transitions { get; init; } = [];

    /// <summary>Ids of links that the author takes out, for example one that runs in a loop.</summary>
    [CountMax(20_000)]
    [TextMax(64)]
    public IReadOnlyList<string> RemoveLinks { get; init; } = [];

    [CountMax(20_000)]
    public IReadOnlyList<AddedLink> AddLinks { get; init; } = [];

    [CountMax(RecipeLimits.AnswersMax)]
    public IReadOnlyList<AnswerToFindings> Findings { get; init; } = [];
}

/// <summary>Changes to one element.</summary>
internal sealed record ElementCompletion
{
    [Id]
    public required string Id { get; init; }

    public LocalizedText? Title { get; init; }

    public LocalizedText? Description { get; init; }

    [CountMax(20_000)]
    public IReadOnlyList<Instruction>? Instructions { get; init; }

    [CountMax(100)]
    public IReadOnlyList<TimeLink>? TimeLinks { get; init; }

    public Quantity? TheoreticalWeight { get; init; }

    public Quantity? DeclaredLoss { get; init; }

    [TextMax(64)]
    public string? Qualification { get; init; }

    /// <summary>The source's parameters are decided about; they stay in the findings.</summary>
    public bool DropParameters { get; init; }
}

/// <summary>A link in the logic of <see cref="Element"/>.</summary>
internal sealed record AddedLink
{
    [Id]
    public required string Element { get; init; }

    [Id]
    public required string From { get; init; }

    [Id]
    public required string To { get; init; }
}

/// <summary>One answer to every open finding of a code, or to those of one element, or to one by its id.</summary>
internal sealed record AnswerToFindings
{
    [TextMax(64)]
    public required string Code { get; init; }

    [TextMax(64)]
    public string? ElementId { get; init; }

    [TextMax(16)]
    public string? Id { get; init; }

    public required FindingAnswer Answer { get; init; }

    [TextMax(2_000)]
    public required string Reason { get; init; }

    public bool Meets(Finding finding) =>
        finding.IsOpen && finding.Code == Code && (ElementId is null || finding.ElementId == ElementId) && (Id is null || finding.Id == Id);
}
