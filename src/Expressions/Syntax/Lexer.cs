using Theriac.Kernel;

namespace Theriac.Expressions.Syntax;

/// <summary>Cuts a text into tokens. Stops at the first thing that is none.</summary>
internal sealed class Lexer(string text)
{
    private static readonly string[] Signs =
    [
        "<>", "!=", "<=", ">=", "≤", "≥", "≠", "<", ">", "=", "+", "-", "−", "*", "×", "/", "÷", "(", ")", ",",
    ];

    private readonly List<Token> _tokens = [];
    private int _at;

    /// <summary>The tokens with an end; or what is wrong.</summary>
    public (IReadOnlyList<Token> Tokens, ExpressionFinding? Wrong) Read()
    {
        while (Skip())
        {
            if (Next() is { } wrong)
                return (_tokens, wrong);
        }

        _tokens.Add(new Token(TokenKind.End, new Span(text.Length, 0), ""));
        return (_tokens, null);
    }

    private bool Skip()
    {
        while (_at < text.Length && char.IsWhiteSpace(text[_at]))
            _at++;
        return _at < text.Length;
    }

    private ExpressionFinding? Next() => text[_at] switch
    {
        '{' => Marked('}', TokenKind.Reference, ExpressionFindings.BraceNotClosed),
        '"' => Marked('"', TokenKind.Text, ExpressionFindings.TextNotClosed),
        var digit when char.IsAsciiDigit(digit) => Number(),
        var letter when char.IsLetter(letter) => Word(),
        _ => Sign(),
    };

    private ExpressionFinding? Marked(char end, TokenKind kind, Func<Span, ExpressionFinding> notClosed)
    {
        var close = text.IndexOf(end, _at + 1);
        var span = new Span(_at, (close < 0 ? text.Length : close + 1) - _at);
        if (close < 0)
            return notClosed(span);
        var inside = text[(_at + 1)..close];
        Add(kind, span, kind == TokenKind.Reference ? inside.Trim() : inside);
        return null;
    }

    private ExpressionFinding? Number()
    {
        var end = _at;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] == '.'))
            end++;
        var span = new Span(_at, end - _at);
        if (!DecimalText.TryParse(text.AsSpan(_at, span.Length), out var value))
            return ExpressionFindings.NumberWrong(span);
        var (unit, unitEnd) = UnitAt(end);
        _tokens.Add(new Token(TokenKind.Number, new Span(_at, unitEnd - _at), text[_at..end], value, unit));
        _at = unitEnd;
        return null;
    }

    private ExpressionFinding? Word()
    {
        // After "in" stands a unit, which may be any sign: "in °C" begins with none that a word has.
        var end = _at;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] == '_'))
            end++;
        Add(TokenKind.Word, new Span(_at, end - _at), text[_at..end]);
        if (!_tokens[^1].IsWord("in"))
            return null;
        var (unit, unitEnd) = Skip() ? UnitAt(_at) : (null, _at);
        if (unit is null)
            return ExpressionFindings.UnitUnknown(WordSpan());
        _tokens[^1] = _tokens[^1] with { Span = new Span(_tokens[^1].Span.Start, unitEnd - _tokens[^1].Span.Start), Unit = unit };
        _at = unitEnd;
        return null;
    }

    private ExpressionFinding? Sign()
    {
        foreach (var sign in Signs)
        {
            if (string.CompareOrdinal(text, _at, sign, 0, sign.Length) != 0)
                continue;
            Add(TokenKind.Sign, new Span(_at, sign.Length), Plain(sign));
            return null;
        }

        return ExpressionFindings.Unexpected(new Span(_at, char.IsSurrogatePair(text, _at) ? 2 : 1), text);
    }

    /// <summary>The longest unit that begins at <paramref name="from"/>, with at most one space before it.</summary>
    /// <remarks>
    /// "10 mg/2" is mg divided by 2, "10 mg/mL" a concentration: the longest that the table knows wins. A word that opens
    /// a bracket is a function, and "in" before a unit is the operator.
    /// </remarks>
    private (Unit? Unit, int End) UnitAt(int from)
    {
        var start = from < text.Length && text[from] == ' ' ? from + 1 : from;
        for (var end = Reach(start); end > start; end--)
        {
            var isWhole = end == text.Length || !IsOfUnit(text[end]) || text[end] == '/' || text[end - 1] == '/';
            var candidate = text[start..end];
            if (!isWhole || candidate.EndsWith('/') || candidate == "in" || (end < text.Length && text[end] == '('))
                continue;
            if (Unit.TryParse(candidate, out var unit))
                return (unit, end);
        }

        return (null, from);
    }

    private int Reach(int start)
    {
        var end = start;
        while (end < text.Length && end - start < 24 && IsOfUnit(text[end]))
            end++;
        return end;
    }

    private Span WordSpan()
    {
        var end = Reach(_at);
        return new Span(Math.Min(_at, text.Length), Math.Max(0, end - _at));
    }

    private static bool IsOfUnit(char letter) =>
        char.IsLetter(letter) || char.IsAsciiDigit(letter)
        || letter is '%' or '‰' or '°' or 'µ' or 'μ' or '/' or '²' or '³' or '⁻' or '¹' or '℃' or '·';

    private static string Plain(string sign) => sign switch
    {
        "!=" or "≠" => "<>",
        "≤" => "<=",
        "≥" => ">=",
        "−" => "-",
        "×" => "*",
        "÷" => "/",
        _ => sign,
    };

    private void Add(TokenKind kind, Span span, string inside)
    {
        _tokens.Add(new Token(kind, span, inside));
        _at = span.End;
    }
}
