using Theriac.Recipes;

namespace Theriac.Recipes.Tests;

internal static class ParameterExamples
{
    public static IReadOnlyList<LintExample> All { get; } =
    [
        new("R-131", "range without a set-point", r => r.Speed(p => p with { Value = null }).Step("read-speed", s => s), "10 rpm, 8 to 12"),
        new("R-132", "14 rpm, range 8 to 12", r => r.Speed(p => p with { Value = Make.Of(14, "rpm") }), "10 rpm, range 8 to 12"),
        new("R-133", "range 8 to 20, registered 5 to 15", r => r.Speed(p => p with { Range = Master.Limits(8, 20) }), "range 8 to 12, registered 5 to 15"),
        new(
            "R-134", "differs by site, no registered range", r => r.Speed(p => p with { Scope = ParameterScope.Site, RegisteredRange = null }),
            "differs by site within 5 to 15", r => r.Speed(p => p with { Scope = ParameterScope.Site })),
        new(
            "R-135", "critical, no range", r => r.Speed(p => p with { Critical = true, Range = null, RegisteredRange = null }).Step("read-speed", s => s with { Parameter = null, Limits = Master.Limits(1, 2), Rule = "{read-speed} <= {param.speed}" }),
            "critical, 8 to 12", r => r.Speed(p => p with { Critical = true })),
        new("R-136", "a speed that nothing reads", r => r.Step("read-speed", s => s with { Parameter = null, Limits = Master.Limits(8, 12) }), "a step takes its limits from the speed"),
        new("R-137", "a step with parameter \"force\"", r => r.Add(Master.Number("force", "N", 1, 2) with { Parameter = "force" }), "a step with parameter \"speed\""),
        new(
            "R-138", "the step says 7 to 12, the parameter 8 to 12", r => r.Step("read-speed", s => s with { Limits = Master.Limits(7, 12) }),
            "both say 8 to 12", r => r.Step("read-speed", s => s with { Limits = Master.Limits(8, 12) })),
        new(
            "R-341", "hardness 7 to 10 N in the table, 6 to 10 N in a step", r => r.Add(Master.Number("hard", "N", 6, 10) with { Title = "Hardness" }, Hardness(7, 10)),
            "6 to 10 N in both", r => r.Add(Master.Number("hard", "N", 6, 10) with { Title = "Hardness" }, Hardness(6, 10))),
        new(
            "R-342", "\"7–10 N\", limits 6 to 10 N", r => r.Add(Master.Number("hard", "N", 6, 10) with { Title = "Hardness, 7–10 N" }),
            "\"6–10 N\", limits 6 to 10 N", r => r.Add(Master.Number("hard", "N", 6, 10) with { Title = "Hardness, 6–10 N" })),
    ];

    private static Instruction Hardness(decimal low, decimal high) => Master.Step("checks", InstructionKind.Table) with
    {
        Columns = [new TableColumn { Id = "hardness", Title = "Hardness", Unit = Theriac.Kernel.Unit.Parse("N").Value, Limits = Master.Limits(low, high) }],
    };
}
