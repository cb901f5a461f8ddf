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
        new(
            "R-407", "rows from 0 %, 5 %, 2 %", r => Potency(r, rows: [Row(0), Row(5), Row(2)]), "rows from 0 %, 2 %, 5 %", r => Potency(r)),
        new(
            "R-408", "rows from 0 % to 8 %, looked up by a step of 0 to 10 %", r => Potency(r, high: 10), "the same by a step of 0 to 8 %", r => Potency(r)),
        new("R-409", "a table that nobody reads", r => Potency(r).Without("factor"), "a calculation looks up in it", r => Potency(r)),
    ];

    /// <summary>A factor by the water that a step measures.</summary>
    private static MasterRecipe Potency(MasterRecipe recipe, decimal high = 8, IReadOnlyList<LookupRow>? rows = null) =>
        recipe.Formula(formula => formula with
        {
            Tables =
            [
                new LookupTable
                {
                    Id = "potency", Title = "Potency", Key = LookupKey.Range, Unit = Theriac.Kernel.Unit.Percent, UpTo = 8,
                    Columns = [new LookupColumn { Id = "factor", Title = "Factor" }], Rows = rows ?? [Row(0), Row(2), Row(5)],
                },
            ],
        }).Add(Master.Number("water", "%", 0, high), Master.Calculation("factor", "lookup({table.potency.factor}, {water})"));

    private static LookupRow Row(decimal from) => new() { From = from, Values = [1 + from / 100] };

    private static LintExample Of(string rule, string fails, string passes) => new(
        rule, $"`{fails}`", r => r.Add(Master.Calculation("calc", fails)), $"`{passes}`", r => r.Add(Master.Calculation("calc", passes)));
}
