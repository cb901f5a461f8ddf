using System.Runtime.CompilerServices;
using Theriac.Expressions.Functions;
using Theriac.Expressions.Syntax;
using Theriac.Kernel;

namespace Theriac.Expressions.Types;

/// <summary>Gives each part its type, and reports everything that does not go together; not only the first.</summary>
internal sealed class Checker(IScope scope)
{
    private readonly List<ExpressionFinding> _findings = [];
    private readonly Dictionary<Node, ExpressionType> _types = new(ReferenceComparer.Instance);

    public IReadOnlyList<ExpressionFinding> Findings => _findings;

    public IReadOnlyDictionary<Node, ExpressionType> Types => _types;

    /// <summary>Null when it has no type; then a finding says why.</summary>
    public ExpressionType? Check(Node node)
    {
        var type = node switch
        {
            Node.Number number => ExpressionType.Number(number.Unit),
            Node.Text => ExpressionType.Text,
            Node.Truth => ExpressionType.Truth,
            Node.Reference reference => Reference(reference),
            Node.Call call => Call(call),
            Node.Negative negative => Negative(negative),
            Node.Not not => Needs(not.Of, ValueKind.Truth),
            Node.Arithmetic arithmetic => Arithmetic(arithmetic),
            Node.Comparison comparison => Comparison(comparison),
            Node.Logical logical => Logical(logical),
            Node.InUnit shown => InUnit(shown),
            Node.Choice choice => Choice(choice),
            _ => throw new InvalidOperationException($"No such node: {node.GetType().Name}"),
        };
        if (type is not null)
            _types[node] = type;
        return type;
    }

    private ExpressionType? Call(Node.Call call)
    {
        var function = call.Function;
        var types = call.Arguments.Select((argument, i) => i == 0 && function == Lookups.Lookup ? Table(argument) : Check(argument)).ToList();
        if (call.Arguments.Count < function.ArgumentMin || call.Arguments.Count > function.ArgumentMax)
            return Wrong(ExpressionFindings.ArgumentCount(call.Span, function.Name, function.Signature));
        return types.Contains(null) ? null : function.Check(new CallCheck(call, types!, _findings.Add));
    }

    private ExpressionType? Reference(Node.Reference node) => scope.Find(node.Path) switch
    {
        null => Wrong(ExpressionFindings.ReferenceUnknown(node.Span, node.Path)),
        { Kind: ValueKind.Lookup } => Wrong(ExpressionFindings.TableAlone(node.Span)),
        var type => type,
    };

    /// <summary>The one place where a table may stand: by its name, never calculated.</summary>
    private ExpressionType? Table(Node node) =>
        node is Node.Reference named && scope.Find(named.Path) is { Kind: ValueKind.Lookup } table ? _types[node] = table
        : Check(node) is null ? null
        : Wrong(ExpressionFindings.TableExpected(node.Span));

    private ExpressionType? Negative(Node.Negative node)
    {
        var type = Needs(node.Of, ValueKind.Number);
        return type is { IsPoint: true } && node.Of is not Node.Number ? Wrong(ExpressionFindings.TemperaturesDoNotAdd(node.Span)) : type;
    }

    private ExpressionType? Arithmetic(Node.Arithmetic node)
    {
        var (left, right) = (Check(node.Left), Check(node.Right));
        if (left is null || right is null)
            return null;
        var isSum = node.Operator is Operator.Add or Operator.Subtract;
        if (isSum && left.Kind == ValueKind.Moment)
            return OfMoment(node, right);
        if (!left.IsNumber || !right.IsNumber)
        {
            var (wrong, kind) = left.IsNumber ? (node.Right, right.Kind) : (node.Left, left.Kind);
            return Wrong(ExpressionFindings.KindExpected(wrong.Span, ValueKind.Number, kind));
        }

        return isSum ? Sum(node, left, right) : Product(node, left, right);
    }

    private ExpressionType? OfMoment(Node.Arithmetic node, ExpressionType right)
    {
        if (right.Kind == ValueKind.Moment && node.Operator == Operator.Subtract)
            return ExpressionType.Number(Unit.Minute);
        if (right.IsNumber && right.Dimension is Dimension.Time or Dimension.CalendarPeriod)
            return ExpressionType.Moment;
        return Wrong(ExpressionFindings.DimensionsDiffer(node.Right.Span, ExpressionType.Number(Unit.Hour), right));
    }

