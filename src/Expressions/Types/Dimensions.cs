using Theriac.Kernel;

namespace Theriac.Expressions.Types;

/// <summary>Which dimensions multiply and divide, and in which unit the result is shown. The kernel's table says it.</summary>
internal static class Dimensions
{
    public static bool IsPlain(Dimension dimension) =>
        dimension is Dimension.Percent or Dimension.MassFraction or Dimension.VolumeFraction;

    /// <summary>The type of left / right; null when that measures nothing known.</summary>
    public static ExpressionType? Quotient(ExpressionType left, ExpressionType right)
    {
        if (right.Dimension is null)
            return left.Dimension is null ? ExpressionType.Plain : left;
        if (left.MeasuresAs(right))
            return ExpressionType.Plain;
        if (left.Dimension is null)
            return null;
        if (Parse($"{left.Unit}/{right.Unit}") is { } quotient)
            return quotient;

        // Mass by concentration is volume: the unit under the stroke, or the dimension's base unit.
        var (over, under) = Parts(right.Unit!);
        return over is not null && over.Dimension == left.Dimension ? ExpressionType.Number(under) : null;
    }

    public static ExpressionType? Product(ExpressionType left, ExpressionType right)
    {
        if (left.Dimension is null)
            return right.Dimension is null ? ExpressionType.Plain : right;
        return right.Dimension is null ? left : Cancelled(left.Unit!, right.Unit!) ?? Cancelled(right.Unit!, left.Unit!);
    }

    /// <summary>mg/mL × L: what is over the stroke.</summary>
    private static ExpressionType? Cancelled(Unit quotient, Unit times)
    {
        var (over, under) = Parts(quotient);
        return under is not null && under.Dimension == times.Dimension ? ExpressionType.Number(over) : null;
    }

    private static (Unit? Over, Unit? Under) Parts(Unit unit)
    {
        var at = unit.Symbol.IndexOf('/', StringComparison.Ordinal);
        return at > 0 && Unit.TryParse(unit.Symbol[..at], out var over) && Unit.TryParse(unit.Symbol[(at + 1)..], out var under)
            ? (over, under)
            : (null, null);
    }

    private static ExpressionType? Parse(string unit) => Unit.TryParse(unit, out var known) ? ExpressionType.Number(known) : null;
}
