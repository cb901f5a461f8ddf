using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.Plant;
using Theriac.Recipes;

namespace Theriac.Batches;

/// <summary>A code is scanned and is what it should be; what is not is refused, with what was expected above what was scanned.</summary>
internal static class ScanReader
{
    private const int CodeMax = 200;

    public static Outcome<ReadValue> Read(Scene scene, StepPlace place, string code)
    {
        if (code.Length is 0 or > CodeMax)
            return BatchesRefusals.ValueNotReadable(place.Number, "Scan the code.");
        return place.Instruction.Scan switch
        {
            ScanTarget.Material => Material(scene, place, code),
            ScanTarget.Equipment => Equipment(scene, place, code),
            _ => Ok(code, code, code),
        };
    }

    public static Outcome<ReadValue> Equipment(Scene scene, StepPlace place, string code)
    {
        if (scene.Scanned is not { } equipment)
            return BatchesRefusals.ValueNotReadable(place.Number, "Scan the code.");
        var may = EquipmentGate.MayRead(equipment, scene.Today, place.Instruction.EquipmentClass, scene.Order.Site);
        if (!may.IsOk)
            return Explained(may.Refusal, place, code);
        var expected = place.Instruction.EquipmentClass ?? "–";
        var check = new Check("equipment-class", true, expected, equipment.State.Class ?? "–");
        return Ok(equipment.State.Id, expected, equipment.State.Class ?? "–") is { IsOk: true } read
            ? read.Value with { Checks = [.. read.Value.Checks, check] }
            : BatchesRefusals.ValueNotReadable(place.Number, "Scan the code.");
    }

    private static Outcome<ReadValue> Material(Scene scene, StepPlace place, string code)
    {
        if (scene.Lot is not { } lot)
            return BatchesRefusals.ValueNotReadable(place.Number, "Scan the code.");
        var may = LotGate.MayUse(lot, scene.Today, place.Instruction.MaterialCode, scene.Order.Site);
        return may.IsOk ? Ok(lot.State.Id, place.Instruction.MaterialCode ?? "–", lot.State.Material) : Explained(may.Refusal, place, code);
    }

    private static Outcome<ReadValue> Ok(string text, string expected, string actual) =>
        new ReadValue(text, null, [new Check("scan", true, expected, actual)], Verdict.Within, null, expected);

    private static Refusal Explained(Refusal refusal, StepPlace place, string code)
    {
        var told = refusal.With("step", place.Number);
        if (!told.Facts.ContainsKey("expected"))
            told = told.With("expected", place.Instruction.MaterialCode ?? place.Instruction.EquipmentClass ?? "");
        return told.Facts.ContainsKey("scanned") ? told : told.With("scanned", code);
    }
}
