using Theriac.Devices;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.Plant;
using Theriac.Recipes;

namespace Theriac.Batches;

/// <summary>From which lot, or container of it, and on which balance the next part is weighed. Nothing is recorded by it.</summary>
internal record WeighingChoice(string Step, string? Lot = null, string? Balance = null, EntrySource Source = EntrySource.Typed);

/// <summary>The empty container stands on the balance. <paramref name="Value"/> for a balance without a line: what its display shows.</summary>
internal sealed record TareCommand(
    string Step, string? Lot = null, string? Balance = null, EntrySource Source = EntrySource.Typed, string? Value = null, string? Unit = null,
    string? Justification = null) : WeighingChoice(Step, Lot, Balance, Source);

/// <summary>The weight is registered; <paramref name="Gross"/> where the display of the balance was read and typed.</summary>
/// <param name="SourceEmptied">The container that it came from is empty: what the books still have of it is written off.</param>
internal sealed record DispenseCommand(
    string Step, string? Lot = null, string? Balance = null, EntrySource Source = EntrySource.Typed, string? Gross = null, string? Unit = null,
    bool SourceEmptied = false, string? Justification = null, string? Printer = null) : WeighingChoice(Step, Lot, Balance, Source);

/// <summary>What may be weighed now, as a screen shows it.</summary>
internal sealed record WeighingOffer(
    string Lot, string? Container, Quantity OnHand, Quantity Free, LotAssay? Assay, Quantity? Rest, Quantity? Low, Quantity? High, ValueDetail? Detail,
    string? Balance);

internal static class DispenseDecision
{
    /// <summary>More than this many times what is still missing must be a slip of the hand.</summary>
    public const decimal PlausibleFactorMax = 2m;

    /// <summary>Everything that can be judged before anything stands on the balance.</summary>
    public static Outcome<WeighingOffer> Offer(Scene scene, WeighingChoice choice)
    {
        if (!Weighed(scene, choice.Step).Try(out var place, out var refusal))
            return refusal;
        if (!Source(scene, place, choice).Try(out var lot, out refusal))
            return Explained(refusal, place, choice);
        if (!WeighTarget.Of(scene, place, lot.State).Try(out var target, out refusal))
            return refusal;
        var (low, high) = Window(place, target);
        if (choice.Balance is not null && Balance(scene, target, low, high) is { IsOk: false } no)
            return no.Refusal.With("step", place.Number).With("scanned", choice.Balance);
        var step = choice.Balance is null ? null : scene.Equipment[0].State.Device?.Balance?.Readability;
        return new WeighingOffer(
            lot.State.Id, scene.Container, lot.State.OnHand, lot.State.FreeFor(scene.State.Id), lot.State.Assay, target?.Rest, Shown(low, step, up: true),
            Shown(high, step, up: false), target?.Detail, choice.Balance is null ? null : scene.Equipment[0].State.Id);
    }

    public static Outcome<Telling> Tare(Scene scene, TareCommand command, DeviceReading? reading)
    {
        var offer = Offer(scene, command with { Balance = command.Balance ?? "-" });
        if (!offer.IsOk)
            return offer.Refusal;
        if (!Weighed(scene, command.Step).Try(out var place, out var refusal)
            || !Read(scene, place, command.Step, command.Value, command.Unit, reading, command.Justification).Try(out var tare, out refusal))
            return refusal;
        if (tare.Value < 0)
            return BatchesRefusals.NotPlausible(place.Number, $"{tare}", "≥ 0");
        var telling = new Telling(scene);
        if (Begin.Phase(telling, place.Phase, command.Justification) is { } notNow)
            return notNow;
        var balance = scene.Equipment[0].State;
        telling.RelyOn(scene.Equipment[0].At);
        telling.Tell(new ContainerTared(
            place.Phase.Id, place.Id, place.Number, balance.Id, balance.Name, tare,
            reading is null ? EntrySource.Typed : EntrySource.Device, reading?.Raw, telling.By));
        return telling;
    }

    /// <param name="net">What the balance said; null where its display was read and typed.</param>
    /// <param name="held">The tare that the balance holds at this moment.</param>
    public static Outcome<Telling> Decide(Scene scene, DispenseCommand command, DeviceReading? net, DeviceReading? held)
    {
        var offer = Offer(scene, command with { Balance = command.Balance ?? "-" });
        if (!offer.IsOk)
            return offer.Refusal;
        if (!Weighed(scene, command.Step).Try(out var place, out var refusal))
            return refusal;
        if (scene.State.Step(place).Tare is not { } tare || tare.Fact.Balance != scene.Equipment[0].State.Id)
            return WeighingRefusals.NotTared(place.Number);
        if (!WeightOf(scene, place, command, tare.Fact, net, held).Try(out var weight, out refusal))
            return refusal;
        return Dispense(scene, place, command, weight);
    }

