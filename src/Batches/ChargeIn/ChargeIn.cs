using Theriac.Kernel;
using Theriac.Plant;
using Theriac.Recipes;

namespace Theriac.Batches;

/// <summary>A part of a lot goes in, or the whole of a container that was weighed before. Several charges add up to the target of the step.</summary>
/// <param name="Container">The scanned code of the container, or its number; lot and quantity are then known from it.</param>
internal sealed record ChargeInCommand(
    string Step,
    string Lot = "",
    string Value = "",
    string Unit = "",
    EntrySource Source = EntrySource.Typed,
    string? Justification = null,
    LateInput? Late = null,
    string? Container = null);

internal static class ChargeInDecision
{
    /// <summary>Without plausible limits of the recipe, more than this many times the target must be a slip of the hand.</summary>
    public const decimal PlausibleFactorMax = 2m;

    public static Outcome<Telling> Decide(Scene scene, ChargeInCommand command)
    {
        if (!Guards.FloorStep(scene, command.Step).Try(out var place, out var refusal))
            return refusal;
        if (place.Instruction.Kind != InstructionKind.ChargeIn)
            return ChangesRefusals.StepKindDiffers(place.Number, place.Instruction.Kind);
        if (command.Container is not null)
            return ChargeContainerDecision.Decide(scene, place, command);
        if (LateEntries.Read(scene, place, command.Late, out var late) is { } wrongTime)
            return wrongTime;
        // Paper knows no containers; whoever only says that it was a moment ago has them before him.
        if (late is null && ChargeContainerDecision.Waiting(scene, place) is { Count: > 0 } waiting)
            return WeighingRefusals.ChargeTheContainer(place.Number, waiting).With("scanned", command.Lot).With("expected", waiting[0]);
        var lot = scene.Lot ?? throw new InvalidOperationException("The handler loads the lot that is scanned.");
        // What is entered late is judged by the day on which it happened (U15).
        var day = late is null ? scene.Today : Micros.ToDate(late.HappenedAt, scene.State.Zone);
        var may = LotGate.MayUse(lot, day, place.Instruction.MaterialCode, scene.Order.Site, late?.HappenedAt, scene.Order.ReworkOf?.Batch)
            .Then(_ => ReservationRules.MayTake(scene, lot.State));
        if (!may.IsOk)
            return Explained(may.Refusal, place, command);
        if (!ReadQuantity(command.Value, command.Unit).Try(out var quantity, out refusal))
            return refusal;
        return Charge(scene, place, lot, quantity, command, new Moment(day, late));
    }

    /// <summary>A quantity that the tables hold too: the consumption of a lot is found by them.</summary>
    public static Outcome<Quantity> ReadQuantity(string value, string unit) =>
        Quantity.Parse(value.Trim(), unit).Then(read =>
            DecimalParts.TrySplit(read.Value, out _) ? Outcome<Quantity>.Ok(read) : WeighingRefusals.QuantityTooLong());

    /// <summary>What was charged, all in the target's unit, and the check of the tolerance; null when the recipe asks for no quantity.</summary>
    public static Outcome<Check?> Tolerance(Scene scene, StepPlace place, StepState step)
    {
        if (place.Instruction.Quantity is not { } master)
            return Outcome<Check?>.Ok(null);
        if (step.Dispensed.Count > 0 || step.Charges.Any(charge => scene.State.WeighedAs(charge) is not null))
        {
            return WeighTarget.Judged(scene, place, step)
                .Map(both => both is { } judged ? Judge(judged.Nominal, place.Instruction.Tolerance, judged.Total) : (Check?)null);
        }

        var target = Scaling.Of(scene.Order, master);
        var sum = step.Charges.Aggregate(
            Outcome<Quantity>.Ok(new Quantity(0, target.Unit)), (total, charge) => total.Then(one => one.Plus(charge.Net)));
        return sum.Map(total => (Check?)Judge(target, place.Instruction.Tolerance, total));
    }

