using Theriac.Kernel;
using Theriac.Recipes;

namespace Theriac.Batches;

/// <summary>
/// A certificate may name how much of the lot goes to its market. All of them together are never more than the batch made, and who ships
/// counts against it (A16-qp). A certificate without a quantity sets no limit.
/// </summary>
internal static class MarketQuantity
{
    /// <summary>What the batch made: the packs that were counted, else its one lot, else its last yield; null where nobody knows.</summary>
    public static Quantity? Made(Scene scene)
    {
        var packs = scene.State.Steps.Values.Sum(step => step.Packs.Sum(one => (long)one.Count));
        if (packs > 0)
            return new Quantity(packs, Unit.Each);
        return scene.State.Produced is [{ Quantity: var lot }] ? lot : Yield(scene);
    }

    public static Refusal? Fault(Scene scene, Quantity? quantity)
    {
        if (quantity is not { } some)
            return null;
        var made = Made(scene);
        var unit = made?.Unit ?? scene.Order.Planned?.Unit;
        if (some.Value <= 0 || (unit is not null && unit.Dimension != some.Unit.Dimension))
            return Refusal.Input("/quantity", "quantity-not-valid", "Give a positive quantity in the unit of the lot, or none for all of it.");
        if (Unit.Each.Equals(unit) && some.Value != decimal.Truncate(some.Value))
            return ClaimsRefusals.QuantityNotWhole();
        return made is { } all && Left(scene, all) is var left && some.To(left.Unit).Try(out var wanted, out _) && wanted.Value > left.Value
            ? ClaimsRefusals.QuantityOfOtherMarkets($"{left}")
            : null;
    }

    /// <summary>What no certificate with a quantity has given to a market yet.</summary>
    private static Quantity Left(Scene scene, Quantity made) => scene.State.Markets.Values
        .Where(one => one.Disposition == Disposition.Certified).Select(one => one.Decided.Under?.Quantity).OfType<Quantity>()
        .Aggregate(made, (left, one) => one.To(left.Unit).Then(left.Minus).Try(out var rest, out _) ? rest : left);

    private static Quantity? Yield(Scene scene) => scene.Recipe.Steps.Where(place => place.Instruction.Kind == InstructionKind.Yield)
        .Select(place => scene.State.Steps.GetValueOrDefault(place.Id)?.Value).Where(value => value?.Unit is not null)
        .Select(value => Quantity.Parse(value!.Value, value.Unit!.Symbol)).Where(read => read.IsOk).Select(read => (Quantity?)read.Value)
        .LastOrDefault(one => one!.Value.Value > 0 && one.Value.Dimension == scene.Order.Planned?.Unit.Dimension);
}
