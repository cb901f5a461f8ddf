using Theriac.Kernel;

namespace Theriac.Batches;

/// <summary>Weighings as the floor sees them, with the label of each container.</summary>
internal static class WeighingViews
{
    public static WeighingView Of(Scene scene, StepPlace place, StepState step)
    {
        var input = WeighTarget.InputOf(scene, place);
        var unit = place.Instruction.Quantity?.Unit ?? step.Dispensed.FirstOrDefault()?.Net.Unit;
        var total = unit is null ? (Quantity?)null : step.Dispensed.Where(one => one.IsValid).Aggregate(
            Outcome<Quantity>.Ok(new Quantity(0, unit)), (sum, one) => sum.Then(so => one.Net.To(unit).Then(so.Plus))).Try(out var sum, out _) ? sum : null;
        return new WeighingView(
            step.Tare is { } tare ? new TareView(tare.Fact.Balance, tare.Fact.Tare, tare.Fact.Source, WhenView.Of(tare.Stamp), tare.By) : null,
            [.. step.Dispensed.Select(one => Of(scene, one))], total, input?.Potency is { } potency ? EnumWords.Of(potency) : null, CompensatedOf(scene, place, input));
    }

    /// <summary>The active by its name: the id of the formula's line says nothing to who stands at the balance.</summary>
    private static string? CompensatedOf(Scene scene, StepPlace place, Theriac.Recipes.FormulaInput? input) => input?.Compensates is not { } line ? null
        : scene.Recipe.For(place.Id).Master.Formula.Inputs.FirstOrDefault(one => one.Id == line) is { } active ? $"{active.MaterialCode} {active.Name}" : line;

    private static ContainerView Of(Scene scene, DispensedState one) => new(
        one.Id, one.Fact.Index, one.Fact.From, one.Fact.Weight, one.Fact.Potency, one.Fact.Target, one.Fact.Detail, one.Fact.SourceEmptied,
        WhenView.Of(one.Stamp), one.Fact.By, one.Voided is { } why ? new RemarkView(WhenView.Of(why.Stamp), why.By, why.Text) : null, one.ChargedAt,
        one.Labels.Count, ContainerLabel.Of(scene, one, 1, "en"));
}
