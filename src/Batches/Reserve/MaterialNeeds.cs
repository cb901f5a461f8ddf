using Theriac.Kernel;
using Theriac.Recipes;

namespace Theriac.Batches;

/// <summary>What a batch needs of a material, at the size that is ordered.</summary>
internal sealed record MaterialNeed(string Material, string Name, Quantity Quantity);

internal static class MaterialNeeds
{
    /// <summary>The formula's inputs that have a quantity, one need for each material.</summary>
    public static IReadOnlyList<MaterialNeed> Of(MasterRecipe master, Quantity? planned) =>
    [
        .. master.Formula.Inputs.Where(input => input.Quantity is { Value: > 0 })
            .GroupBy(input => input.MaterialCode, StringComparer.OrdinalIgnoreCase)
            .Select(group => new MaterialNeed(group.Key, group.First().Name, Sum(group.Select(input =>
                Whole(Scaling.Of(planned, master.BatchSize?.Nominal, input.Quantity!.Value)))))),
    ];

    /// <summary>Of what is counted there is no half.</summary>
    private static Quantity Whole(Quantity need) =>
        need.Unit.Equals(Unit.Each) && need.Value != Math.Ceiling(need.Value) ? new Quantity(Math.Ceiling(need.Value), need.Unit) : need;

    // One material has one dimension; a formula that says otherwise was refused when it was checked.
    private static Quantity Sum(IEnumerable<Quantity> parts) =>
        parts.Aggregate((sum, part) => sum.Plus(part).Try(out var both, out _) ? both : sum);
}