    public static Check Judge(Quantity target, Tolerance? tolerance, Quantity total)
    {
        var low = target.Value * (100m - (tolerance?.MinusPercent ?? 0)) / 100m;
        var high = target.Value * (100m + (tolerance?.PlusPercent ?? 0)) / 100m;
        var unit = target.Unit.Symbol;
        var expected = tolerance is null ? $"{target}" : $"{target} ({DecimalText.Of(low)}–{DecimalText.Of(high)} {unit})";
        var passed = tolerance is null || (total.Value >= low && total.Value <= high);
        return new Check("tolerance", passed, expected, $"{total}");
    }

    private static Outcome<Telling> Charge(
        Scene scene, StepPlace place, Theriac.Ledger.Folded<LotState> lot, Quantity quantity, ChargeInCommand command, Moment moment)
    {
        var target = place.Instruction.Quantity is { } master ? Scaling.Of(scene.Order, master) : (Quantity?)null;
        if (Implausible(place, quantity, target) is { } slip)
            return slip;
        var taken = quantity.To(lot.State.OnHand.Unit)
            .Then(inLotUnit => LotGate.Move(
                lot, LotMovement.Use, inLotUnit, moment.Day, scene.State.Id, container: scene.Container,
                late: moment.Late is { } then ? new LateMovement(then.HappenedAt, then.Reason) : null, reworkOf: scene.Order.ReworkOf?.Batch));
        if (!taken.Try(out var moved, out var refusal))
            return Explained(refusal, place, command);
        var telling = new Telling(scene);
        if (Begin.Phase(telling, place.Phase, command.Justification) is { } notNow)
            return notNow;
        var late = LateEntries.Open(telling, place, moment.Late);
        var fact = ToFact(scene, place, lot, quantity, target, command) with { Late = late, Container = scene.Container };
        telling.Tell(fact);
        telling.TellOf(lot.At, moved);
        NotGoodNow(telling, place, lot, late);
        if (ReservationRules.Overdraw(telling, place, lot.State, quantity, command.Justification) is { } promised)
            return promised;
        return Charged(telling, place, fact, command);
    }

    /// <summary>What follows a charge, whether of a lot or of a container that was weighed before.</summary>
    public static Outcome<Telling> Charged(Telling telling, StepPlace place, MaterialCharged fact, ChargeInCommand command)
    {
        var refusal = Overcharged(telling, place, fact, command.Justification)
            ?? (fact.Late?.Paper is not null ? Undercharged(telling, place, command) : null)
            ?? Recalculation.After(telling, place, command.Justification);
        if (refusal is not null)
            return refusal;
        if (command.Late is not { Form: not null, More: true })
            Advance.Step(telling, place);
        return telling;
    }

    /// <summary>The time that is claimed lets a lot in that is rejected, expired or due for a test today: QA looks at that, not only at its being late.</summary>
    public static void NotGoodNow(Telling telling, StepPlace place, Theriac.Ledger.Folded<LotState> lot, LateEntry? late)
    {
        var scene = telling.Scene;
        if (late is null || LotGate.MayUse(lot, scene.Today, reworkOf: scene.Order.ReworkOf?.Batch) is not { IsOk: false } bad)
            return;
        telling.Open(
            ExceptionKind.Material, Grade.Major, place,
            $"{place.Number}: lot {lot.State.Id} went in late; it was good at the time that is claimed, and is not any more.",
            new Dictionary<string, string> { ["lot"] = lot.State.Id, ["fault"] = bad.Refusal.Code, ["happenedAt"] = Micros.ToText(late.HappenedAt) },
            late.Reason);
    }

    // Nobody signs a charge from paper here, so its last one explains a sum that is too low.
    private static Refusal? Undercharged(Telling telling, StepPlace place, ChargeInCommand command)
    {
        if (command.Late is { More: true })
            return null;
        if (!Tolerance(telling.Scene, place, telling.State.Step(place)).Try(out var check, out var refusal))
            return refusal;
        if (check is null or { Passed: true } || telling.Facts.OfType<ExceptionOpened>().Any(one => one.Kind == ExceptionKind.QuantityOutOfTolerance))
            return null;
        if (string.IsNullOrWhiteSpace(command.Justification))
            return BatchesRefusals.JustificationMissing(place.Number, check.Actual, check.Expected);
        OpenTolerance(telling, place, check, command.Justification);
        return null;
    }

