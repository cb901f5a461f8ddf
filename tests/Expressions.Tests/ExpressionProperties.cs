using FsCheck;
using FsCheck.Fluent;
using Theriac.Expressions.Values;
using Theriac.Kernel;
using Xunit;

namespace Theriac.Expressions.Tests;

public sealed class ExpressionProperties
{
    private static readonly string[] Pieces =
    [
        "1", "2.5", "0", "10 kg", "3 °C", "5 %", "{water}", "{weights}", "{colour}", "{clean}", "{start}", "{later}", "+", "-", "*", "/", "(", ")", ",",
        "=", "<", "<=", "<>", "and", "or", "not", "if", "then", "else", "in", "mg", "round(", "mean(", "sd(", "has(", "date(", "\"x\"", "{", "}", "\"", " ",
        "𝔸", "é", "{wine}", "lookup(", "{table.potency.factor}", "{table.grade.fill}", "{table.speed.low}",
    ];

    private static Arbitrary<string> Texts => Gen.Elements(Pieces).ListOf().Select(pieces => string.Concat(pieces)).ToArbitrary();

    /// <summary>Whole numbers from -1000 to 1000 with up to three decimals.</summary>
    private static Arbitrary<decimal> Numbers => Gen.Choose(-1_000_000, 1_000_000).Select(number => number / 1000m).ToArbitrary();

    [Fact]
    public void Any_text_is_an_expression_or_has_findings_and_never_throws() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(3000), Prop.ForAll(Texts, text =>
        {
            var scope = Scope.Granulation();
            var check = Expression.Check(text, scope);
            Assert.True(check.Expression is null == check.Findings.Count > 0);
            Assert.All(check.Findings, finding => Assert.InRange(finding.Span.End, finding.Span.Start, text.Length));
            _ = check.Expression?.Evaluate(scope);
            for (var position = 0; position <= text.Length; position += 3)
                Assert.All(Expression.Complete(text, position, scope), one => Assert.InRange(one.Replaces.End, 0, text.Length));
        }));

    [Fact]
    public void Sums_are_exact_and_do_not_depend_on_their_order() => Check.QuickThrowOnFailure(Prop.ForAll(
        Numbers.Generator.NonEmptyListOf().ToArbitrary(), numbers =>
        {
            var text = string.Join(" + ", numbers.Select(number => $"({DecimalText.Of(number)})"));
            var backwards = string.Join(" + ", Enumerable.Reverse(numbers).Select(number => $"({DecimalText.Of(number)})"));
            Assert.Equal(numbers.Sum(), Calculate(text));
            Assert.Equal(numbers.Sum(), Calculate(backwards));
        }));

    [Fact]
    public void Dividing_and_multiplying_again_gives_the_number_back() => Check.QuickThrowOnFailure(Prop.ForAll(Numbers, Numbers, (one, other) =>
    {
        if (other != 0)
            Assert.Equal(one, Calculate($"({DecimalText.Of(one)}) / ({DecimalText.Of(other)}) * ({DecimalText.Of(other)})"));
    }));

    [Fact]
    public void A_unit_changes_how_a_quantity_is_shown_and_nothing_else() => Check.QuickThrowOnFailure(Prop.ForAll(Numbers, Numbers, (one, other) =>
    {
        var (left, right) = ($"({DecimalText.Of(one)} kg)", $"({DecimalText.Of(other)} g)");
        Assert.Equal(Calculate($"{left} + {right} in mg"), Calculate($"({left} in g) + ({right} in lb) in mg"));
        Assert.Equal(one * 1000 > other, IsTrue($"{left} > {right}"));
        Assert.Equal(one * 1000 > other, IsTrue($"({left} in oz) > ({right} in ng)"));
    }));

    [Fact]
    public void Mean_lies_between_least_and_most_and_a_deviation_is_never_below_zero() => Check.QuickThrowOnFailure(Prop.ForAll(
        Numbers.Generator.ListOf(5).ToArbitrary(), numbers =>
        {
            var list = string.Join(", ", numbers.Select(DecimalText.Of));
            Assert.True(IsTrue($"within(mean({list}), min({list}), max({list}))"));
            Assert.True(IsTrue($"sd({list}) >= 0"));
            Assert.Equal(numbers.Distinct().Count() == 1, IsTrue($"sd({list}) = 0"));
        }));

    [Fact]
    public void A_lookup_gives_the_row_that_holds_or_says_that_none_does_whatever_the_order_of_rows_and_the_unit_of_the_key() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Numbers.Generator.NonEmptyListOf().ToArbitrary(), Numbers, Numbers, (begins, end, key) =>
        {
            var rows = begins.Distinct().Select((from, i) => (from, (decimal)i)).ToList();
            decimal? expected = key > end || rows.TrueForAll(row => row.from > key) ? null : rows.Where(row => row.from <= key).MaxBy(row => row.from).Item2;
            foreach (var (unit, factor) in new[] { ("kg", 1m), ("g", 1000m), ("mg", 1_000_000m) })
            {
                var scope = new Scope().AddRanges("t", "kg", null, DecimalText.Of(end), [.. rows.Select(row => (DecimalText.Of(row.from), DecimalText.Of(row.Item2)))]);
                var result = Expression.Check($"lookup({{t}}, {DecimalText.Of(key * factor)} {unit})", scope).Expression!.Evaluate(scope);
                Assert.Equal(expected is null ? "lookup-no-row" : null, result.IsOk ? null : result.Refusal.Code);
                if (expected is not null) Assert.Equal($"{expected}", $"{result.Value.Result}");
            }
        }));

    private static decimal Calculate(string text) => ((Value.Number)Of(text)).Raw().Value;

    private static bool IsTrue(string text) => ((Value.Truth)Of(text)).IsTrue;

    private static Value Of(string text)
    {
        var scope = Scope.Granulation();
        var check = Expression.Check(text, scope);
        Assert.True(check.Expression is not null, text);
        return check.Expression.Evaluate(scope).Value.Result;
    }
}
