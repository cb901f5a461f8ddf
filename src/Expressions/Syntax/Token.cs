using Theriac.Kernel;

namespace Theriac.Expressions.Syntax;

internal enum TokenKind
{
    Number,
    Text,
    Reference,
    Word,
    Sign,
    End,
}

/// <param name="Text">What stands there; of a text or a reference, without its marks.</param>
/// <param name="Value">Of a number.</param>
/// <param name="Unit">Of a number that a unit follows.</param>
internal readonly record struct Token(TokenKind Kind, Span Span, string Text, decimal Value = 0, Unit? Unit = null)
{
    /// <summary>The words of the language itself.</summary>
    public static readonly IReadOnlyList<string> Reserved = ["if", "then", "else", "and", "or", "not", "in", "true", "false"];

    public bool IsReserved => Reserved.Any(IsWord);

    public bool IsSign(string sign) => Kind == TokenKind.Sign && Text == sign;

    public bool IsWord(string word) => Kind == TokenKind.Word && string.Equals(Text, word, StringComparison.OrdinalIgnoreCase);
}
