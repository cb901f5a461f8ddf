using Theriac.Expressions.Functions;
using Theriac.Kernel;

namespace Theriac.Expressions.Syntax;

/// <summary>A part of an expression, with its place in the text.</summary>
internal abstract record Node(Span Span)
{
    public sealed record Number(Span Span, decimal Value, Unit? Unit) : Node(Span);

    public sealed record Text(Span Span, string Value) : Node(Span);

    public sealed record Truth(Span Span, bool Value) : Node(Span);

    /// <summary>A value of the record: <c>{path}</c>.</summary>
    public sealed record Reference(Span Span, string Path) : Node(Span);

    public sealed record Call(Span Span, Function Function, IReadOnlyList<Node> Arguments) : Node(Span);

    public sealed record Negative(Span Span, Node Of) : Node(Span);

    public sealed record Not(Span Span, Node Of) : Node(Span);

    public sealed record Arithmetic(Span Span, Operator Operator, Node Left, Node Right) : Node(Span);

    public sealed record Comparison(Span Span, Operator Operator, Node Left, Node Right) : Node(Span);

    public sealed record Logical(Span Span, Operator Operator, Node Left, Node Right) : Node(Span);

    /// <summary><c>x in mg</c>: the same quantity, shown and rounded in another unit.</summary>
    public sealed record InUnit(Span Span, Node Of, Unit Unit) : Node(Span);

    public sealed record Choice(Span Span, Node If, Node Then, Node Else) : Node(Span);
}

/// <summary>Where something stands in the text, in UTF-16 units.</summary>
public readonly record struct Span(int Start, int Length)
{
    public int End => Start + Length;

    public static Span Over(Span first, Span last) => new(first.Start, last.End - first.Start);
}

internal enum Operator
{
    Add,
    Subtract,
    Multiply,
    Divide,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    And,
    Or,
}
