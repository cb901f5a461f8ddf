using Theriac.Kernel;
using Theriac.Recipes;

namespace Theriac.Batches;

/// <summary>A wrong value gets a right one beside it. <paramref name="Charge"/> names the charge of a charge-in step.</summary>
internal sealed record CorrectCommand(
    string Step, string Value, string Reason, string? Unit = null, int? Charge = null, string? Justification = null,
    IReadOnlyDictionary<string, string>? Parts = null, AttachedFile? File = null);

internal static class CorrectDecision
{
    public static Outcome<Telling> Decide(Scene scene, CorrectCommand command)
    {
        if (!Guards.Correctable(scene, command.Step, command.Reason).Try(out var place, out var refusal))
            return refusal;
        if (scene.State.Step(place).Dispensed.Count > 0)
            return WeighingRefusals.ContainerNotCorrected(place.Number);
        return place.Instruction.Kind switch
        {
            InstructionKind.ChargeIn => Charge(scene, place, command),
            InstructionKind.Equipment or InstructionKind.CommissionPacks or InstructionKind.Instruction or InstructionKind.LineClearance
                or InstructionKind.Table or InstructionKind.Signature or InstructionKind.Timer or InstructionKind.EquipmentCleaning
                or InstructionKind.Calculation or InstructionKind.MassBalance =>
                WeighingRefusals.ValueUnknown(place.Number),
            _ => Value(scene, place, command),
        };
    }

    private static Outcome<Telling> Value(Scene scene, StepPlace place, CorrectCommand command)
    {
        if (scene.State.Step(place).Value is not { } old)
            return WeighingRefusals.ValueUnknown(place.Number);
        if (!ValueReader.Read(scene, place, new ValueInput(command.Value, command.Unit, command.Parts, command.File)).Try(out var value, out var refusal))
            return refusal;
        if (value.Text == old.Value && SameParts(value.Detail, old.Detail))
            return WeighingRefusals.ValueSame(place.Number);
        if (value.Verdict == Verdict.Outside && string.IsNullOrWhiteSpace(command.Justification))
            return BatchesRefusals.JustificationMissing(place.Number, value.Shown, value.Expected);
        var telling = new Telling(scene);
        telling.Tell(new ValueCorrected(
            place.Phase.Id, place.Id, place.Number, null, old.Value, value.Text, value.Unit, command.Reason.Trim(), value.Checks,
            value.Verdict, value.Share, Dependents(telling.State, place), telling.By, value.Detail));
        if (value.Verdict == Verdict.Outside)
            RecordValueDecision.OpenException(telling, place, value, command.Justification!);
        return Recalculation.After(telling, place, command.Justification) is { } no ? no : Finish(telling, place, command.Reason);
    }

    private static bool SameParts(ValueDetail? one, ValueDetail? other) =>
        (one?.Parts ?? new Dictionary<string, string>()).OrderBy(part => part.Key, StringComparer.Ordinal)
            .SequenceEqual((other?.Parts ?? new Dictionary<string, string>()).OrderBy(part => part.Key, StringComparer.Ordinal))
        && one?.File?.Content == other?.File?.Content;

