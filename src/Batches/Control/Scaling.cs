using Theriac.Kernel;

namespace Theriac.Batches;

/// <summary>Quantities of the master, which are for its nominal batch size, at the size that was ordered.</summary>
internal static class Scaling
{
    private const int FactorDigits = 12;

    /// <summary>Digits that a quantity keeps where those of the master would tell too little of it.</summary>
    private const int DigitsMin = 3;

    /// <summary>
    /// The quantity times planned ÷ nominal, rounded half-even to the digits that the master shows, two at least where the
    /// factor is not 1. At the nominal size it is the master's own. Where that would move it by more than half a percent, as of a colour of
    /// which a small batch needs two grams, it keeps three significant digits.
    /// </summary>
    public static Quantity Of(OrderReleased order, Quantity master) => Of(order.Planned, order.Nominal, master);

    /// <summary>The same for an order that is not released yet.</summary>
    public static Quantity Of(Quantity? plannedSize, Quantity? nominalSize, Quantity master)
    {
        if (plannedSize is not { } planned || nominalSize is not { } nominal)
            return master;
        if (Quantity.Compare(planned, nominal).Try(out var order0, out _) && order0 == 0)
            return master;
        var percent = planned.PercentOf(nominal, RoundingRule.Significant(RoundingMode.HalfEven, FactorDigits));
        if (!percent.IsOk)
            return master;
        var rule = RoundingRule.Places(RoundingMode.HalfEven, Math.Max(2, (int)master.Value.Scale));
        var scaled = master.Times(percent.Value.Percent.Value / 100m).Value;
        var rounded = scaled.Round(rule).Value.Result;
        return Math.Abs(rounded.Value - scaled.Value) * 200m <= Math.Abs(scaled.Value)
            ? rounded : scaled.Round(RoundingRule.Significant(RoundingMode.HalfEven, DigitsMin)).Value.Result;
    }
}
