using System.Collections.Frozen;
using Theriac.Expressions.Syntax;
using Theriac.Expressions.Types;
using Theriac.Expressions.Values;
using Theriac.Kernel;

namespace Theriac.Expressions.Functions;

/// <summary>One function of the language. The table is closed: a recipe cannot add to it.</summary>
/// <param name="Signature">Its arguments, as an author is shown them.</param>
/// <param name="Check">The type of the result, or null after a finding was reported.</param>
/// <param name="Apply">Always ends, and depends on nothing but the arguments and the zone.</param>
internal sealed record Function(
    string Name, string Signature, int ArgumentMin, int ArgumentMax,
    Func<CallCheck, ExpressionType?> Check, Func<CallValues, Outcome<Value>> Apply)
{
    public const int Many = 100;

    public static IReadOnlyList<Function> All { get; } =
        [.. Aggregates.All, .. Roundings.All, .. Moments.All, .. Tests.All, .. Lookups.All];

    private static readonly FrozenDictionary<string, Function> ByName =
        All.ToFrozenDictionary(function => function.Name, StringComparer.OrdinalIgnoreCase);

    public static Function? Find(string name) => ByName.GetValueOrDefault(name);
}

/// <summary>A call whose arguments have their types.</summary>
internal sealed record CallCheck(Node.Call Call, IReadOnlyList<ExpressionType> Types, Action<ExpressionFinding> Report)
{
    public ExpressionType? Wrong(ExpressionFinding finding)
    {
        Report(finding);
        return null;
    }

    public Span SpanOf(int argument) => Call.Arguments[argument].Span;

    /// <summary>Reports every argument that is of another kind; true when none is.</summary>
    public bool Are(ValueKind kind)
    {
        var wrong = Enumerable.Range(0, Types.Count).Where(argument => Types[argument].Kind != kind).ToList();
        wrong.ForEach(argument => Report(ExpressionFindings.KindExpected(SpanOf(argument), kind, Types[argument].Kind)));
        return wrong.Count == 0;
    }
}

/// <summary>A call whose arguments have their values.</summary>
/// <param name="Type">Of the result.</param>
internal sealed record CallValues(Node.Call Call, IReadOnlyList<Value> Values, ExpressionType Type, TimeZoneInfo Zone)
{
    public Value.Number Number(int argument) => (Value.Number)Values[argument];

    public Value Result(Ratio inBase) => new Value.Number(inBase, Type.Unit);
}
