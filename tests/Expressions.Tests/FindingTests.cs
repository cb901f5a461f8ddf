using Xunit;

namespace Theriac.Expressions.Tests;

/// <summary>What is wrong with a text, and where; an author sees it while he types.</summary>
public sealed class FindingTests
{
    [Theory]
    [InlineData("", "expression-empty", "")]
    [InlineData("   ", "expression-empty", "")]
    [InlineData("1 +", "expression-unexpected", "")]
    [InlineData("1 2", "expression-unexpected", "2")]
    [InlineData("(1 + 2", "word-expected", "")]
    [InlineData("1 + 2)", "expression-unexpected", ")")]
    [InlineData("1 < 2 < 3", "expression-unexpected", "<")]
    [InlineData("1 ; 2", "expression-unexpected", ";")]
    [InlineData("1 + 😀", "expression-unexpected", "😀")]
    [InlineData("1.", "number-wrong", "1.")]
    [InlineData("1.2.3", "number-wrong", "1.2.3")]
    [InlineData("99999999999999999999999999999999", "number-wrong", "99999999999999999999999999999999")]
    [InlineData("\"white", "text-not-closed", "\"white")]
    [InlineData("{water", "brace-not-closed", "{water")]
    [InlineData("{water} in parsec", "unit-unknown", "parsec")]
    [InlineData("{water} in", "unit-unknown", "")]
    [InlineData("1 + not true", "expression-unexpected", "not")]
    [InlineData("water + 1", "name-unknown", "water")]
    [InlineData("avg(1, 2)", "name-unknown", "avg")]
    [InlineData("if true then 1", "word-expected", "")]
    [InlineData("if true 1 else 2", "word-expected", "1")]
    [InlineData("{wine} + 1 kg", "reference-unknown", "{wine}")]
    [InlineData("round(1)", "argument-count", "round(1)")]
    [InlineData("abs(1, 2)", "argument-count", "abs(1, 2)")]
    [InlineData("sum()", "argument-count", "sum()")]
    [InlineData("lookup(1, 2)", "table-expected", "1")]
    [InlineData("lookup({water}, 2)", "table-expected", "{water}")]
    [InlineData("lookup({wine}, 2)", "reference-unknown", "{wine}")]
    [InlineData("{table.grade.fill}", "table-needs-lookup", "{table.grade.fill}")]
    [InlineData("{table.grade.fill} = \"A\"", "table-needs-lookup", "{table.grade.fill}")]
    [InlineData("sum({table.potency.factor})", "table-needs-lookup", "{table.potency.factor}")]
    [InlineData("has({table.potency.factor})", "table-needs-lookup", "{table.potency.factor}")]
    [InlineData("lookup(({table.grade.fill} + 1), \"A\")", "table-needs-lookup", "{table.grade.fill}")]
    [InlineData("lookup({table.grade.fill}, 1)", "kind-expected", "1")]
    [InlineData("lookup({table.potency.factor}, \"A\")", "kind-expected", "\"A\"")]
    [InlineData("lookup({table.potency.factor}, {weights})", "kind-expected", "{weights}")]
    [InlineData("lookup({table.speed.low}, 3 L)", "dimensions-differ", "3 L")]
    [InlineData("lookup({table.potency.factor})", "argument-count", "lookup({table.potency.factor})")]
    [InlineData("1 kg + 1 L", "dimensions-differ", "1 kg + 1 L")]
    [InlineData("1 kg + 1", "dimensions-differ", "1 kg + 1")]
    [InlineData("{water} < 12", "dimensions-differ", "{water} < 12")]
    [InlineData("{water} in L", "dimensions-differ", "{water} in L")]
    [InlineData("sum({weights}, 1 mL)", "dimensions-differ", "1 mL")]
    [InlineData("within({water}, 1 kg, 2 L)", "dimensions-differ", "2 L")]
    [InlineData("if true then 1 kg else 1 L", "dimensions-differ", "1 L")]
    [InlineData("{start} + 1 kg", "dimensions-differ", "1 kg")]
    [InlineData("number({water})", "dimensions-differ", "{water}")]
    [InlineData("1 kg * 1 L", "no-such-product", "1 kg * 1 L")]
    [InlineData("{tablets} * 250 mg", "no-such-product", "{tablets} * 250 mg")]
    [InlineData("1 / 1 kg", "no-such-product", "1 / 1 kg")]
    [InlineData("{mixed} + 20 °C", "temperatures-do-not-add", "{mixed} + 20 °C")]
    [InlineData("2 * {mixed}", "temperatures-do-not-add", "2 * {mixed}")]
    [InlineData("sum({temperatures})", "temperatures-do-not-add", "{temperatures}")]
    [InlineData("-{mixed}", "temperatures-do-not-add", "-{mixed}")]
    [InlineData("abs({mixed})", "temperatures-do-not-add", "{mixed}")]
    [InlineData("{colour} + 1", "kind-expected", "{colour}")]
    [InlineData("not 1", "kind-expected", "1")]
    [InlineData("{water} and true", "kind-expected", "{water}")]
    [InlineData("if {water} then 1 else 2", "kind-expected", "{water}")]
    [InlineData("if true then 1 else \"x\"", "kind-expected", "\"x\"")]
    [InlineData("{colour} < \"x\"", "kind-expected", "{colour}")]
    [InlineData("{weights} = {weights}", "kind-expected", "{weights}")]
    [InlineData("{weights} + 1 mg", "kind-expected", "{weights}")]
    [InlineData("{start} + {end}", "dimensions-differ", "{end}")]
    [InlineData("round({water}, {loss})", "digits-not-valid", "{loss}")]
    [InlineData("round({water}, 29)", "digits-not-valid", "29")]
    [InlineData("round({water}, 1.5)", "digits-not-valid", "1.5")]
    [InlineData("roundSignificant({water}, 0)", "digits-not-valid", "0")]
    [InlineData("has(1)", "reference-expected", "1")]
    [InlineData("date(\"22.11.2026\")", "date-not-valid", "\"22.11.2026\"")]
    [InlineData("date({colour})", "date-not-valid", "{colour}")]
    public void A_wrong_text_has_a_finding_at_its_place(string text, string code, string place)
    {
        var check = Expression.Check(text, Scope.Granulation());
        Assert.Null(check.Expression);
        var finding = Assert.Single(check.Findings);
        Assert.Equal((code, place), (finding.Code, text.Substring(finding.Span.Start, finding.Span.Length)));
    }

