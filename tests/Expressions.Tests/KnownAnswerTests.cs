using System.Globalization;
using Theriac.Expressions.Values;
using Theriac.Kernel;
using Xunit;

namespace Theriac.Expressions.Tests;

/// <summary>What a text calculates to with the values of <see cref="Scope.Granulation"/>; calculated by hand.</summary>
[Trait("Requirement", "C-68b")]
public sealed class KnownAnswerTests
{
    [Fact]
    public void A_result_past_28_digits_is_no_result_and_what_has_more_behind_the_point_keeps_28()
    {
        var scope = Scope.Granulation();
        Outcome<decimal> Raw(string text) => ((Value.Number)Expression.Check(text, scope).Expression!.Evaluate(scope).Value.Result).Raw();
        Assert.Equal("result-too-large", Raw("9999999999999999999999999999 + 9999999999999999999999999999").Refusal.Code);
        Assert.Equal("result-too-large", Raw("-9999999999999999999999999999 - 1").Refusal.Code);
        Assert.Equal(9999999999999999999999999999m, Raw("9999999999999999999999999998 + 1").Value);
        Assert.Equal(1000000000000000000000000000m, Raw("1000000000000000000000000000 + 0.0000000000000000000000000001").Value);
    }

    [Theory]
    // Numbers, units and their ranks.
    [InlineData("1 + 2 * 3", "7")]
    [InlineData("(1 + 2) * 3", "9")]
    [InlineData("10 - 4 - 3", "3")]
    [InlineData("2 * 3 / 4", "1.5")]
    [InlineData("-2 * -3", "6")]
    [InlineData("1 / 3 * 3", "1")]
    [InlineData("1 / 3", "0.3333333333333333333333333333")]
    [InlineData("0.1 + 0.2", "0.3")]
    [InlineData("1 kg + 250 g", "1.25 kg")]
    [InlineData("250 g + 1 kg", "1250 g")]
    [InlineData("1 kg - 1 mg", "0.999999 kg")]
    [InlineData("3 × 2 mg ÷ 4", "1.5 mg")]
    [InlineData("5 − 2", "3")]
    [InlineData("1 kg + 1 g in g", "1001 g")]
    [InlineData("(1 kg in g) + 1 kg", "2000 g")]
    [InlineData("1 lb in g", "453.59237 g")]
    [InlineData("10 mg/2", "5 mg")]
    [InlineData("10 mg/mL * 2 mL", "20 mg")]
    [InlineData("10 mg/mL * 1 L", "10000 mg")]
    [InlineData("2 L * 10 g/L in kg", "0.02 kg")]
    [InlineData("20 mg / 2 mL", "10 mg/mL")]
    [InlineData("20 mg / 10 mg/mL", "2 mL")]
    [InlineData("{water} / {density} in mL", "12156.86274509803921568627451 mL")]
    [InlineData("10 kg / 4 kg", "2.5")]
    [InlineData("10 kg / 4 kg in %", "250 %")]
    [InlineData("98.4 % * 50 kg", "49.2 kg")]
    [InlineData("50 kg / 98.4 %", "50.81300813008130081300813008 kg")]
    [InlineData("5 % + 1", "105 %")]
    [InlineData("5 min + 30 s", "5.5 min")]
    [InlineData("number({tablets}) * 250 mg in kg", "25 kg")]
    [InlineData("25 kg / {tablets} in mg/each", "250 mg/each")]
    [InlineData("250 mg/each * {tablets} in kg", "25 kg")]
    // Temperatures: points and differences.
    [InlineData("{mixed} + 3 K", "24.5 °C")]
    [InlineData("{mixed} - 20 °C", "1.5 K")]
    [InlineData("-5 °C + 10 K", "5 °C")]
    [InlineData("mean({temperatures})", "21 °C")]
    [InlineData("sd({temperatures}, 24.0 °C)", "2 K")]
    // Tables of constants: a row holds from its number on to the next row's; the end is included.
    [InlineData("lookup({table.potency.factor}, 0 %)", "1")]
    [InlineData("lookup({table.potency.factor}, 1.999 %)", "1")]
    [InlineData("lookup({table.potency.factor}, 2 %)", "1.0204")]
    [InlineData("lookup({table.potency.factor}, 4.9999999999 %)", "1.0204")]
    [InlineData("lookup({table.potency.factor}, 0.05)", "1.0526")]
    [InlineData("lookup({table.potency.factor}, 8 %)", "1.0526")]
    [InlineData("lookup({table.potency.factor}, {loss} * 1 %) * 10 kg", "10.204 kg")]
    [InlineData("lookup({table.speed.low}, {water})", "8 rpm")]
    [InlineData("lookup({table.speed.low}, 49999 g)", "8 rpm")]
    [InlineData("lookup({table.speed.low}, 50000 g)", "6 rpm")]
    [InlineData("lookup({table.speed.low}, 1000000 kg)", "6 rpm")]
    [InlineData("lookup({table.grade.fill}, \"A\")", "250 mg")]
    [InlineData("if {colour} = \"white\" then lookup({table.grade.fill}, \"B\") else 1 g", "240.5 mg")]
    // Columns and aggregates.
    [InlineData("sum({weights})", "999.8 mg")]
    [InlineData("sum({weights}, 1 g)", "1999.8 mg")]
    [InlineData("mean({weights})", "249.95 mg")]
    [InlineData("min({weights})", "248.9 mg")]
    [InlineData("max({weights}, 0.3 g)", "300 mg")]
    [InlineData("count({weights})", "4")]
    [InlineData("count({empty})", "0")]
    [InlineData("sum({empty})", "0 mg")]
    [InlineData("sd(2, 4, 4, 4, 5, 5, 7, 9) * sd(2, 4, 4, 4, 5, 5, 7, 9) in %", "457.1428571428571428571428571 %")]
    [InlineData("sd(1, 3)", "1.414213562373095048801688724")]
    [InlineData("rsd(9, 11)", "14.14213562373095048801688724 %")]
    [InlineData("rsd({weights}) < 2 %", "true")]
    // Rounding, in the unit that is shown.
    [InlineData("round(2.345, 2)", "2.35")]
    [InlineData("roundEven(2.345, 2)", "2.34")]
    [InlineData("roundUp(2.341, 2)", "2.35")]
    [InlineData("roundDown(2.349, 2)", "2.34")]
    [InlineData("round(-2.5, 0)", "-3")]
    [InlineData("roundSignificant(9.996, 3)", "10")]
    [InlineData("roundSignificant(123456 mg, 2) in g", "120 g")]
    [InlineData("round({water} in g, 0)", "12400 g")]
    [InlineData("round({water}, 0)", "12 kg")]
    [InlineData("round({mixed}, 0)", "22 °C")]
    [InlineData("round(1 / 3 * 1 kg in g, 1)", "333.3 g")]
    // Comparisons and logic.
    [InlineData("1 kg = 1000 g", "true")]
    [InlineData("0.1 + 0.2 = 0.3", "true")]
    [InlineData("1 h > 59 min", "true")]
    [InlineData("1 ≤ 1", "true")]
    [InlineData("2 <> 2", "false")]
    [InlineData("2 ≠ 2.0", "false")]
    [InlineData("{colour} = \"white\"", "true")]
    [InlineData("{colour} != \"White\"", "true")]
    [InlineData("{clean} and not false", "true")]
    [InlineData("false or {clean}", "true")]
    [InlineData("true or false and false", "true")]
    [InlineData("{clean} = true", "true")]
    [InlineData("within({mixed}, 15 °C, 25 °C)", "true")]
    [InlineData("within({water}, 12.5 kg, 13 kg)", "false")]
    [InlineData("within(-5 °C, -8 °C, 2 °C)", "true")]
    [InlineData("abs(-3.5 kg)", "3.5 kg")]
    [InlineData("abs({water} - {powder}) > 37 kg", "true")]
    [InlineData("if {water} > 12 kg then 1 else 2", "1")]
    [InlineData("if has({later}) then {later} else 0 kg", "0 kg")]
    [InlineData("if has({water}) then {water} else 0 kg", "12.4 kg")]
    [InlineData("has({later}) and {later} > 1 kg", "false")]
    [InlineData("if false then 1 else if true then 2 else 3", "2")]
    [InlineData("IF TRUE THEN 1 ELSE 2", "1")]
    // Dates: the night of 29 March 2026 has an hour less in Zürich.
    [InlineData("{end} - {start}", "450 min")]
    [InlineData("{end} - {start} in h", "7.5 h")]
    [InlineData("{end} - {start} <= {hold}", "false")]
    [InlineData("{start} + 90 min", "2026-03-28T23:30:00+01:00")]
    [InlineData("{start} + 1 d", "2026-03-29T23:00:00+02:00")]
    [InlineData("{start} + 24 mo", "2028-03-28T22:00:00+02:00")]
    [InlineData("date(\"2026-01-31\") + 1 mo", "2026-02-28T00:00:00+01:00")]
    [InlineData("endOfMonth(date(\"2026-11-22\") + 36 mo)", "2029-11-30T00:00:00+01:00")]
    [InlineData("date(\"2026-11-22T08:30\") - 30 min", "2026-11-22T08:00:00+01:00")]
    [InlineData("startOfDay({end})", "2026-03-29T00:00:00+01:00")]
    [InlineData("{end} > {start}", "true")]
    public void A_text_calculates_to(string text, string expected)
    {
        var scope = Scope.Granulation();
        var check = Expression.Check(text, scope);
        Assert.True(check.Expression is not null, string.Join("; ", check.Findings));
        var result = check.Expression!.Evaluate(scope).Value.Result;
        Assert.Equal(expected, Shown(result));
    }

