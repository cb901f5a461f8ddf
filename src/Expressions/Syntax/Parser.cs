using Theriac.Expressions.Functions;

namespace Theriac.Expressions.Syntax;

/// <summary>Reads the tokens by recursive descent; the depth is limited, so that no text can exhaust the stack.</summary>
internal sealed class Parser
{
    private readonly IReadOnlyList<Token> _tokens;
    private readonly string _text;
    private int _at;
    private int _depth;

    private Parser(IReadOnlyList<Token> tokens, string text) => (_tokens, _text) = (tokens, text);

    private Token Here => _tokens[_at];

    public static (Node? Node, ExpressionFinding? Wrong) Parse(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return (null, ExpressionFindings.Empty());
        if (text.Length > Expression.LengthMax)
            return (null, ExpressionFindings.TooLong(new Span(Expression.LengthMax, text.Length - Expression.LengthMax)));
        var (tokens, wrong) = new Lexer(text).Read();
        if (wrong is not null)
            return (null, wrong);
        try
        {
            var parser = new Parser(tokens, text);
            var node = parser.Whole();
            return parser.Here.Kind == TokenKind.End ? (node, null) : (null, ExpressionFindings.Unexpected(parser.Here.Span, text));
        }
        catch (NotReadable stop)
        {
            return (null, stop.Finding);
        }
    }

    private Node Whole() => Deeper(() => Here.IsWord("if") ? Choice() : Or());

    private Node Deeper(Func<Node> part)
    {
        if (++_depth > Expression.DepthMax)
            throw new NotReadable(ExpressionFindings.TooDeep(Here.Span));
        var node = part();
        _depth--;
        return node;
    }

    private Node.Choice Choice()
    {
        var first = Take().Span;
        var condition = Whole();
        Word("then");
        var then = Whole();
        Word("else");
        var otherwise = Whole();
        return new Node.Choice(Span.Over(first, otherwise.Span), condition, then, otherwise);
    }

    private Node Or() => Chain(And, token => token.IsWord("or") ? Operator.Or : null, Logical);

    private Node And() => Chain(Not, token => token.IsWord("and") ? Operator.And : null, Logical);

    private Node Not()
    {
        if (!Here.IsWord("not"))
            return Comparison();
        var first = Take().Span;
        var of = Deeper(Not);
        return new Node.Not(Span.Over(first, of.Span), of);
    }

    private Node Comparison()
    {
        var left = Shown();
        if (ComparisonOf(Here) is not { } compare)
            return left;
        Take();
        var right = Shown();
        if (ComparisonOf(Here) is not null) // 1 < x < 3 would compare a truth with a number.
            throw new NotReadable(ExpressionFindings.Unexpected(Here.Span, _text));
        return new Node.Comparison(Span.Over(left.Span, right.Span), compare, left, right);
    }

    /// <summary>"in" takes all that stands before it: <c>a / b in mL</c>.</summary>
    private Node Shown()
    {
        var node = Sum();
        while (Here.IsWord("in"))
        {
            var word = Take();
            node = new Node.InUnit(Span.Over(node.Span, word.Span), node, word.Unit!);
        }

        return node;
    }

    private Node Sum() => Chain(Product, token =>
        token.IsSign("+") ? Operator.Add : token.IsSign("-") ? Operator.Subtract : null, Arithmetic);

    private Node Product() => Chain(Signed, token =>
        token.IsSign("*") ? Operator.Multiply : token.IsSign("/") ? Operator.Divide : null, Arithmetic);

    private Node Signed()
    {
        if (!Here.IsSign("-"))
            return Primary();
        var first = Take().Span;
        var of = Deeper(Signed);
        return new Node.Negative(Span.Over(first, of.Span), of);
    }

    private Node Primary()
    {
        var token = Take();
        switch (token.Kind)
        {
            case TokenKind.Number:
                return new Node.Number(token.Span, token.Value, token.Unit);
            case TokenKind.Text:
                return new Node.Text(token.Span, token.Text);
            case TokenKind.Reference:
                return new Node.Reference(token.Span, token.Text);
            case TokenKind.Word when token.IsWord("true") || token.IsWord("false"):
                return new Node.Truth(token.Span, token.IsWord("true"));
            case TokenKind.Word when Here.IsSign("("):
                return Call(token);
            case TokenKind.Sign when token.Text == "(":
                var inside = Whole();
                Sign(")");
                return inside;
            default:
                throw new NotReadable(token.Kind == TokenKind.Word && !token.IsReserved
                    ? ExpressionFindings.NameUnknown(token)
                    : ExpressionFindings.Unexpected(token.Span, _text));
        }
    }

    private Node.Call Call(Token name)
    {
        var function = Function.Find(name.Text) ?? throw new NotReadable(ExpressionFindings.NameUnknown(name));
        Sign("(");
        var arguments = new List<Node>();
        while (!Here.IsSign(")"))
        {
            if (arguments.Count > 0)
                Sign(",");
            arguments.Add(Whole());
        }

        return new Node.Call(Span.Over(name.Span, Take().Span), function, arguments);
    }

    private Node Chain(Func<Node> part, Func<Token, Operator?> sign, Func<Operator, Node, Node, Node> join)
    {
        var left = part();
        while (sign(Here) is { } found)
        {
            Take();
            left = join(found, left, part());
        }

        return left;
    }

    private static Node Logical(Operator sign, Node left, Node right) =>
        new Node.Logical(Span.Over(left.Span, right.Span), sign, left, right);

    private static Node Arithmetic(Operator sign, Node left, Node right) =>
        new Node.Arithmetic(Span.Over(left.Span, right.Span), sign, left, right);

    private static Operator? ComparisonOf(Token token) => token.Kind != TokenKind.Sign ? null : token.Text switch
    {
        "=" => Operator.Equal,
        "<>" => Operator.NotEqual,
        "<" => Operator.Less,
        "<=" => Operator.LessOrEqual,
        ">" => Operator.Greater,
        ">=" => Operator.GreaterOrEqual,
        _ => null,
    };

    private void Word(string word)
    {
        if (!Here.IsWord(word))
            throw new NotReadable(ExpressionFindings.WordExpected(Here.Span, word));
        Take();
    }

    private void Sign(string sign)
    {
        if (!Here.IsSign(sign))
            throw new NotReadable(ExpressionFindings.WordExpected(Here.Span, sign));
        Take();
    }

    private Token Take() => Here.Kind == TokenKind.End ? Here : _tokens[_at++];

    /// <summary>Leaves the descent; caught where it began.</summary>
    private sealed class NotReadable(ExpressionFinding finding) : Exception
    {
        public ExpressionFinding Finding => finding;
    }
}
