using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.Plant;
using Theriac.Recipes;

namespace Theriac.Batches;

internal sealed record CheckInEquipmentCommand(string Step, string Equipment, EntrySource Source = EntrySource.Typed, string? Justification = null, LateInput? Late = null);

internal static class CheckInEquipmentDecision
{
    public static Outcome<Telling> Decide(Scene scene, CheckInEquipmentCommand command)
    {
        if (!Guards.FloorStep(scene, command.Step).Try(out var place, out var refusal))
            return refusal;
        if (place.Instruction.Kind != InstructionKind.Equipment)
            return BatchesRefusals.StepKindDiffers(place.Number, place.Instruction.Kind);
        if (scene.State.Step(place).Equipment is { } there)
            return BatchesRefusals.EquipmentAlreadyIn(place.Number, there.Equipment);
        var equipment = scene.Equipment[0];
        // QA authorised this one piece, not its whole class.
        if (scene.State.SubstituteFor(place.Id) is { } substitute && substitute.Equipment != equipment.State.Id)
            return BatchesRefusals.EquipmentNotAuthorised(place.Number, substitute.Equipment).With("scanned", command.Equipment);
        var may = EquipmentGate.MayRead(equipment, scene.Today, place.Instruction.EquipmentClass, scene.Order.Site);
        if (!may.IsOk)
            return Explained(may.Refusal, place, command);
        if (LateEntries.Read(scene, place, command.Late, out var late) is { } wrongTime)
            return wrongTime;
        var telling = new Telling(scene);
        if (Begin.Phase(telling, place.Phase, command.Justification) is { } notNow)
            return notNow;
        if (Take(telling, equipment) is { } taken)
            return Explained(taken, place, command);
        late = LateEntries.Open(telling, place, late);
        telling.Tell(ToFact(scene, place, equipment.State, command.Source) with { Late = late });
        Advance.Step(telling, place);
        return telling;
    }

    /// <summary>Another class is told as what was scanned; else it is the label itself.</summary>
    private static Refusal Explained(Refusal refusal, StepPlace place, CheckInEquipmentCommand command)
    {
        var told = refusal.With("step", place.Number);
        return told.Facts.ContainsKey("scanned") ? told : told.With("scanned", command.Equipment);
    }

    // What the batch has in use already serves another of its steps as well.
    private static Refusal? Take(Telling telling, Folded<EquipmentState> equipment)
    {
        telling.RelyOn(equipment.At);
        if (equipment.State is { Condition: EquipmentCondition.InUse } state && state.Batch == telling.State.Id)
            return null;
        // What a batch of the same campaign left stays with the campaign until its rule asks for a cleaning.
        var kept = telling.Scene.Campaign is { } campaign && CampaignDecisions.Keeps(campaign.State, equipment.State);
        var offered = kept ? equipment with { State = equipment.State with { Condition = EquipmentCondition.Clean, Batch = null } } : equipment;
        if (!EquipmentGate.Take(offered, telling.State.Id, telling.Scene.Today).Try(out var change, out var refusal))
            return refusal;
        telling.TellOf(equipment.At, change with { From = equipment.State.Condition });
        return null;
    }

    private static EquipmentCheckedIn ToFact(Scene scene, StepPlace place, EquipmentState equipment, EntrySource source)
    {
        var due = equipment.CalibrationDueOn is { } day ? $"{day:yyyy-MM-dd}" : "–";
        List<Check> checks =
        [
            new("equipment-class", true, place.Instruction.EquipmentClass ?? equipment.Class, equipment.Class),
            new("equipment-calibrated", true, $"≥ {scene.Today:yyyy-MM-dd}", due),
            new("equipment-clean", true, "clean", equipment.Condition switch
            {
                EquipmentCondition.InUse => "in use by this batch",
                EquipmentCondition.ToBeCleaned => $"kept for campaign {scene.Order.Campaign?.Id} after {equipment.Batch}",
                _ => "clean",
            }),
        ];
        return new EquipmentCheckedIn(
            place.Phase.Id, place.Id, place.Number, equipment.Id, equipment.Name, equipment.Class, source, checks, scene.Who.By);
    }
}