    private static Outcome<Telling> Dispense(Scene scene, StepPlace place, DispenseCommand command, Weight weight)
    {
        var lot = scene.Lot!;
        if (!WeighTarget.Of(scene, place, lot.State).Try(out var target, out var refusal)
            || (refusal = Implausible(scene, place, weight, target)) is not null)
            return refusal;
        if (!weight.Net.To(lot.State.OnHand.Unit)
            .Then(net => LotGate.Move(
                lot, LotMovement.Use, net, scene.Today, scene.State.Id, container: scene.Container, reworkOf: scene.Order.ReworkOf?.Batch)).Try(out var moved, out refusal))
            return Explained(refusal, place, command);
        var telling = new Telling(scene);
        if (Begin.Phase(telling, place.Phase, command.Justification) is { } notNow)
            return notNow;
        telling.RelyOn(scene.Equipment[0].At);
        if (Overdrawn(telling, place, lot.State, weight.Net, command.Justification) is { } overdrawn)
            return overdrawn;
        var fact = ToFact(telling, place, lot, weight, target, command);
        telling.Tell(fact);
        telling.TellOf(lot.At, moved);
        if (((command.SourceEmptied ? Emptied(telling, place, lot with { State = lot.State.Apply(Nobody, moved) }, command.Justification) : null)
            ?? Over(telling, place, command.Justification) ?? Recalculation.After(telling, place, command.Justification)) is { } no)
            return no;
        if (weight.Source == EntrySource.Typed && scene.Equipment[0].State.Device?.Driver is not null)
            TypedAlthoughConnected(telling, place, fact, command.Justification!);
        if (command.Printer is { } printer)
            telling.Tell(LabelDecision.Printed(telling, telling.State.FindContainer(fact.Container)!, printer, null));
        return telling;
    }

    /// <summary>The step, when it is one at which a lot is weighed and nothing of it is signed.</summary>
    private static Outcome<StepPlace> Weighed(Scene scene, string id)
    {
        if (!Guards.FloorStep(scene, id).Try(out var place, out var refusal))
            return refusal;
        if (place.Instruction is not { Kind: InstructionKind.Weigh, MaterialCode: not null })
            return ChangesRefusals.StepKindDiffers(place.Number, place.Instruction.Kind);
        var step = scene.State.Step(place);
        return step.Value is { } value && step.Dispensed.IsEmpty ? ChangesRefusals.StepAlreadyRecorded(place.Number, value) : place;
    }

    /// <summary>The lot that was scanned is of the material, released, in date, at this site, and reserved where lots are.</summary>
    private static Outcome<Folded<LotState>> Source(Scene scene, StepPlace place, WeighingChoice choice)
    {
        var lot = scene.Lot ?? throw new InvalidOperationException("The handler loads the lot that is scanned.");
        var may = LotGate.MayUse(lot, scene.Today, place.Instruction.MaterialCode, scene.Order.Site, reworkOf: scene.Order.ReworkOf?.Batch);
        if (!may.IsOk)
            return may.Refusal;
        return ReservationRules.MayTake(scene, lot.State).Map(_ => lot);
    }

    private static Outcome<Done> Balance(Scene scene, WeighTarget? target, Quantity? low, Quantity? high)
    {
        var balance = scene.Equipment[0];
        var may = BalanceGate.MayWeigh(balance, scene.Today, scene.Order.Site);
        if (!may.IsOk || target is not { Rest: { Value: > 0 } rest })
            return may;
        Quantity? window = low is { } from && high is { } to ? new Quantity(to.Value - from.Value, to.Unit) : null;
        // A part may be weighed on a balance that cannot take the whole: only a net beyond its capacity is refused, when it is weighed.
        var net = balance.State.Device!.Balance!.Capacity.To(rest.Unit).Try(out var capacity, out _) && capacity.Value < rest.Value ? capacity : rest;
        return BalanceGate.Fits(balance.State, net, new Quantity(0, rest.Unit), window);
    }

    private static (Quantity? Low, Quantity? High) Window(StepPlace place, WeighTarget? target)
    {
        if (target is null || place.Instruction.Tolerance is not { } tolerance)
            return (null, null);
        var whole = target.Nominal.Value / target.Potency;
        return (new Quantity(target.Rest.Value - whole * tolerance.MinusPercent / 100m, target.Rest.Unit),
            new Quantity(target.Rest.Value + whole * tolerance.PlusPercent / 100m, target.Rest.Unit));
    }

