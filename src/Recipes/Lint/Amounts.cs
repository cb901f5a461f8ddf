using Theriac.Kernel;

namespace Theriac.Recipes;

/// <summary>Arithmetic of rules: what cannot be said exactly, or is too large, is null and judged by nobody.</summary>
internal static class Amounts
{
    /// <summary>The number of one quantity in the unit of another.</summary>
    public static decimal? In(Quantity quantity, Unit unit) => quantity.To(unit).Try(out var same, out _) ? same.Value : null;

    public static decimal? Times(decimal? one, decimal? other) => Safe(() => one * other);

    public static decimal? Over(decimal? one, decimal? other) => other == 0 ? null : Safe(() => one / other);

    public static decimal? Plus(decimal? one, decimal? other) => Safe(() => one + other);

    /// <summary>The sum in the unit of the first; null when one of them cannot be added.</summary>
    public static Quantity? Sum(IEnumerable<Quantity> all)
    {
        Quantity? sum = null;
        foreach (var one in all)
        {
            if (sum is not { } before) sum = one;
            else if (before.Dimension == one.Dimension && before.Plus(one).Try(out var next, out _)) sum = next;
            else return null;
        }
        return sum;
    }

    /// <summary>Whether two numbers are the same within so many percent of the second.</summary>
    public static bool Agree(decimal one, decimal other, decimal percent) =>
        Safe<bool>(() => Math.Abs(one - other) <= Math.Abs(other) * percent / 100) ?? true;

    /// <summary>How many dosage units the nominal batch has: pieces, or the batch by the weight or volume of one.</summary>
    public static decimal? DosageUnits(MasterRecipe recipe) => recipe.BatchSize?.Nominal switch
    {
        null => null,
        { Dimension: Dimension.Count } pieces => In(pieces, Unit.Each),
        { } whole when recipe.Product?.UnitWeight is { } one => Over(In(whole, one.Unit), one.Value),
        _ => null,
    };

    /// <summary>Without zeros at its end, and with at most ten places.</summary>
    public static decimal Plain(decimal value) => decimal.Round(value, 10) / 1.0000000000000000000000000000m;

    private static T? Safe<T>(Func<T?> calculate)
        where T : struct
    {
        try
        {
            return calculate();
        }
        catch (OverflowException)
        {
            return null;
        }
    }
}
