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
            ScanTarget.Person => Person(scene, place, code),
            _ => Ok(code, code, code),
        };
    }

    /// <summary>Equipment that is read from, or looked at: of its class, at this site, and calibrated (P11-10h).</summary>
    public static Outcome<ReadValue> Equipment(Scene scene, StepPlace place, string code)
    {
        if (scene.Scanned is not { } equipment)
            return BatchesRefusals.ValueNotReadable(place.Number, "Scan the code.");
        if (NotTheOne(scene, place, equipment, code) is { } another)
            return another;
        var may = EquipmentGate.MayRead(equipment, scene.Today, place.Instruction.EquipmentClass, scene.Order.Site);
        if (!may.IsOk)
            return Explained(may.Refusal, place, code);
        var due = equipment.State.CalibrationDueOn is { } day ? $"{day:yyyy-MM-dd}" : "–";
        return Is(equipment.State, place, new Check("equipment-calibrated", true, $"≥ {scene.Today:yyyy-MM-dd}", due));
    }

    /// <summary>Equipment that was cleaned; <see cref="Cleaned"/> writes it into its own log as well.</summary>
    public static Outcome<ReadValue> Cleaning(Scene scene, StepPlace place, string code)
    {
        if (scene.Scanned is not { } equipment)
            return BatchesRefusals.ValueNotReadable(place.Number, "Scan the code.");
        if (NotTheOne(scene, place, equipment, code) is { } another)
            return another;
        var may = CleaningOf(scene, place, equipment);
        return may.IsOk ? CleanedInTime(scene, place, equipment.State) : Explained(may.Refusal, place, code);
    }

    // What stood dirty for longer than its class may is cleaned all the same; the entry then asks why that is enough.
    private static ReadValue CleanedInTime(Scene scene, StepPlace place, EquipmentState equipment)
    {
        var read = Is(equipment, place);
        var clock = scene.HoldTimes.ClockOf(equipment.Class, scene.Now);
        if (EquipmentHold.Of(equipment, clock) is not { Kind: EquipmentHoldKind.Dirty, Until: { } until } hold)
            return read;
        var limit = $"≤ {Micros.ToText(until)}";
        var inTime = new Check("equipment-dirty-hold", !hold.Expired, limit, Micros.ToText(scene.Now));
        return read with
        {
            Checks = [.. read.Checks, inTime],
            Verdict = hold.Expired ? Verdict.Outside : read.Verdict,
            Expected = hold.Expired ? limit : read.Expected,
        };
    }

    /// <summary>The equipment is clean from here on, and whatever happened to it meanwhile undoes the append.</summary>
    public static void Cleaned(Telling telling, StepPlace place)
    {
        if (telling.Scene.Scanned is not { } equipment || !CleaningOf(telling.Scene, place, equipment).Try(out var changed, out _))
            return;
        telling.RelyOn(equipment.At);
        if (changed is not null)
            telling.TellOf(equipment.At, changed);
    }

    /// <summary>QA authorised one piece in place of what the recipe asks for, not its whole class.</summary>
    public static Refusal? NotTheOne(Scene scene, StepPlace place, Folded<EquipmentState> equipment, string scanned) =>
        scene.State.SubstituteFor(place.Id) is { } substitute && substitute.Equipment != equipment.State.Id
            ? ChangesRefusals.EquipmentNotAuthorised(place.Number, substitute.Equipment).With("scanned", scanned)
            : null;

    private static Outcome<EquipmentConditionChanged?> CleaningOf(Scene scene, StepPlace place, Folded<EquipmentState> equipment) =>
        EquipmentGate.Clean(
            equipment, scene.State.Id, $"{scene.State.Id} {place.Number}", place.Instruction.EquipmentClass, scene.Order.Site,
            scene.HoldTimes.ClockOf(equipment.State.Class, scene.Now));

    private static ReadValue Is(EquipmentState equipment, StepPlace place, params Check[] more)
    {
        var expected = place.Instruction.EquipmentClass ?? "–";
        List<Check> checks = [new("scan", true, expected, equipment.Class), new("equipment-class", true, expected, equipment.Class), .. more];
        return new ReadValue(equipment.Id, null, checks, Verdict.Within, null, expected);
    }

    /// <summary>Somebody who works at this site, by his badge.</summary>
    private static Outcome<ReadValue> Person(Scene scene, StepPlace place, string code) =>
        scene.Person is { Active: true } person && person.Roles.Any(grant => grant.Covers(grant.Role, scene.Order.Site))
            ? Ok(person.UserId, scene.Order.Site, person.Name)
            : ChangesRefusals.PersonNotAtSite(place.Number, code, scene.Order.Site);

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