    /// <summary>
    /// A bound as the balance can show it, rounded into the window: a number that it shows lies within both or outside of both.
    /// </summary>
    internal static Quantity? Shown(Quantity? bound, Quantity? readability, bool up)
    {
        if (bound is not { } exact || readability is not { } shown || !shown.To(exact.Unit).Try(out var step, out _) || step.Value <= 0)
            return bound;
        var steps = exact.Value / step.Value;
        return new Quantity((up ? Math.Ceiling(steps) : Math.Floor(steps)) * step.Value, exact.Unit);
    }

    /// <summary>What the balance said, or what was read off its display and typed. A connected one is typed only with a reason.</summary>
    private static Outcome<Quantity> Read(
        Scene scene, StepPlace place, string step, string? value, string? unit, DeviceReading? reading, string? justification)
    {
        if (reading is not null)
            return reading.IsStable ? reading.Weight : WeighingRefusals.WeightNotStable();
        if (scene.Equipment[0].State.Device?.Driver is not null && string.IsNullOrWhiteSpace(justification))
            return WeighingRefusals.WeightNotTyped(place.Number, scene.Equipment[0].State.Id);
        return value is null
            ? BatchesRefusals.ValueNotReadable(place.Number, "Write a number with digits and at most one point.")
            : ChargeInDecision.ReadQuantity(value, unit ?? scene.Equipment[0].State.Device!.Balance!.Capacity.Unit.Symbol);
    }

    private static Outcome<Weight> WeightOf(
        Scene scene, StepPlace place, DispenseCommand command, ContainerTared tare, DeviceReading? net, DeviceReading? held)
    {
        if ((net is null) != (tare.Source == EntrySource.Typed))
            return WeighingRefusals.NotTared(place.Number);
        if (held is not null && (!Quantity.Compare(held.Weight, tare.Tare).Try(out var order, out var refusal) || order != 0))
            return WeighingRefusals.TareChanged(tare.Balance, tare.Tare, held.Weight);
        if (!Read(scene, place, command.Step, command.Gross, command.Unit, net, command.Justification).Try(out var read, out refusal))
            return refusal;
        var other = net is null ? read.Minus(tare.Tare) : read.Plus(tare.Tare);
        return other.Map(that => new Weight(
            tare.Balance, tare.BalanceName, tare.Tare, net is null ? read : that, net is null ? that : read,
            net is null ? EntrySource.Typed : EntrySource.Device, tare.Raw, net?.Raw)
        {
            IsSimulated = scene.Equipment[0].State.Device?.IsSimulated == true,
        });
    }

    private static Refusal? Implausible(Scene scene, StepPlace place, Weight weight, WeighTarget? target)
    {
        if (weight.Net.Value <= 0)
            return BatchesRefusals.NotPlausible(place.Number, $"{weight.Net}", "> 0");
        var fits = BalanceGate.Fits(scene.Equipment[0].State, weight.Net, weight.Tare, null);
        if (!fits.IsOk)
            return fits.Refusal;
        if (target is null)
            return null;
        var most = target.Rest.Times(PlausibleFactorMax);
        if (!most.Then(high => Quantity.Compare(weight.Net, high)).Try(out var order, out var refusal))
            return refusal;
        return order > 0 ? BatchesRefusals.NotPlausible(place.Number, $"{weight.Net}", $"≤ {most.Value}") : null;
    }

    private static Refusal? Overdrawn(Telling telling, StepPlace place, LotState lot, Quantity net, string? justification) =>
        net.To(lot.OnHand.Unit).Try(out var inLotUnit, out var refusal)
            ? ReservationRules.Overdraw(telling, place, lot, inLotUnit, justification)
            : refusal;

    private static void TypedAlthoughConnected(Telling telling, StepPlace place, ContainerDispensed fact, string justification) =>
        telling.Open(
            ExceptionKind.WeightTyped, Grade.Minor, place,
            $"{place.Number}: {fact.Weight.Net} typed by hand, although {fact.Weight.Balance} tells its weights itself.",
            new Dictionary<string, string> { ["value"] = $"{fact.Weight.Net}" }, justification.Trim());

    private static Refusal? Over(Telling telling, StepPlace place, string? justification)
    {
        if (!ChargeInDecision.Tolerance(telling.Scene with { State = telling.State }, place, telling.State.Step(place)).Try(out var check, out var refusal))
            return refusal;
        var isOver = check is { Passed: false } && WeighTarget.Judged(telling.Scene with { State = telling.State }, place, telling.State.Step(place))
            .Try(out var judged, out _) && judged is { } both && both.Total.Value > both.Nominal.Value;
        if (!isOver)
            return null;
        if (string.IsNullOrWhiteSpace(justification))
            return BatchesRefusals.JustificationMissing(place.Number, check!.Actual, check.Expected);
        ChargeInDecision.OpenTolerance(telling, place, check!, justification);
        return null;
    }