    private ExpressionType? Sum(Node.Arithmetic node, ExpressionType left, ExpressionType right)
    {
        if (!left.MeasuresAs(right))
            return Wrong(ExpressionFindings.DimensionsDiffer(node.Span, left, right));
        return (left.IsPoint, right.IsPoint, node.Operator) switch
        {
            (true, true, Operator.Subtract) => ExpressionType.Number(Unit.Kelvin),
            (_, true, _) => Wrong(ExpressionFindings.TemperaturesDoNotAdd(node.Span)),
            _ => left,
        };
    }

    private ExpressionType? Product(Node.Arithmetic node, ExpressionType left, ExpressionType right)
    {
        if (left.IsPoint || right.IsPoint)
            return Wrong(ExpressionFindings.TemperaturesDoNotAdd(node.Span));
        var type = node.Operator == Operator.Multiply ? Dimensions.Product(left, right) : Dimensions.Quotient(left, right);
        return type ?? Wrong(ExpressionFindings.NoSuchProduct(node.Span, left, right));
    }

    private ExpressionType? Comparison(Node.Comparison node)
    {
        var (left, right) = (Check(node.Left), Check(node.Right));
        if (left is null || right is null)
            return null;
        if (left.Kind != right.Kind)
            return Wrong(ExpressionFindings.KindExpected(node.Right.Span, left.Kind, right.Kind));
        if (left.Kind == ValueKind.Numbers)
            return Wrong(ExpressionFindings.KindExpected(node.Left.Span, ValueKind.Number, left.Kind));
        if (left.IsNumber && !left.MeasuresAs(right))
            return Wrong(ExpressionFindings.DimensionsDiffer(node.Span, left, right));
        var isOrder = node.Operator is not (Operator.Equal or Operator.NotEqual);
        return isOrder && left.Kind is (ValueKind.Text or ValueKind.Truth)
            ? Wrong(ExpressionFindings.KindExpected(node.Left.Span, ValueKind.Number, left.Kind))
            : ExpressionType.Truth;
    }

    private ExpressionType? Logical(Node.Logical node)
    {
        var (left, right) = (Needs(node.Left, ValueKind.Truth), Needs(node.Right, ValueKind.Truth));
        return left is null || right is null ? null : ExpressionType.Truth;
    }

    private ExpressionType? InUnit(Node.InUnit node)
    {
        if (Needs(node.Of, ValueKind.Number) is not { } type)
            return null;
        var shown = ExpressionType.Number(node.Unit);
        return type.MeasuresAs(shown) ? shown : Wrong(ExpressionFindings.DimensionsDiffer(node.Span, type, shown));
    }

    private ExpressionType? Choice(Node.Choice node)
    {
        var condition = Needs(node.If, ValueKind.Truth);
        var (then, otherwise) = (Check(node.Then), Check(node.Else));
        if (then is null || otherwise is null)
            return null;
        if (then.Kind != otherwise.Kind)
            return Wrong(ExpressionFindings.KindExpected(node.Else.Span, then.Kind, otherwise.Kind));
        if (!then.MeasuresAs(otherwise))
            return Wrong(ExpressionFindings.DimensionsDiffer(node.Else.Span, then, otherwise));
        return condition is null ? null : then;
    }

    private ExpressionType? Needs(Node node, ValueKind kind)
    {
        var type = Check(node);
        return type is null || type.Kind == kind ? type : Wrong(ExpressionFindings.KindExpected(node.Span, kind, type.Kind));
    }

    private ExpressionType? Wrong(ExpressionFinding finding)
    {
        _findings.Add(finding);
        return null;
    }

    /// <summary>Two equal parts at two places are two parts.</summary>
    private sealed class ReferenceComparer : IEqualityComparer<Node>
    {
        public static readonly ReferenceComparer Instance = new();

        public bool Equals(Node? x, Node? y) => ReferenceEquals(x, y);

        public int GetHashCode(Node obj) => RuntimeHelpers.GetHashCode(obj);
    }
}
