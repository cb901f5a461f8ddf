using Theriac.Recipes;

namespace Theriac.Recipes.Tests;

internal static class ExpressionExamples
{
    public static IReadOnlyList<LintExample> All { get; } =
    [
        Of("R-401", "1 +", "1 + 1"),
        Of("R-402", "{ghost} * 2", "{yield} * 2"),
        Of("R-403", "1 kg + 1 L", "1 kg + 250 g"),
        new("R-404", "done while {yield}", r => r.Add(Make.Instruction("x") with { When = "{yield}" }), "done while {yield} > 5 each", r => r.Add(Make.Instruction("x") with { When = "{yield} > 5 each" })),
        new(
            "R-405", "a = {b} + 1, b = {a} + 1", r => r.Add(Master.Calculation("a", "{b} + 1"), Master.Calculation("b", "{a} + 1")),
            "a = 1, b = {a} + 1", r => r.Add(Master.Calculation("a", "1"), Master.Calculation("b", "{a} + 1"))),
        new(
            "R-406", "a step \"param.speed\" beside a parameter \"speed\"", r => r.Add(Master.Number("param.speed", "kg", 1, 2)),
            "a step \"speed\" beside it", r => r.Add(Master.Number("speed", "kg", 1, 2))),
    ];

    private static LintExample Of(string rule, string fails, string passes) => new(
        rule, $"`{fails}`", r => r.Add(Master.Calculation("calc", fails)), $"`{passes}`", r => r.Add(Master.Calculation("calc", passes)));
}
