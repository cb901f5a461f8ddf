using Theriac.Recipes;

namespace Theriac.Batches;

internal enum ChangeScope
{
    Step,
    Phase,

    /// <summary>The unit procedure around the step, or the whole procedure where there is none.</summary>
    Unit,
}

/// <summary>Another piece of equipment for a step, and for those around it that ask for the same class.</summary>
internal sealed record RequestEquipmentCommand(string Step, string Equipment, string Reason, ChangeScope Scope = ChangeScope.Step);

/// <summary>A step that the recipe does not have, behind one that it has.</summary>
internal sealed record RequestStepCommand(
    string After, string Title, string Reason, InstructionKind Kind = InstructionKind.Instruction, string? Text = null, string? Unit = null,
    int? Decimals = null, decimal? Low = null, decimal? High = null, bool Verification = false, bool Critical = false);

/// <param name="Justifications">By step, why what was done may stand although the newer version says something else.</param>
internal sealed record RequestVersionCommand(string Version, string Reason, IReadOnlyDictionary<string, string>? Justifications = null);

/// <summary>QA signs what is replaced by what.</summary>
internal sealed record AuthoriseCommand(string Change) : SignedCommand;

internal sealed record DeclineCommand(string Change, string Reason);
