using Theriac.Expressions.Completion;
using Theriac.Expressions.Syntax;
using Theriac.Expressions.Types;
using Theriac.Expressions.Values;
using Theriac.Kernel;

namespace Theriac.Expressions;

/// <summary>
/// An expression of a recipe: a limit, a condition, a calculation. The language is closed: no scripts, no loops, no present
/// moment, always an end; docs/expressions.md describes it.
/// </summary>
/// <remarks>
/// Arithmetic is exact (rational numbers): nothing is rounded but by the rounding functions, and by sd and rsd, whose root is
/// cut after 40 decimals.
/// </remarks>
public sealed class Expression
{
    public const int LengthMax = 2_000;
    public const int DepthMax = 40;

    private readonly Node _node;
    private readonly IReadOnlyDictionary<Node, ExpressionType> _types;

    private Expression(string text, Node node, ExpressionType type, IReadOnlyDictionary<Node, ExpressionType> types) =>
        (Text, _node, Type, _types) = (text, node, type, types);

    public string Text { get; }

    /// <summary>Of the result.</summary>
    public ExpressionType Type { get; }

    /// <summary>Every path that it names, each once.</summary>
    public IReadOnlyList<string> References =>
        [.. _types.Keys.OfType<Node.Reference>().OrderBy(reference => reference.Span.Start).Select(reference => reference.Path).Distinct()];

    /// <summary>Every table that it looks up in, with the path that it looks up by; null where that is calculated.</summary>
    public IReadOnlyList<(string Table, string? Key)> Lookups =>
        [.. _types.Keys.OfType<Node.Call>().Where(call => call.Function == Functions.Lookups.Lookup).OrderBy(call => call.Span.Start)
            .Select(call => (((Node.Reference)call.Arguments[0]).Path, (call.Arguments[1] as Node.Reference)?.Path))];

    /// <summary>Reads and checks a text against the values that there are.</summary>
    public static CheckedExpression Check(string text, IScope scope)
    {
        var (node, wrong) = Parser.Parse(text);
        if (node is null)
            return new CheckedExpression(null, [wrong!]);
        var checker = new Checker(scope);
        var type = checker.Check(node);
        return type is null || checker.Findings.Count > 0
            ? new CheckedExpression(null, checker.Findings)
            : new CheckedExpression(new Expression(text, node, type, checker.Types), []);
    }

    /// <summary>What could stand at <paramref name="position"/>, best first.</summary>
    public static IReadOnlyList<Proposal> Complete(string text, int position, IScope scope) => Proposals.At(text, position, scope);

    /// <summary>The result and what it was calculated from; refused when a value is missing or a divisor is zero.</summary>
    public Outcome<Evaluation> Evaluate(IValues values)
    {
        var evaluator = new Evaluator(_types, values);
        return evaluator.Evaluate(_node).Map(result => new Evaluation(result, evaluator.Inputs));
    }
}

/// <summary>Either an expression, or findings.</summary>
public sealed record CheckedExpression(Expression? Expression, IReadOnlyList<ExpressionFinding> Findings);

/// <param name="Inputs">What was read, so that a record can show the calculation with its values.</param>
public sealed record Evaluation(Value Result, IReadOnlyList<ExpressionInput> Inputs);

public sealed record ExpressionInput(string Path, Value Value);
