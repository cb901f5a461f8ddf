using Theriac.People;
using Theriac.Recipes;

namespace Theriac.Batches;

/// <summary>Who signs what, and when a step has all it asks for.</summary>
internal static class StepRules
{
    /// <summary>
    /// A plain entry is attributed by the session and needs no signature (one tap); significant steps do
    /// (211.188(b)(11)): critical ones, those with a second person, and whatever went off the master.
    /// </summary>
    public static bool NeedsPerformed(Instruction instruction, StepState step) => instruction.Kind != InstructionKind.Signature
        && !step.IsFromPaper
        && (NeedsVerified(instruction, step)
        || instruction.Critical
        || step.Dispensed.Count > 0
        || instruction.Kind is InstructionKind.CommissionPacks or InstructionKind.Equipment or InstructionKind.Reconciliation
        || step.Values.Any(value => value.Verdict == Verdict.Outside)
        || step.Rows.Any(row => row.Changes.Count > 0 || row.Cells.Values.Any(cell => cell.Verdict == Verdict.Outside))
        || step.Values.Any(value => value.Reason is not null));

    /// <summary>
    /// Of steps that a second person checks in any case, and by Annex 11, 6 of critical values that were typed. What was copied from
    /// paper is signed there; a second person verifies the whole form against the paper.
    /// </summary>
    public static bool NeedsVerified(Instruction instruction, StepState step) => !step.IsFromPaper
        && (SigningRoles.IsVerified(instruction)
        || IsWeighedByHand(instruction, step)
        || (instruction.Critical && TakesValue(instruction.Kind) && step.Values.Any(value => value.Source == EntrySource.Typed)));

    /// <summary>
    /// 211.101(c): release, weight and identity of each container are examined by a second person, unless automated equipment weighed and
    /// identified it; then the one who signs is enough.
    /// </summary>
    private static bool IsWeighedByHand(Instruction instruction, StepState step) =>
        instruction is { Kind: InstructionKind.Weigh, MaterialCode: not null }
        && (step.Dispensed.Any(one => one.IsValid && (one.Fact.Weight.Source == EntrySource.Typed || one.Fact.From.Source == EntrySource.Typed))
            || (step.Dispensed.IsEmpty && step.Values.Any(value => value.Source == EntrySource.Typed)));

    /// <summary>Kinds whose data is one value.</summary>
    public static bool TakesValue(InstructionKind kind) =>
        kind is not (InstructionKind.ChargeIn or InstructionKind.Equipment or InstructionKind.CommissionPacks or InstructionKind.Signature);

    public static bool HasItsData(Instruction instruction, StepState step) => instruction.Kind switch
    {
        InstructionKind.ChargeIn => step.Charges.Count > 0,
        InstructionKind.Equipment => step.Equipment is not null,
        InstructionKind.CommissionPacks => step.Packs.Any(packs => packs.Last),
        InstructionKind.Signature => true,
        InstructionKind.Weigh when step.Dispensed.Count > 0 => step.Dispensed.Any(one => one.IsValid),
        _ => step.Value is not null,
    };

    /// <summary>True when nothing is missing; says nothing about what was complete before and changed since.</summary>
    public static bool IsSatisfied(Instruction instruction, StepState step) =>
        step.NotDone is not null || step.IsLeftOut
        || (SignatureBlock.IsFull(instruction, step)
            && HasItsData(instruction, step)
            && (!NeedsPerformed(instruction, step) || step.Current(SignatureMeaning.Performed) is not null)
            && (!NeedsVerified(instruction, step) || step.Current(SignatureMeaning.Verified) is not null));

    /// <summary>Everybody whose own work a verifier of this step would judge.</summary>
    public static IReadOnlySet<string> PerformersOf(StepState step) =>
        step.Values.Select(value => value.By.Id)
            .Concat(step.Charges.Select(charge => charge.By.Id)).Concat(step.Charges.Select(charge => charge.Return?.By.Id).OfType<string>())
            .Concat(step.Dispensed.Select(one => one.Fact.By.Id))
            .Concat(step.Equipment is { } equipment ? [equipment.By.Id] : [])
            .Concat(step.Rows.SelectMany(row => row.Changes.Select(change => change.By.Id).Prepend(row.By.Id)))
            .Concat(step.TimerStartedBy is { } starter ? [starter.Id] : [])
            .Concat(step.Signatures.Where(one => one.Signature.Meaning == SignatureMeaning.Performed).Select(one => one.Signature.Signer))
            .ToHashSet(StringComparer.Ordinal);
}
