using System.Numerics;
using Theriac.Expressions.Syntax;
using Theriac.Expressions.Types;
using Theriac.Expressions.Values;
using Theriac.Kernel;

namespace Theriac.Expressions.Functions;

/// <summary>Small questions about one value.</summary>
internal static class Tests
{
    /// <summary>Asked without reading the value; the evaluator answers it.</summary>
    public static readonly Function Has = new(
        "has", "{step}", 1, 1,
        call => call.Call.Arguments[0] is Node.Reference
            ? ExpressionType.Truth
            : call.Wrong(ExpressionFindings.ReferenceExpected(call.SpanOf(0))),
        _ => throw new InvalidOperationException("The evaluator answers has(…)."));

    public static IReadOnlyList<Function> All { get; } =
    [
        Has,
        new("within", "number, lowest, highest", 3, 3, SameNumbers, call => Value.Of(
            Ratio.Compare(call.Number(0).InBase, call.Number(1).InBase) >= 0
            && Ratio.Compare(call.Number(0).InBase, call.Number(2).InBase) <= 0)),
        new("abs", "number", 1, 1, OneSize, call => call.Result(
            new Ratio(BigInteger.Abs(call.Number(0).InBase.Numerator), call.Number(0).InBase.Denominator))),
        new("number", "count", 1, 1, OneCount, call => call.Result(call.Number(0).InUnit)),
    ];

    private static ExpressionType? SameNumbers(CallCheck call)
    {
        if (!call.Are(ValueKind.Number))
            return null;
        for (var i = 1; i < call.Types.Count; i++)
        {
            if (!call.Types[i].MeasuresAs(call.Types[0]))
                return call.Wrong(ExpressionFindings.DimensionsDiffer(call.SpanOf(i), call.Types[0], call.Types[i]));
        }

        return ExpressionType.Truth;
    }

    private static ExpressionType? OneSize(CallCheck call)
    {
        if (!call.Are(ValueKind.Number))
            return null;
        return call.Types[0].IsPoint ? call.Wrong(ExpressionFindings.TemperaturesDoNotAdd(call.SpanOf(0))) : call.Types[0];
    }

    /// <summary>Only a count is a plain number at heart; of a mass the number alone would depend on its unit.</summary>
    private static ExpressionType? OneCount(CallCheck call)
    {
        if (!call.Are(ValueKind.Number))
            return null;
        return call.Types[0].Dimension is null or Dimension.Count
            ? ExpressionType.Plain
            : call.Wrong(ExpressionFindings.DimensionsDiffer(call.SpanOf(0), ExpressionType.Number(Unit.Each), call.Types[0]));
    }
}