    private static Outcome<Telling> Charge(Scene scene, StepPlace place, CorrectCommand command)
    {
        var step = scene.State.Step(place);
        var charge = step.Charges.Find(one => one.Index == (command.Charge ?? 1));
        if (charge is null)
            return WeighingRefusals.ValueUnknown(place.Number);
        if (scene.State.WeighedAs(charge) is not null)
            return WeighingRefusals.ContainerNotCorrected(place.Number);
        var parsed = ChargeInDecision.ReadQuantity(command.Value, command.Unit ?? charge.Quantity.Unit.Symbol);
        if (!parsed.Try(out var quantity, out var refusal))
            return refusal;
        if (!quantity.Unit.Equals(charge.Quantity.Unit))
            return BatchesRefusals.UnitDiffers(place.Number, charge.Quantity.Unit.Symbol, quantity.Unit.Symbol);
        // What went back into stock went in before.
        if (quantity.Value < (charge.Returned?.Value ?? 0))
            return BatchesRefusals.NotPlausible(place.Number, $"{quantity}", $"≥ {charge.Returned?.ToString() ?? "0"}");
        if (quantity.Value == charge.Quantity.Value)
            return WeighingRefusals.ValueSame(place.Number);
        var telling = new Telling(scene);
        telling.Tell(new ValueCorrected(
            place.Phase.Id, place.Id, place.Number, charge.Index, DecimalText.Of(charge.Quantity.Value), DecimalText.Of(quantity.Value),
            quantity.Unit, command.Reason.Trim(), [], Verdict.Unlimited, null, Dependents(telling.State, place), telling.By));
        if (CorrectedTolerance(telling, place, command.Justification) is { } notExplained)
            return notExplained;
        if ((Restock(telling, charge, quantity) ?? Recalculation.After(telling, place, command.Justification)) is { } no)
            return no;
        return Finish(telling, place, command.Reason);
    }

    /// <summary>A complete step whose sum is another one now is judged again; what is out of tolerance is explained.</summary>
    public static Refusal? CorrectedTolerance(Telling telling, StepPlace place, string? justification)
    {
        if (telling.State.Step(place).Completed is null)
            return null;
        if (!ChargeInDecision.Tolerance(telling.Scene, place, telling.State.Step(place)).Try(out var check, out var refusal))
            return refusal;
        if (check is null or { Passed: true })
            return null;
        if (string.IsNullOrWhiteSpace(justification))
            return BatchesRefusals.JustificationMissing(place.Number, check.Actual, check.Expected);
        ChargeInDecision.OpenTolerance(telling, place, check, justification);
        return null;
    }

    // The books of the lot follow the corrected quantity; what lies on the shelf is what it is.
    private static Refusal? Restock(Telling telling, ChargeState charge, Quantity now)
    {
        // The charge came after the handler had looked which lot it needs.
        if (telling.Scene.Lot is not { } lot)
            return BatchesRefusals.DocumentChanged();
        var back = charge.Quantity.Minus(now).Then(difference => difference.To(lot.State.OnHand.Unit));
        // Back into the container that it came from; more is taken out of it as far as its books have it.
        var container = telling.State.LotContainerOf(charge) is { } from && back.IsOk && lot.State.Container(from) is { } there
            && there.Left.Value + back.Value.Value >= 0 ? from : null;
        var moved = back.Then(quantity => Theriac.Plant.LotGate.Move(
            lot, Theriac.Plant.LotMovement.Adjust, quantity, telling.Scene.Today, telling.State.Id, "charge corrected", container));
        if (!moved.Try(out var fact, out var refusal))
            return refusal;
        telling.TellOf(lot.At, fact);
        return null;
    }

    // Physical acts and branches that were taken stand; what was judged with the old value is judged again by a person.
    public static Telling Finish(Telling telling, StepPlace place, string reason)
    {
        if (telling.State.CompletedWork.Contains(place.Phase.Id))
        {
            telling.Open(
                ExceptionKind.CorrectedAfterPhase, Grade.Information, place,
                $"{place.Number}: corrected after the phase had ended.",
                new Dictionary<string, string> { ["reason"] = reason.Trim() }, reason.Trim());
        }

        return telling;
    }

    /// <summary>Signed yields that come after the corrected step in the procedure: their balance rests on what went in.</summary>
    public static List<string> Dependents(BatchState state, StepPlace place) =>
        [.. state.Steps.Values
            .Where(step => step.Id != place.Id && step.Completed is not null && step.Values.Any(value => value.Share is not null))
            .Where(step => step.Completed!.At >= (state.Step(place).Values.FirstOrDefault()?.Stamp.At ?? 0))
            .Where(_ => place.Instruction.Kind is InstructionKind.ChargeIn or InstructionKind.Weigh or InstructionKind.Yield)
            .Select(step => step.Id).Order(StringComparer.Ordinal)];
}
