using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;
using Theriac.Recipes;

namespace Theriac.Batches;

/// <summary>What of a running batch is to become other than its control recipe says.</summary>
internal enum ChangeKind
{
    /// <summary>Another piece of equipment for one or more steps.</summary>
    Equipment,

    /// <summary>A step that the recipe does not have.</summary>
    Step,

    /// <summary>Another version of the recipe.</summary>
    Version,
}

/// <param name="InsteadOf">The class that the recipe asks for, or the piece that is in use and goes.</param>
internal sealed record EquipmentChange(
    IReadOnlyList<string> Steps, IReadOnlyList<string> Numbers, string Equipment, string Name, string Class, string InsteadOf);

/// <summary>A step of a simple kind, as it was asked for. Its id cannot be one of a recipe, for those begin with a letter or a digit.</summary>
internal sealed record UnplannedStep(
    string Id, string Number, string Phase, string After, string AfterNumber, InstructionKind Kind, string Title, string? Text, Unit? Unit,
    int? Decimals, decimal? Low, decimal? High, bool Verification, bool Critical)
{
    public const char Mark = '+';

    public Instruction ToInstruction() => new()
    {
        Id = Id,
        Kind = Kind,
        Title = Title,
        Text = Text is { } text ? (LocalizedText)text : null,
        Unit = Unit,
        Decimals = Decimals,
        Limits = Low is null && High is null ? null : new Limits { Low = Low, High = High },
        Expected = Kind == InstructionKind.YesNo ? ["yes"] : [],
        Verification = Verification,
        Critical = Critical,
    };
}

/// <summary>A step that was carried out as the old version says, and says something else in the new one; why that may stand.</summary>
internal sealed record StandingStep(string Step, string Number, LocalizedText Title, string Justification);

/// <param name="Redline">What becomes different in what is not done yet, as the comparison of the recipes tells it.</param>
/// <param name="Standing">Steps that are done and differ: they stand as they were carried out.</param>
internal sealed record VersionChange(
    RecipeBinding From, RecipeBinding To, ControlBinding? Control, IReadOnlyList<LocalizedText> Redline, IReadOnlyList<StandingStep> Standing);

/// <summary>Somebody asks for a change of the running batch. Nothing changes with it.</summary>
[Fact("change-requested.v1")]
internal sealed record ChangeRequested(
    string Id, ChangeKind Kind, string Reason, EquipmentChange? Equipment, UnplannedStep? Step, VersionChange? Version, By By) : IFact;

/// <summary>QA signed the redline: from here on the control recipe is another one.</summary>
/// <param name="Version">With a new version, what the batch is bound to now.</param>
/// <param name="Outline">With steps that come or go, the operations with all their steps and those that are done.</param>
[Fact("change-authorised.v1")]
internal sealed record ChangeAuthorised(
    string Id, ChangeKind Kind, VersionChange? Version, IReadOnlyList<OutlineProgress> Outline, Signature Signature) : IFact;

internal sealed record OutlineProgress(string Id, LocalizedText Title, int Steps, int Done);

/// <summary>QA does not sign it. The batch stays as it is.</summary>
[Fact("change-declined.v1")]
internal sealed record ChangeDeclined(string Id, string Reason, By By) : IFact;