    [Theory]
    [InlineData("{later}", "value-missing")]
    [InlineData("1 / 0", "division-by-zero")]
    [InlineData("{water} / ({loss} - 3)", "division-by-zero")]
    [InlineData("mean({empty})", "values-too-few")]
    [InlineData("sd({water})", "values-too-few")]
    [InlineData("min({empty})", "values-too-few")]
    [InlineData("rsd(-1, 1)", "division-by-zero")]
    [InlineData("round(99999999999999999999999999 * 1000000, 2)", "result-too-large")]
    [InlineData("{start} + 999999999 d", "moment-out-of-range")]
    [InlineData("{start} - 999999 a", "moment-out-of-range")]
    [InlineData("round(9999999999999999999999999999 + 1, 0)", "result-too-large")]
    [InlineData("{start} + 3000000000 mo", "moment-out-of-range")]
    [InlineData("{start} + 99999999999999999999999999 s", "moment-out-of-range")]
    [InlineData("{start} - 9999999999999999999999999999 d", "moment-out-of-range")]
    [InlineData("{start} + 1.5 mo", "months-not-whole")]
    [InlineData("lookup({table.potency.factor}, 8.0000001 %)", "lookup-no-row")]
    [InlineData("lookup({table.potency.factor}, -1 %)", "lookup-no-row")]
    [InlineData("lookup({table.speed.low}, 9.999 kg)", "lookup-no-row")]
    [InlineData("lookup({table.grade.fill}, \"a\")", "lookup-no-row")]
    [InlineData("lookup({table.grade.fill}, \"\")", "lookup-no-row")]
    [InlineData("lookup({table.speed.low}, {later})", "value-missing")]
    public void A_right_text_without_a_result_is_refused(string text, string code)
    {
        var scope = Scope.Granulation();
        Assert.Equal(code, Expression.Check(text, scope).Expression!.Evaluate(scope).Refusal.Code);
    }

    [Fact]
    public void The_record_can_show_what_was_read_and_only_that()
    {
        var scope = Scope.Granulation();
        var evaluation = Expression.Check("if {clean} then {water} + {water} else {powder}", scope).Expression!.Evaluate(scope).Value;
        Assert.Equal(["clean", "water"], evaluation.Inputs.Select(input => input.Path));
    }

    private static string Shown(Value value) => value switch
    {
        Value.Truth truth => truth.IsTrue ? "true" : "false",
        Value.Text text => text.Content,
        Value.Moment moment => TimeZoneInfo.ConvertTime(moment.At, TimeZoneInfo.FindSystemTimeZoneById("Europe/Zurich"))
            .ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture),
        Value.Number number => Trim(number),
        _ => "column",
    };

    private static string Trim(Value.Number number)
    {
        var text = DecimalText.Of(number.Raw().Value);
        if (text.Contains('.', StringComparison.Ordinal))
            text = text.TrimEnd('0').TrimEnd('.');
        return $"{text} {number.Unit?.Symbol}".TrimEnd();
    }
}