    /// <summary>
    /// The books had more than there was: a small rest of an empty container, or of a lot without any, is written off. More than that waits
    /// for QA as a count of the lot, and an exception says what is missing.
    /// </summary>
    private static Refusal? Emptied(Telling telling, StepPlace place, Folded<LotState> after, string? justification)
    {
        if (LotGate.FindEmpty(after, telling.Scene.Container, telling.Scene.Today, "declared empty while weighing") is not { } found)
            return null;
        if (found.Waits && string.IsNullOrWhiteSpace(justification))
            return BatchesRefusals.JustificationMissing(place.Number, $"{found.Rest}", $"≤ {found.Most}");
        if (found.Fact is { } fact)
            telling.TellOf(after.At, fact);
        if (found.Waits)
        {
            telling.Open(
                ExceptionKind.Material, Grade.Minor, place, $"{place.Number}: {found.Rest} of lot {after.State.Id} are missing in what was declared empty.",
                new Dictionary<string, string> { ["lot"] = after.State.Id, ["value"] = $"{found.Rest}" }, justification!.Trim());
        }

        return null;
    }

    private static ContainerDispensed ToFact(
        Telling telling, StepPlace place, Folded<LotState> lot, Weight weight, WeighTarget? target, DispenseCommand command)
    {
        var (scene, state) = (telling.Scene, lot.State);
        var step = telling.State.Step(place);
        var name = scene.Recipe.MaterialNames.GetValueOrDefault(state.Material, state.Material);
        return new ContainerDispensed(
            place.Phase.Id, place.Id, place.Number, step.Dispensed.Count + 1, $"{ContainerLabel.Prefix(scene.State.Id)}{telling.State.Dispensed.Count() + 1}", state.Material, name,
            new WeighedLot(state.Id, scene.Container, state.Supplier, state.SupplierLot, command.Source.ByPerson(), lot.Version, Day(state.ExpiryOn)), weight,
            target is null || target.Potency == 1m ? null : DecimalText.Of(target.Potency), target?.Rest, Detail(weight, target), command.SourceEmptied,
            Checks(scene, place, state, weight), Verdict.Within, scene.Who.By);
    }

    private static ValueDetail Detail(Weight weight, WeighTarget? target)
    {
        var parts = new Dictionary<string, string>(target?.Detail.Parts ?? new Dictionary<string, string>())
        {
            ["balance"] = weight.Balance,
            ["gross"] = $"{weight.Gross}",
            ["tare"] = $"{weight.Tare}",
        };
        if (weight.NetRaw is { } raw)
            parts["raw"] = raw;
        return (target?.Detail ?? new ValueDetail()) with { Parts = parts };
    }

    private static List<Check> Checks(Scene scene, StepPlace place, LotState lot, Weight weight)
    {
        var balance = scene.Equipment[0].State;
        return
        [
            new("formula-released", true, scene.Order.Recipe.Hash[..16], scene.Recipe.Hash[..16]),
            new("material", true, place.Instruction.MaterialCode!, lot.Material),
            new("lot-released", true, "released", "released"),
            new("lot-not-expired", true, $"≥ {scene.Today:yyyy-MM-dd}", Day(lot.ExpiryOn) ?? "–"),
            new("lot-site", true, scene.Order.Site, lot.Site),
            new("lot-reserved", true, KeptOf(scene, lot) is { Length: > 0 } kept ? kept : "–", lot.Id),
            new("balance-checked", true, $"{scene.Today:yyyy-MM-dd}", $"{balance.Check!.On:yyyy-MM-dd}"),
            new("balance-calibrated", true, $"≥ {scene.Today:yyyy-MM-dd}", Day(balance.CalibrationDueOn) ?? "–"),
            new("balance-range", true, $"≤ {balance.Device!.Balance!.Capacity}", $"{weight.Gross}"),
        ];
    }

    private static string KeptOf(Scene scene, LotState lot) => string.Join(
        ", ", scene.State.Reserved.Where(one => string.Equals(one.Material, lot.Material, StringComparison.OrdinalIgnoreCase)).Select(one => one.Lot));

    private static string? Day(DateOnly? day) => day is { } on ? $"{on:yyyy-MM-dd}" : null;

    /// <summary>The whole screen turns red: it shows what was expected above what was scanned.</summary>
    private static Refusal Explained(Refusal refusal, StepPlace place, WeighingChoice choice)
    {
        var told = refusal.With("step", place.Number).With("lot", choice.Lot ?? "");
        if (!told.Facts.ContainsKey("expected"))
            told = told.With("expected", place.Instruction.MaterialCode ?? "");
        return told.Facts.ContainsKey("scanned") ? told : told.With("scanned", choice.Lot ?? "");
    }

    private static readonly Entry Nobody = new(0, "", 0, 0, "Etc/UTC", 0, "", null, "", default, [], []);
}
