using System.Numerics;
using Theriac.Expressions.Syntax;
using Theriac.Expressions.Types;
using Theriac.Expressions.Values;
using Theriac.Kernel;

namespace Theriac.Expressions.Functions;

/// <summary>Of the columns and numbers that are given, all of one dimension.</summary>
internal static class Aggregates
{
    /// <summary>Decimals after the point to which a root is calculated; it is cut there.</summary>
    private const int RootDecimals = 40;

    public static IReadOnlyList<Function> All { get; } =
    [
        Of("sum", 0, isOfPoints: false, all => all.Aggregate(new Ratio(0, 1), (sum, one) => sum + one)),
        Of("mean", 1, isOfPoints: true, Mean),
        Of("min", 1, isOfPoints: true, all => all.Aggregate((low, one) => Ratio.Compare(one, low) < 0 ? one : low)),
        Of("max", 1, isOfPoints: true, all => all.Aggregate((high, one) => Ratio.Compare(one, high) > 0 ? one : high)),
        Of("sd", 2, isOfPoints: true, Deviation) with { Check = call => Difference(Numbers(call, isOfPoints: true)) },
        Of("rsd", 2, isOfPoints: false, Deviation) with
        {
            Check = call => Numbers(call, isOfPoints: false) is null ? null : ExpressionType.Number(Unit.Percent),
            Apply = RelativeDeviation,
        },
        Of("count", 0, isOfPoints: true, all => new Ratio(all.Count, 1)) with
        {
            Check = call => Numbers(call, isOfPoints: true) is null ? null : ExpressionType.Plain,
        },
    ];

    private static Function Of(string name, int needed, bool isOfPoints, Func<IReadOnlyList<Ratio>, Ratio> calculate) => new(
        name, "{column} or values", 1, Function.Many, call => Numbers(call, isOfPoints), call =>
        {
            var all = Flat(call);
            return all.Count < needed ? ValueRefusals.TooFew(name, needed) : Outcome<Value>.Ok(call.Result(calculate(all)));
        });

    /// <summary>The type of the first, when all are numbers of its dimension.</summary>
    private static ExpressionType? Numbers(CallCheck call, bool isOfPoints)
    {
        var first = ExpressionType.Number(call.Types[0].Unit);
        for (var i = 0; i < call.Types.Count; i++)
        {
            var type = call.Types[i];
            if (type.Kind is not (ValueKind.Number or ValueKind.Numbers))
                return call.Wrong(ExpressionFindings.KindExpected(call.SpanOf(i), ValueKind.Numbers, type.Kind));
            if (!type.MeasuresAs(first))
                return call.Wrong(ExpressionFindings.DimensionsDiffer(call.SpanOf(i), first, type));
            if (type.IsPoint && !isOfPoints)
                return call.Wrong(ExpressionFindings.TemperaturesDoNotAdd(call.SpanOf(i)));
        }

        return first;
    }

    private static ExpressionType? Difference(ExpressionType? type) => type is { IsPoint: true } ? ExpressionType.Number(Unit.Kelvin) : type;

    private static List<Ratio> Flat(CallValues call) =>
        [.. call.Values.SelectMany(value => value is Value.Numbers column ? column.InBase : [((Value.Number)value).InBase])];

    private static Outcome<Value> RelativeDeviation(CallValues call)
    {
        var all = Flat(call);
        if (all.Count < 2)
            return ValueRefusals.TooFew("rsd", 2);
        var mean = Mean(all);
        if (mean.Numerator.IsZero)
            return ValueRefusals.DivisionByZero();
        var magnitude = new Ratio(BigInteger.Abs(mean.Numerator), mean.Denominator);
        return Outcome<Value>.Ok(call.Result(Deviation(all) / magnitude));
    }

    private static Ratio Mean(IReadOnlyList<Ratio> all) =>
        all.Aggregate(new Ratio(0, 1), (sum, one) => sum + one) / new Ratio(all.Count, 1);

    /// <summary>The standard deviation of a sample (n − 1).</summary>
    private static Ratio Deviation(IReadOnlyList<Ratio> all)
    {
        var mean = Mean(all);
        var squares = all.Aggregate(new Ratio(0, 1), (sum, one) => sum + ((one - mean) * (one - mean)));
        return Root(squares / new Ratio(all.Count - 1, 1));
    }

    private static Ratio Root(Ratio square)
    {
        var scaled = square.Numerator * BigInteger.Pow(10, 2 * RootDecimals) / square.Denominator;
        return new Ratio(WholeRoot(scaled), BigInteger.Pow(10, RootDecimals));
    }

    /// <summary>The largest whole number whose square is at most <paramref name="of"/> (Newton).</summary>
    private static BigInteger WholeRoot(BigInteger of)
    {
        if (of.IsZero)
            return of;
        var guess = BigInteger.One << (int)((of.GetBitLength() + 1) / 2);
        while (true)
        {
            var next = (guess + (of / guess)) >> 1;
            if (next >= guess)
                return guess;
            guess = next;
        }
    }
}
