using Theriac.Kernel;
using Theriac.Recipes;

namespace Theriac.Batches;

/// <summary>What an approved recipe allows of an order; the same whether it is issued or goes to a newer version.</summary>
internal static class OrderLimits
{
    /// <summary>Within the approved range; another size needs another approval (211.186(a)).</summary>
    public static Outcome<Quantity?> Size(MasterRecipe recipe, Quantity? planned)
    {
        if (planned is not { } size)
            return Outcome<Quantity?>.Ok(recipe.BatchSize?.Nominal);
        if (recipe.BatchSize is not { Nominal: { } nominal } allowed)
            return BatchesRefusals.BatchSizeOutOfRange($"{size}", "–");
        var (low, high) = (allowed.Min ?? nominal, allowed.Max ?? nominal);
        return size.IsWithin(low, high).Then(within => within
            ? Outcome<Quantity?>.Ok(size)
            : BatchesRefusals.BatchSizeOutOfRange($"{size}", $"{low}–{high}"));
    }

    /// <summary>A step would have no limits at all where nobody set the value that the master leaves open.</summary>
    public static Refusal? Open(ControlRecipe recipe, string site)
    {
        var open = recipe.Master.Formula.Parameters.Where(one => one is { Scope: not null, Value: null, Range: null }).Select(one => one.Id).ToList();
        return open.Count > 0 ? BatchesRefusals.ParametersMissing(site, string.Join(", ", open)) : null;
    }
}
