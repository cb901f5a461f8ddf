using Theriac.Kernel;
using Theriac.People;
using Theriac.Recipes;

namespace Theriac.Batches;

/// <summary>A step is skipped or does not apply: a deviation from the master, with its reason and its exception (C-100b).</summary>
internal sealed record LeaveOutCommand(string Step, NotDone How, string Reason);

internal static class LeaveOutDecision
{
    public static Outcome<Telling> Decide(Scene scene, LeaveOutCommand command)
    {
        if (!Guards.FloorStep(scene, command.Step).Try(out var place, out var refusal))
            return refusal;
        if (IsSignificant(place.Instruction) && Guards.HasRole(scene, Role.Supervisor) is { } notAlone)
            return notAlone;
        if (string.IsNullOrWhiteSpace(command.Reason))
            return BatchesRefusals.ReasonMissing();
        var telling = new Telling(scene);
        // A step that is left out cannot be held by a minimum time, but a hold time that ran out is on record with it.
        if (Begin.Phase(telling, place.Phase, command.Reason) is { } notNow)
            return notNow;
        var skipped = command.How == NotDone.Skipped;
        var exception = telling.Open(
            skipped ? ExceptionKind.StepSkipped : ExceptionKind.StepNotApplicable,
            IsSignificant(place.Instruction) ? Grade.Major : Grade.Minor, place,
            $"{place.Number} {(skipped ? "was skipped" : "does not apply")}.", new Dictionary<string, string>(), command.Reason.Trim());
        telling.Tell(new StepNotDone(
            place.Phase.Id, place.Id, place.Number, command.How, command.Reason.Trim(), exception, telling.By));
        Advance.Step(telling, place);
        return telling;
    }

    /// <summary>Left out, or repeated, only by a supervisor.</summary>
    public static bool IsSignificant(Instruction instruction) =>
        instruction.Critical || instruction.Verification
        || instruction.Kind is InstructionKind.ChargeIn or InstructionKind.LineClearance or InstructionKind.Yield
            or InstructionKind.CommissionPacks or InstructionKind.Equipment or InstructionKind.Signature or InstructionKind.Reconciliation
            or InstructionKind.MassBalance or InstructionKind.Sample or InstructionKind.SampleResult or InstructionKind.Weigh
            or InstructionKind.EquipmentCleaning or InstructionKind.CalibrationCheck;
}