    // The charge that goes over the tolerance explains itself at once; a sum that is too low shows when the step is signed.
    public static Refusal? Overcharged(Telling telling, StepPlace place, MaterialCharged fact, string? justification)
    {
        if (!Tolerance(telling.Scene, place, telling.State.Step(place)).Try(out var check, out var refusal))
            return refusal;
        var tooMuch = check is { Passed: false } && fact.Target is { } target
            && Sum(telling, place).Then(sum => Quantity.Compare(sum, target)).Try(out var order, out _) && order > 0;
        if (!tooMuch)
            return null;
        if (string.IsNullOrWhiteSpace(justification))
            return BatchesRefusals.JustificationMissing(place.Number, check!.Actual, check.Expected);
        OpenTolerance(telling, place, check!, justification);
        return null;
    }

    private static Outcome<Quantity> Sum(Telling telling, StepPlace place)
    {
        var charges = telling.State.Step(place).Charges;
        return charges.Skip(1).Aggregate(
            Outcome<Quantity>.Ok(charges[0].Net), (total, charge) => total.Then(one => one.Plus(charge.Net)));
    }

    public static void OpenTolerance(Telling telling, StepPlace place, Check check, string justification) =>
        telling.Open(
            ExceptionKind.QuantityOutOfTolerance, place.Instruction.Critical ? Grade.Major : Grade.Minor, place,
            $"{place.Number}: charged {check.Actual}, expected {check.Expected}.",
            new Dictionary<string, string> { ["value"] = check.Actual, ["expected"] = check.Expected }, justification.Trim());

    /// <summary>When it happened, as far as that counts.</summary>
    private sealed record Moment(DateOnly Day, LateEntry? Late);

    private static Refusal? Implausible(StepPlace place, Quantity quantity, Quantity? target)
    {
        if (quantity.Value <= 0)
            return BatchesRefusals.NotPlausible(place.Number, $"{quantity}", "> 0");
        if (place.Instruction is { Plausible: { } limits, Unit: { } unit })
        {
            var inUnit = quantity.To(unit);
            return !inUnit.IsOk ? inUnit.Refusal
                : limits.Contain(inUnit.Value.Value) ? null
                : BatchesRefusals.NotPlausible(place.Number, $"{quantity}", ValueReader.Range(limits, unit));
        }

        if (target is not { } asked)
            return null;
        var most = asked.Times(PlausibleFactorMax);
        if (!most.Then(high => Quantity.Compare(quantity, high)).Try(out var order, out var refusal))
            return refusal;
        return order > 0 ? BatchesRefusals.NotPlausible(place.Number, $"{quantity}", $"≤ {most.Value}") : null;
    }

    private static MaterialCharged ToFact(
        Scene scene, StepPlace place, Theriac.Ledger.Folded<LotState> lot, Quantity quantity, Quantity? target, ChargeInCommand command)
    {
        var expiry = lot.State.ExpiryOn is { } day ? $"{day:yyyy-MM-dd}" : null;
        List<Check> checks =
        [
            new("material", true, place.Instruction.MaterialCode ?? lot.State.Material, lot.State.Material),
            new("lot-released", true, "released", "released"),
            new("lot-not-expired", true, $"≥ {scene.Today:yyyy-MM-dd}", expiry ?? "–"),
            new("lot-site", true, scene.Order.Site, lot.State.Site),
        ];
        var step = scene.State.Step(place);
        var name = scene.Recipe.MaterialNames.GetValueOrDefault(lot.State.Material, lot.State.Material);
        return new MaterialCharged(
            place.Phase.Id, place.Id, place.Number, step.Charges.Count + 1, lot.State.Id, lot.State.Material, name, quantity, target,
            command.Source.ByPerson(), lot.Version, expiry, checks, Verdict.Within, scene.Who.By);
    }

    /// <summary>The whole screen turns red: it shows what was expected above what was scanned.</summary>
    private static Refusal Explained(Refusal refusal, StepPlace place, ChargeInCommand command)
    {
        var told = refusal.With("step", place.Number).With("lot", command.Lot);
        if (!told.Facts.ContainsKey("expected"))
            told = told.With("expected", place.Instruction.MaterialCode ?? "");
        return told.Facts.ContainsKey("scanned") ? told : told.With("scanned", command.Lot);
    }
}
