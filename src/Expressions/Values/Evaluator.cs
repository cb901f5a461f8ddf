using System.Numerics;
using Theriac.Expressions.Functions;
using Theriac.Expressions.Syntax;
using Theriac.Expressions.Types;
using Theriac.Kernel;

namespace Theriac.Expressions.Values;

/// <summary>Calculates a checked expression. What is not needed (the other branch, the rest of an "and") is not read.</summary>
internal sealed class Evaluator(IReadOnlyDictionary<Node, ExpressionType> types, IValues values)
{
    private readonly List<ExpressionInput> _inputs = [];

    /// <summary>What was read, each value once, in the order of reading.</summary>
    public IReadOnlyList<ExpressionInput> Inputs => _inputs;

    public Outcome<Value> Evaluate(Node node) => node switch
    {
        Node.Number number => new Value.Number(Value.ToBase(number.Value, number.Unit), number.Unit),
        Node.Text text => Value.Of(text.Value),
        Node.Truth truth => Value.Of(truth.Value),
        Node.Reference reference => Read(reference),
        Node.Call call => Call(call),
        Node.Negative negative => Negative(negative),
        Node.Not not => Truth(not.Of).Map(isTrue => Value.Of(!isTrue)),
        Node.Arithmetic arithmetic => Arithmetic(arithmetic),
        Node.Comparison comparison => Comparison(comparison),
        Node.Logical logical => Logical(logical),
        Node.InUnit shown => Evaluate(shown.Of).Map(value => (Value)((Value.Number)value).In(shown.Unit)),
        Node.Choice choice => Truth(choice.If)
            .Then(isTrue => Evaluate(isTrue ? choice.Then : choice.Else)).Map(value => Shown(value, choice)),
        _ => throw new InvalidOperationException($"No such node: {node.GetType().Name}"),
    };

    private Outcome<Value> Read(Node.Reference reference)
    {
        if (values.Find(reference.Path) is not { } value)
            return ValueRefusals.Missing(reference.Path);
        var given = value switch
        {
            Value.Number number => new ExpressionType(ValueKind.Number, number.Unit),
            Value.Numbers column => new ExpressionType(ValueKind.Numbers, column.Unit),
            Value.Lookup table => new ExpressionType(ValueKind.Lookup, table.Unit),
            Value.Text => ExpressionType.Text,
            Value.Truth => ExpressionType.Truth,
            _ => ExpressionType.Moment,
        };
        var wanted = types[reference];
        if (given.Kind != wanted.Kind || !given.MeasuresAs(wanted))
            return ValueRefusals.KindDiffers(reference.Path);
        if (_inputs.All(input => input.Path != reference.Path))
            _inputs.Add(new ExpressionInput(reference.Path, value));
        return Shown(value, reference);
    }

    private Outcome<Value> Call(Node.Call call)
    {
        if (call.Function == Tests.Has)
            return Value.Of(values.Find(((Node.Reference)call.Arguments[0]).Path) is not null);
        var arguments = new List<Value>(call.Arguments.Count);
        foreach (var argument in call.Arguments)
        {
            if (!Evaluate(argument).Try(out var value, out var refusal))
                return refusal;
            arguments.Add(value);
        }

        return call.Function.Apply(new CallValues(call, arguments, types[call], values.Zone));
    }

    private Outcome<Value> Negative(Node.Negative node)
    {
        // "-5 °C" is a point of the scale, not the opposite of one.
        if (node.Of is Node.Number number)
            return new Value.Number(Value.ToBase(-number.Value, number.Unit), number.Unit);
        return Number(node.Of).Map(value => Result(node, new Ratio(-value.Numerator, value.Denominator)));
    }

    private Outcome<Value> Arithmetic(Node.Arithmetic node)
    {
        if (types[node.Left].Kind == ValueKind.Moment)
            return OfMoment(node);
        return Number(node.Left).Then(left => Number(node.Right).Then<Value>(right => node.Operator switch
        {
            Operator.Add => Result(node, left + right),
            Operator.Subtract => Result(node, left - right),
            Operator.Multiply => Result(node, left * right),
            _ when right.Numerator.IsZero => ValueRefusals.DivisionByZero(),
            _ => Result(node, left / right),
        }));
    }

    private Outcome<Value> OfMoment(Node.Arithmetic node) => Evaluate(node.Left).Then(left => Evaluate(node.Right).Then(right =>
    {
        var moment = (Value.Moment)left;
        if (right is Value.Moment other)
            return Result(node, new Ratio((moment.At - other.At).Ticks, TimeSpan.TicksPerSecond));
        var add = ((Value.Number)right).InBase;
        if (node.Operator == Operator.Subtract)
            add = new Ratio(-add.Numerator, add.Denominator);
        return types[node.Right].Dimension == Dimension.CalendarPeriod
            ? Moments.AddMonths(moment, add, values.Zone)
            : Moments.AddSeconds(moment, add);
    }));

    private Outcome<Value> Comparison(Node.Comparison node) => Evaluate(node.Left).Then(left => Evaluate(node.Right).Map(right =>
    {
        var order = (left, right) switch
        {
            (Value.Number one, Value.Number other) => Ratio.Compare(one.InBase, other.InBase),
            (Value.Moment one, Value.Moment other) => one.At.CompareTo(other.At),
            (Value.Text one, Value.Text other) => string.CompareOrdinal(one.Content, other.Content),
            _ => ((Value.Truth)left).IsTrue.CompareTo(((Value.Truth)right).IsTrue),
        };
        return Value.Of(node.Operator switch
        {
            Operator.Equal => order == 0,
            Operator.NotEqual => order != 0,
            Operator.Less => order < 0,
            Operator.LessOrEqual => order <= 0,
            Operator.Greater => order > 0,
            _ => order >= 0,
        });
    }));

    private Outcome<Value> Logical(Node.Logical node) => Truth(node.Left).Then(left =>
        left == (node.Operator == Operator.Or) ? Outcome<Value>.Ok(Value.Of(left)) : Evaluate(node.Right));

    private Outcome<bool> Truth(Node node) => Evaluate(node).Map(value => ((Value.Truth)value).IsTrue);

    private Outcome<Ratio> Number(Node node) => Evaluate(node).Map(value => ((Value.Number)value).InBase);

    private Value Result(Node node, Ratio inBase) => new Value.Number(inBase, types[node].Unit);

    /// <summary>In the unit of its place: a weight read in g at a step in kg is shown in kg.</summary>
    private Value Shown(Value value, Node node) => value is Value.Number number ? number.In(types[node].Unit) : value;
}
