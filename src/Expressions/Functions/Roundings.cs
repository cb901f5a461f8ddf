using Theriac.Expressions.Syntax;
using Theriac.Expressions.Types;
using Theriac.Expressions.Values;
using Theriac.Kernel;

namespace Theriac.Expressions.Functions;

/// <summary>Rounding in the unit that the number is shown in. The digits stand in the recipe; they are never calculated.</summary>
internal static class Roundings
{
    public static IReadOnlyList<Function> All { get; } =
    [
        Of("round", RoundingMode.HalfUp, RoundingTo.Places),
        Of("roundEven", RoundingMode.HalfEven, RoundingTo.Places),
        Of("roundUp", RoundingMode.Up, RoundingTo.Places),
        Of("roundDown", RoundingMode.Down, RoundingTo.Places),
        Of("roundSignificant", RoundingMode.HalfUp, RoundingTo.Significant),
    ];

    private static Function Of(string name, RoundingMode mode, RoundingTo to) => new(
        name, to == RoundingTo.Places ? "number, places" : "number, digits", 2, 2, call => Check(call, mode, to),
        call =>
        {
            var rule = RuleOf(call.Call, mode, to)!;
            return call.Number(0).Round(rule).Map(rounded => call.Result(Value.ToBase(rounded, call.Type.Unit)));
        });

    private static ExpressionType? Check(CallCheck call, RoundingMode mode, RoundingTo to)
    {
        if (!call.Types[0].IsNumber)
            return call.Wrong(ExpressionFindings.KindExpected(call.SpanOf(0), ValueKind.Number, call.Types[0].Kind));
        return RuleOf(call.Call, mode, to) is null ? call.Wrong(ExpressionFindings.DigitsNotValid(call.SpanOf(1))) : call.Types[0];
    }

    private static RoundingRule? RuleOf(Node.Call call, RoundingMode mode, RoundingTo to) =>
        call.Arguments[1] is Node.Number { Unit: null, Value: >= 0 and <= DecimalText.ScaleMax } digits && decimal.IsInteger(digits.Value)
        && RoundingRule.Of(mode, to, (int)digits.Value).Try(out var rule, out _)
            ? rule
            : null;
}
