using Theriac.Recipes;

namespace Theriac.Recipes.Tests;

internal static class KindExamples
{
    private static readonly Instruction Sample = Master.Step("take", InstructionKind.Sample) with { Sample = new SampleRule { Tests = ["assay"] } };
    private static readonly Instruction Result = Master.Step("result", InstructionKind.SampleResult) with { SampleOf = "take" };

    public static IReadOnlyList<LintExample> All { get; } =
    [
        new("R-231", "a timer without duration", r => r.Add(Master.Step("wait", InstructionKind.Timer)), "a timer of 10 min", r => r.Add(Master.Step("wait", InstructionKind.Timer) with { Duration = Make.Of(10, "min") })),
        new("R-232", "a table without columns", r => r.Add(Master.Step("checks", InstructionKind.Table)), "a table with a column", r => r.Add(Table)),
        new("R-233", "a scan of nothing", r => r.Add(Master.Step("scan", InstructionKind.Scan)), "a scan of a person", r => r.Add(Master.Step("scan", InstructionKind.Scan) with { Scan = ScanTarget.Person })),
        new(
            "R-234", "a mass balance without limits", r => r.Add(Balance with { Limits = null }), "a mass balance from 98 to 101 %", r => r.Add(Balance)),
        new("R-235", "a sample for no test", r => r.Add(Sample with { Sample = new SampleRule() }, Result), "a sample for the assay", r => r.Add(Sample, Result)),
        new("R-236", "a result of no sample", r => r.Add(Result with { SampleOf = "else" }), "a result of its sample", r => r.Add(Sample, Result)),
        new("R-237", "a sample without result", r => r.Add(Sample), "a sample with its result", r => r.Add(Sample, Result)),
        new(
            "R-238", "nobody verifies the reconciliation", r => Labels(r).Step("labels", s => s with { Verification = false }), "a second person verifies", r => Labels(r)),
    ];

    private static Instruction Table => Master.Step("checks", InstructionKind.Table) with { Columns = [new TableColumn { Id = "look", Title = "Look" }] };

    private static Instruction Balance => Master.Step("balance", InstructionKind.MassBalance) with { Expression = "{yield.percent}", Limits = Master.Limits(98, 101) };

    private static MasterRecipe Labels(MasterRecipe recipe) => HeaderExamples.Labelled(recipe.AddInput(
        new FormulaInput { Id = "label", MaterialCode = "LB-1", Name = "label", Use = InputUse.Label, Quantity = Make.Of(1, "each") }));
}
