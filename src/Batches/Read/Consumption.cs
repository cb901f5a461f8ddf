using Theriac.Kernel;

namespace Theriac.Batches;

/// <summary>
/// What left the lots for a batch, at the steps where it left them: charges of lots, and what was weighed, whether it was charged
/// afterwards or destroyed; less what went back into stock.
/// </summary>
internal static class Consumption
{
    public static IEnumerable<UsedMaterial> Of(BatchState state, StepState step) =>
        step.Charges.Where(charge => state.WeighedAs(charge) is null)
            .Select(charge => Used(step, charge.Lot, charge.MaterialCode, charge.MaterialName, charge.Net, charge.Stamp.At))
            .Concat(step.Dispensed.Where(one => !one.IsPutBack)
                .Select(one => Used(step, one.Fact.From.Lot, one.Fact.MaterialCode, one.Fact.MaterialName, Left(state, one), one.Stamp.At)))
            .Where(used => used.Quantity.Value > 0);

    private static Quantity Left(BatchState state, DispensedState one) =>
        state.Steps.Values.SelectMany(step => step.Charges).FirstOrDefault(charge => charge.Container == one.Id)?.Net ?? one.Net;

    private static UsedMaterial Used(StepState step, string lot, string material, string name, Quantity quantity, long at) =>
        new(step.Id, step.Number, lot, material, name, quantity, at);
}
