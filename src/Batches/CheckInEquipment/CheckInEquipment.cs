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
            return ChangesRefusals.StepKindDiffers(place.Number, place.Instruction.Kind);
        if (scene.State.Step(place).Equipment is { } there)
            return BatchesRefusals.EquipmentAlreadyIn(place.Number, there.Equipment);
        var equipment = scene.Equipment[0];
        if (ScanReader.NotTheOne(scene, place, equipment, command.Equipment) is { } another)
            return another;
        var may = EquipmentGate.MayRead(equipment, scene.Today, place.Instruction.EquipmentClass, scene.Order.Site);
        if (!may.IsOk)
            return Explained(may.Refusal, place, command);
        if (AllocateEquipmentDecision.Another(scene, place, equipment.State) is { } allocated)
            return allocated;
        if (LateEntries.Read(scene, place, command.Late, out var late) is { } wrongTime)
            return wrongTime;
        var telling = new Telling(scene);
        if (Begin.Phase(telling, place.Phase, command.Justification) is { } notNow)
            return notNow;
        if (Take(telling, place, equipment) is { } taken)
            return Explained(taken, place, command);
        late = LateEntries.Open(telling, place, late);
        telling.Tell(ToFact(scene, place, equipment.State, command.Source.ByPerson()) with { Late = late });
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
    private static Refusal? Take(Telling telling, StepPlace place, Folded<EquipmentState> equipment)
    {
        telling.RelyOn(equipment.At);
        var (scene, state) = (telling.Scene, equipment.State);
        var use = UseOf(telling, place);
        if (state.Condition == EquipmentCondition.InUse && state.Batch == telling.State.Id)
        {
            if (state.Uses.All(one => one.Phase != use.Phase))
                telling.TellOf(equipment.At, new EquipmentUsed(state.Id, telling.State.Id, use));
            return null;
        }

        var clock = scene.HoldTimes.ClockOf(state.Class, scene.Now);
        if (scene.HoldTimesAt is { } rules)
            telling.RelyOn(rules);
        // What a batch of the same campaign left stays with the campaign until its rule asks for a cleaning, or its dirty hold is over.
        var kept = scene.Campaign is { } campaign && CampaignDecisions.Keeps(campaign.State, state)
            && EquipmentHold.Of(state, clock) is not { Expired: true };
        if (kept)
            telling.RelyOn(scene.Campaign!.At);
        var offered = kept ? equipment with { State = state with { Condition = EquipmentCondition.Clean, Batch = null } } : equipment;
        if (!EquipmentGate.Take(offered, telling.State.Id, scene.Today, kept ? null : clock, use).Try(out var change, out var refusal))
            return refusal;
        telling.TellOf(equipment.At, change with { From = equipment.State.Condition });
        return null;
    }

    /// <summary>What the log of the equipment says about it (21 CFR 211.182).</summary>
    private static PhaseUse UseOf(Telling telling, StepPlace place)
    {
        var (order, title) = (telling.Scene.Order, place.Phase.Title);
        return new PhaseUse(
            order.Product?.Name, order.LotNumber, place.Phase.Number, new PhaseTitle(title.En, title.Vi, title.Zh), place.Number, telling.By.Name);
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
                EquipmentCondition.ToBeCleaned when equipment.Batch == scene.State.Id => "as this batch left it",
                EquipmentCondition.ToBeCleaned => $"kept for campaign {scene.Order.Campaign?.Id} after {equipment.Batch}",
                _ => "clean",
            }),
        ];
        return new EquipmentCheckedIn(
            place.Phase.Id, place.Id, place.Number, equipment.Id, equipment.Name, equipment.Class, source, checks, scene.Who.By);
    }
}
