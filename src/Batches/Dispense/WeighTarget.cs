using Theriac.Kernel;
using Theriac.Plant;
using Theriac.Recipes;

namespace Theriac.Batches;

/// <summary>
/// What is to be weighed of a lot: the recipe's quantity, corrected by the strength of the lot and by what an active weighed that this
/// makes up for. The number before rounding, the rounded one and the rule are kept (DI-Ac, C-68b).
/// </summary>
/// <param name="Nominal">What the recipe counts: of pure substance where it asks for potency.</param>
/// <param name="Potency">Share of it in the lot; 1 where the recipe takes it as it is.</param>
/// <param name="Rest">What is still to be weighed of this lot, after the containers that are there.</param>
internal sealed record WeighTarget(Quantity Nominal, decimal Potency, Quantity Rest, ValueDetail Detail)
{
    private const int PlacesDefault = 4;

    /// <summary>Null where the recipe asks for no quantity: then anything may be weighed.</summary>
    public static Outcome<WeighTarget?> Of(Scene scene, StepPlace place, LotState? lot)
    {
        if (place.Instruction.Quantity is not { } master)
            return Outcome<WeighTarget?>.Ok(null);
        var input = InputOf(scene, place);
        if (!Counted(scene, place, input, Scaling.Of(scene.Order, master)).Try(out var counted, out var refusal))
            return refusal;
        if (!PotencyOf(input, lot).Try(out var potency, out refusal))
            return refusal;
        return Rounded(scene, place, counted, potency, lot).Map(target => (WeighTarget?)target);
    }

    /// <summary>The quantity that all containers together are judged against, and what they hold of it.</summary>
    public static Outcome<(Quantity Nominal, Quantity Total)?> Judged(Scene scene, StepPlace place, StepState step)
    {
        if (place.Instruction.Quantity is not { } master)
            return Outcome<(Quantity, Quantity)?>.Ok(null);
        var input = InputOf(scene, place);
        return Counted(scene, place, input, Scaling.Of(scene.Order, master))
            .Then(counted => Held(scene.State, step, counted.Nominal.Unit).Map(held => ((Quantity, Quantity)?)(counted.Nominal, held)));
    }

    /// <summary>What the recipe counts in the containers that are used, weighed here or charged here.</summary>
    private static Outcome<Quantity> Held(BatchState state, StepState step, Unit unit) =>
        step.Dispensed.Where(one => one.IsValid).Select(one => (Quantity: one.Net, one.Potency))
            .Concat(step.Charges.Select(charge => (
                Quantity: charge.Net, Potency: charge.Container is { } id ? state.FindContainer(id)?.Potency ?? 1m : 1m)))
            .Aggregate(
                Outcome<Quantity>.Ok(new Quantity(0, unit)),
                (sum, one) => sum.Then(held => one.Quantity.Times(one.Potency).Then(net => net.To(unit)).Then(net => held.Plus(net))));

    public static FormulaInput? InputOf(Scene scene, StepPlace place) => place.Instruction.MaterialCode is not { } code ? null
        : scene.Recipe.For(place.Id).Master.Formula.Inputs.FirstOrDefault(one => string.Equals(one.MaterialCode, code, StringComparison.OrdinalIgnoreCase));

    private static bool IsByPotency(FormulaInput? input) => input?.Potency is PotencyBasis.Assay or PotencyBasis.AnhydrousAssay;

    public static Outcome<decimal> PotencyOf(FormulaInput? input, LotState? lot)
    {
        if (!IsByPotency(input) || lot is null)
            return 1m;
        if (lot.Assay is not { } assay || (input!.Potency == PotencyBasis.AnhydrousAssay && assay.WaterPercent is null))
            return WeighingRefusals.AssayMissing(lot.Id);
        var dry = input.Potency == PotencyBasis.AnhydrousAssay ? (100m - assay.WaterPercent!.Value) / 100m : 1m;
        return assay.Percent / 100m * dry;
    }

    /// <summary>The recipe's quantity; of a compensator less what the active was weighed more than the recipe counts of it.</summary>
    private static Outcome<(Quantity Nominal, IReadOnlyList<ReadInput> Read)> Counted(Scene scene, StepPlace place, FormulaInput? input, Quantity asked)
    {
        if (input?.Compensates is not { } activeId || scene.Recipe.For(place.Id).Master.Formula.Inputs.FirstOrDefault(one => one.Id == activeId) is not { } active)
            return (asked, []);
        if (!MoreOf(scene, active, asked.Unit).Try(out var more, out var refusal))
            return refusal;
        var all = scene.Recipe.Steps.Where(one => one.Instruction is { Kind: InstructionKind.Weigh, Quantity: not null }
            && InputOf(scene, one)?.Compensates == activeId).ToList();
        var sum = all.Aggregate(
            Outcome<Quantity>.Ok(new Quantity(0, asked.Unit)), (total, one) => total.Then(so => Scaling.Of(scene.Order, one.Instruction.Quantity!.Value).To(asked.Unit).Then(so.Plus)));
        if (!sum.Try(out var whole, out refusal))
            return refusal;
        var left = asked.Value - more.Difference.Value * (whole.Value == 0 ? 1m : asked.Value / whole.Value);
        return left <= 0
            ? WeighingRefusals.CompensatorNotPossible(place.Number, active.Name)
            : (new Quantity(left, asked.Unit), [new ReadInput(active.MaterialCode, $"{more.Weighed} − {more.Asked}")]);
    }

