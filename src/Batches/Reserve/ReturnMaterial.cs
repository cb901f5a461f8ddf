using Theriac.Kernel;
using Theriac.Plant;
using Theriac.Recipes;

namespace Theriac.Batches;

/// <summary>What was charged and not used goes back into stock.</summary>
/// <param name="Condition">What was seen of it; only what is fit for use goes back, the rest is scrapped.</param>
/// <param name="Justification">Needed where the batch then has less than the recipe allows.</param>
internal sealed record ReturnMaterialCommand(
    string Step, int Charge, string Value, string Unit, bool Fit, string Condition, string? Justification = null);

internal static class ReturnMaterialDecision
{
    public static Outcome<Telling> Decide(Scene scene, ReturnMaterialCommand command)
    {
        if ((Guards.OnFloor(scene) ?? Guards.Open(scene)) is { } refusal)
            return refusal;
        if (!scene.Recipe.TryGetStep(command.Step, out var place))
            return BatchesRefusals.StepUnknown(command.Step);
        if (scene.State.Step(place).Charges.Find(one => one.Index == command.Charge) is not { } charge)
            return WeighingRefusals.ValueUnknown(place.Number);
        if (!ChargeInDecision.ReadQuantity(command.Value, command.Unit).Then(read => read.To(charge.Quantity.Unit)).Try(out var quantity, out refusal))
            return refusal;
        if (quantity.Value <= 0 || quantity.Value > charge.Net.Value)
            return BatchesRefusals.NotPlausible(place.Number, $"{quantity}", $"≤ {charge.Net}");
        if (string.IsNullOrWhiteSpace(command.Condition))
            return BatchesRefusals.ReasonMissing();
        return command.Fit ? Back(scene, place, charge, quantity, command) : BatchesRefusals.MaterialNotFit(charge.Lot);
    }

    private static Outcome<Telling> Back(Scene scene, StepPlace place, ChargeState charge, Quantity quantity, ReturnMaterialCommand command)
    {
        var lot = scene.Lot ?? throw new InvalidOperationException("The handler loads the lot of the charge.");
        var moved = quantity.To(lot.State.OnHand.Unit).Then(inLotUnit => LotGate.Move(
            lot, LotMovement.PutBack, inLotUnit, scene.Today, scene.State.Id, command.Condition.Trim(), Source(lot.State, scene.State.LotContainerOf(charge))));
        if (!moved.Try(out var fact, out var refusal))
            return refusal;
        var telling = new Telling(scene);
        var weighed = scene.State.WeighedAs(charge)?.Fact;
        telling.Tell(new MaterialReturned(
            place.Phase.Id, place.Id, place.Number, charge.Index, charge.Lot, quantity, command.Condition.Trim(), telling.By,
            CorrectDecision.Dependents(telling.State, place), weighed?.Step, weighed?.Index));
        telling.TellOf(lot.At, fact);
        // What was signed for was more: signatures, tolerance and whatever was calculated from it are judged again.
        if ((CorrectDecision.CorrectedTolerance(telling, place, command.Justification)
            ?? Recalculation.After(telling, place, command.Justification)) is { } no)
            return no;
        return CorrectDecision.Finish(telling, place, command.Condition);
    }

    private static string? Source(LotState lot, string? container) => container is { } id && lot.Container(id) is not null ? id : null;
}
