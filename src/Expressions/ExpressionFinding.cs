using Theriac.Expressions.Syntax;
using Theriac.Expressions.Types;

namespace Theriac.Expressions;

/// <summary>What is wrong with an expression, and where.</summary>
/// <param name="Code">Stable, for example <c>dimensions-differ</c>; screens have its words in each language.</param>
/// <param name="Detail">In English, for programs and logs.</param>
public sealed record ExpressionFinding(string Code, Span Span, string Detail)
{
    /// <summary>What the words need: <c>name</c>, <c>one</c>, <c>other</c>.</summary>
    public IReadOnlyDictionary<string, string> Facts { get; init; } = new Dictionary<string, string>();
}

/// <summary>Every finding. Codes are contract.</summary>
internal static class ExpressionFindings
{
    public static ExpressionFinding Empty() => new("expression-empty", default, "There is nothing to calculate.");

    public static ExpressionFinding TooLong(Span span) =>
        new("expression-too-long", span, $"An expression has at most {Expression.LengthMax} characters.");

    public static ExpressionFinding TooDeep(Span span) =>
        new("expression-too-deep", span, $"Brackets and conditions are nested deeper than {Expression.DepthMax}.");

    /// <param name="text">The whole expression.</param>
    public static ExpressionFinding Unexpected(Span span, string text) =>
        span.Start >= text.Length || span.Length == 0
            ? new("expression-unexpected", span, "Something is missing at the end.")
            : With("expression-unexpected", span, $"\"{text.Substring(span.Start, span.Length)}\" does not fit here.", ("part", text.Substring(span.Start, span.Length)));

    public static ExpressionFinding WordExpected(Span span, string word) =>
        With("word-expected", span, $"Here must stand: {word}", ("word", word));

    public static ExpressionFinding NumberWrong(Span span) =>
        new("number-wrong", span, "Write a number with digits and at most one point, for example 10.50.");

    public static ExpressionFinding TextNotClosed(Span span) => new("text-not-closed", span, "The closing \" is missing.");

    public static ExpressionFinding BraceNotClosed(Span span) => new("brace-not-closed", span, "The closing } is missing.");

    public static ExpressionFinding UnitUnknown(Span span) => new("unit-unknown", span, "This unit is not in the table of units.");

    public static ExpressionFinding NameUnknown(Token name) =>
        With("name-unknown", name.Span, $"There is no function {name.Text}. Values of the record stand in braces: {{step}}.", ("name", name.Text));

    public static ExpressionFinding ReferenceUnknown(Span span, string path) =>
        With("reference-unknown", span, $"The recipe has no value {path}.", ("path", path));

    public static ExpressionFinding ArgumentCount(Span span, string function, string arguments) =>
        With("argument-count", span, $"It is written {function}({arguments}).", ("function", function), ("arguments", arguments));

    public static ExpressionFinding KindExpected(Span span, ValueKind expected, ValueKind given) => With(
        "kind-expected", span, $"Here must stand a {expected}, not a {given}.", ("expected", $"{expected}"), ("given", $"{given}"));

    public static ExpressionFinding DimensionsDiffer(Span span, ExpressionType one, ExpressionType other) => With(
        "dimensions-differ", span, $"{one} and {other} do not measure the same thing.", ("one", $"{one}"), ("other", $"{other}"));

    public static ExpressionFinding NoSuchProduct(Span span, ExpressionType one, ExpressionType other) => With(
        "no-such-product", span, $"{one} and {other} cannot be multiplied or divided. number(…) takes the unit of a count away.",
        ("one", $"{one}"), ("other", $"{other}"));

    public static ExpressionFinding TemperaturesDoNotAdd(Span span) =>
        new("temperatures-do-not-add", span, "Temperatures in °C do not add or multiply; add a difference in K.");

    public static ExpressionFinding DigitsNotValid(Span span) =>
        new("digits-not-valid", span, "Here must stand a whole number of digits, 0 to 28 after the point or 1 to 28 significant.");

    public static ExpressionFinding ReferenceExpected(Span span) =>
        new("reference-expected", span, "Here must stand a value of the record: {step}.");

    public static ExpressionFinding TableExpected(Span span) =>
        new("table-expected", span, "Here must stand a table of the recipe: {table.name.column}.");

    public static ExpressionFinding TableAlone(Span span) =>
        new("table-needs-lookup", span, "A table gives a value by lookup: lookup({table.name.column}, value).");

    public static ExpressionFinding DateNotValid(Span span) =>
        new("date-not-valid", span, "Write a date as \"2026-11-22\" or \"2026-11-22T08:30\".");

    private static ExpressionFinding With(string code, Span span, string detail, params (string Name, string Value)[] facts) =>
        new(code, span, detail) { Facts = facts.ToDictionary(fact => fact.Name, fact => fact.Value) };
}