    /// <summary>What was weighed of the active beyond what the recipe counts; known when all its weighings are done.</summary>
    private static Outcome<(Quantity Difference, Quantity Weighed, Quantity Asked)> MoreOf(Scene scene, FormulaInput active, Unit unit)
    {
        var (weighed, asked) = (new Quantity(0, unit), new Quantity(0, unit));
        var steps = scene.Recipe.Steps.Where(one => one.Instruction is { Kind: InstructionKind.Weigh, Quantity: not null }
            && string.Equals(one.Instruction.MaterialCode, active.MaterialCode, StringComparison.OrdinalIgnoreCase)).ToList();
        foreach (var place in steps)
        {
            var step = scene.State.Step(place);
            if (step.Completed is null || step.NotDone is not null)
                return WeighingRefusals.ActiveNotWeighed(place.Number, active.Name);
            if (!Scaling.Of(scene.Order, place.Instruction.Quantity!.Value).To(unit).Then(asked.Plus).Try(out asked, out var refusal)
                || !step.Dispensed.Where(one => one.IsValid).Aggregate(Outcome<Quantity>.Ok(weighed), (sum, one) => sum.Then(so => one.Net.To(unit).Then(so.Plus)))
                    .Try(out weighed, out refusal))
                return refusal;
        }

        return steps.Count == 0
            ? WeighingRefusals.ActiveNotWeighed("–", active.Name)
            : (new Quantity(weighed.Value - asked.Value, unit), weighed, asked);
    }

    private static Outcome<WeighTarget> Rounded(
        Scene scene, StepPlace place, (Quantity Nominal, IReadOnlyList<ReadInput> Read) counted, decimal potency, LotState? lot)
    {
        var step = scene.State.Step(place);
        if (!Held(scene.State, step, counted.Nominal.Unit).Try(out var held, out var refusal))
            return refusal;
        if (potency == 1m && counted.Read.Count == 0)
        {
            var rest = new Quantity(Math.Max(0m, counted.Nominal.Value - held.Value), counted.Nominal.Unit);
            return new WeighTarget(
                counted.Nominal, potency, rest, held.Value == 0 ? new ValueDetail() : new ValueDetail(Formula(counted.Nominal, held, potency), DecimalText.Of(rest.Value)));
        }

        var raw = Math.Max(0m, (counted.Nominal.Value - held.Value) / potency);
        var places = place.Instruction.Decimals ?? Math.Max((int)place.Instruction.Quantity!.Value.Value.Scale, PlacesDefault);
        var rule = RoundingRule.Places(RoundingMode.HalfUp, places);
        return rule.Round(raw).Map(rounded => new WeighTarget(
            counted.Nominal, potency, new Quantity(rounded.Result, counted.Nominal.Unit),
            new ValueDetail(Formula(counted.Nominal, held, potency), DecimalText.Of(raw), Inputs(counted, held, lot, potency), new Dictionary<string, string>
            {
                ["rounding"] = $"{EnumWords.Of(rule.Mode)}, {places}",
            })));
    }

    private static string Formula(Quantity nominal, Quantity held, decimal potency)
    {
        var rest = held.Value == 0 ? $"{nominal}" : $"({nominal} − {held})";
        return potency == 1m ? rest : $"{rest} ÷ {DecimalText.Of(potency)}";
    }

    private static List<ReadInput> Inputs((Quantity Nominal, IReadOnlyList<ReadInput> Read) counted, Quantity held, LotState? lot, decimal potency)
    {
        List<ReadInput> inputs = [.. counted.Read];
        if (held.Value > 0)
            inputs.Add(new ReadInput("weighed", $"{held}"));
        if (potency != 1m && lot?.Assay is { } assay)
            inputs.Add(new ReadInput(lot.Id, $"{DecimalText.Of(assay.Percent)} %" + (assay.WaterPercent is { } water ? $", {DecimalText.Of(water)} % H2O" : "") + $", {assay.Method}"));
        return inputs;
    }
}
