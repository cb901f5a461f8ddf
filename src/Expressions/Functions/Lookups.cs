using Theriac.Expressions.Syntax;
using Theriac.Expressions.Types;
using Theriac.Expressions.Values;

namespace Theriac.Expressions.Functions;

/// <summary>A value by range or by code from a table of constants that stands in the recipe.</summary>
internal static class Lookups
{
    public static readonly Function Lookup = new(
        "lookup", "{table.name.column}, value", 2, 2, Check, call => call.Values[0] is Value.Lookup table && table.Find(call.Values[1]) is { } found
            ? call.Result(found)
            : ValueRefusals.NoRow(((Node.Reference)call.Call.Arguments[0]).Path, Shown(call.Values[1])));

    public static IReadOnlyList<Function> All { get; } = [Lookup];

    private static ExpressionType? Check(CallCheck call)
    {
        var (table, value) = (call.Types[0], call.Types[1]);
        if (table is not { Kind: ValueKind.Lookup, Key: { } key })
            return call.Wrong(ExpressionFindings.TableExpected(call.SpanOf(0)));
        if (value.Kind != key.Kind)
            return call.Wrong(ExpressionFindings.KindExpected(call.SpanOf(1), key.Kind, value.Kind));
        return value.MeasuresAs(key)
            ? ExpressionType.Number(table.Unit)
            : call.Wrong(ExpressionFindings.DimensionsDiffer(call.SpanOf(1), key, value));
    }

    private static string Shown(Value value) => value is Value.Text text ? text.Content : $"{value}";
}