    [Fact]
    public void All_that_does_not_go_together_is_found_at_once()
    {
        var check = Expression.Check("if not 3 then ({wine} + 1) else (1 kg + 1 L)", Scope.Granulation());
        Assert.Equal(["kind-expected", "reference-unknown", "dimensions-differ"], check.Findings.Select(finding => finding.Code));
    }

    [Fact]
    public void Length_and_depth_are_limited()
    {
        var scope = Scope.Granulation();
        Assert.Equal("expression-too-long", Assert.Single(Expression.Check(new string('1', Expression.LengthMax + 1), scope).Findings).Code);
        foreach (var opening in (string[])["(", "-", "not ", "abs(", "if true then 1 else "])
        {
            var text = string.Concat(Enumerable.Repeat(opening, 60));
            Assert.Equal("expression-too-deep", Assert.Single(Expression.Check(text + "1", scope).Findings).Code);
        }

        var chain = string.Join("+", Enumerable.Repeat("1", Expression.LengthMax / 2));
        Assert.Equal("1000", Expression.Check(chain, scope).Expression!.Evaluate(scope).Value.Result.ToString());
    }

    [Theory]
    [InlineData("{wa", 3, "{water}")]
    [InlineData("{", 1, "{assay}")]
    [InlineData("mea", 3, "mean(")]
    [InlineData("1 + ro", 6, "round(")]
    [InlineData("wat", 3, "{water}")]
    [InlineData("{tab} + 1", 4, "{tablets}")]
    [InlineData("i", 1, "if")]
    public void A_begun_word_is_completed(string text, int position, string expected) =>
        Assert.Contains(expected, Expression.Complete(text, position, Scope.Granulation()).Select(proposal => proposal.Insert));

    [Fact]
    public void A_completion_replaces_what_was_begun()
    {
        var proposal = Expression.Complete("1 kg + {wat} * 2", 11, Scope.Granulation())[0];
        Assert.Equal(("{water}", 7, 5), (proposal.Insert, proposal.Replaces.Start, proposal.Replaces.Length));
        Assert.Empty(Expression.Complete("12", 2, Scope.Granulation()));
    }
}
