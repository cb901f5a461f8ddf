using Theriac.Kernel;

namespace Theriac.Recipes;

internal sealed class TimerComplete() : LintRule(
    "R-231", LintSeverity.Stop, "A timer says how long.", "21 CFR 211.111: time limits", "C-186b9")
{
    public override void Check(LintIndex recipe, LintFindings found)
    {
        foreach (var step in recipe.StepsByKind[InstructionKind.Timer])
        {
            if (step.One.Duration is not { } duration)
                found.Add(step.Place.In("duration"), "duration-missing", "Nothing says how long.");
            else if (duration.Dimension != Dimension.Time || duration.Value <= 0)
                found.Add(step.Place.In("duration"), "duration-not-time", $"{duration} is no time.");
        }
    }
}

internal sealed class TableComplete() : LintRule(
    "R-232", LintSeverity.Stop, "A table has columns with ids of their own, at least as many rows as at most, and rows due after a time.",
    "21 CFR 211.110: in-process checks over time", "C-186b9")
{
    public override void Check(LintIndex recipe, LintFindings found)
    {
        foreach (var step in recipe.StepsByKind[InstructionKind.Table])
        {
            var columns = step.One.Columns;
            if (columns.Count == 0) found.Add(step.Place.In("columns"), "columns-missing", "A table has at least one column.");
            if (columns.DistinctBy(column => column.Id).Count() < columns.Count)
                found.Add(step.Place.In("columns"), "column-not-unique", "Each column has its own id.");
            if (step.One.Rows is { } rows && rows.Min > rows.Max)
                found.Add(step.Place.In("rows"), "rows-order", "The fewest rows are more than the most.");
            if (step.One.Rows?.Every is { } every && (every.Dimension != Dimension.Time || every.Value <= 0))
                found.Add(step.Place.In("rows/every"), "duration-not-time", $"{every} is no time.");
        }
    }
}

internal sealed class ScanComplete() : LintRule(
    "R-233", LintSeverity.Stop, "A scan says what is scanned.", "A scanner reads any code; only a known target can be compared", "C-186b9")
{
    public override void Check(LintIndex recipe, LintFindings found)
    {
        foreach (var step in recipe.StepsByKind[InstructionKind.Scan].Where(step => step.One.Scan is null))
            found.Add(step.Place.In("scan"), "scan-target-missing", "Nothing says what is scanned: a material, a container, equipment or a person.");
    }
}

internal sealed class CalculationComplete() : LintRule(
    "R-234", LintSeverity.Stop, "A calculation and a mass balance have their expression, and a mass balance its limits.",
    "21 CFR 211.103; 211.68(b): the formula is part of the record", "C-186b9")
{
    public override void Check(LintIndex recipe, LintFindings found)
    {
        foreach (var step in recipe.StepsOf(InstructionKind.Calculation, InstructionKind.MassBalance))
        {
            if (step.One.Expression is null)
                found.Add(step.Place.In("expression"), "expression-missing", "There is nothing that could be calculated.");
            if (step.One is { Kind: InstructionKind.MassBalance, Limits: null })
                found.Add(step.Place.In("limits"), "balance-limits-missing", "A balance has limits, beyond which an investigation opens.");
        }
    }
}

internal sealed class SampleComplete() : LintRule(
    "R-235", LintSeverity.Stop, "A sample says for which tests it is taken.", "21 CFR 211.186(b)(9): sampling and testing procedures", "C-186b9")
{
    public override void Check(LintIndex recipe, LintFindings found)
    {
        foreach (var step in recipe.StepsByKind[InstructionKind.Sample].Where(step => step.One.Sample is not { Tests.Count: > 0 }))
            found.Add(step.Place.In("sample"), "sample-tests-missing", "Nothing says for which tests the sample is taken.");
    }
}

internal sealed class ResultOfSample() : LintRule(
    "R-236", LintSeverity.Stop, "A laboratory result names the step that takes its sample.", "21 CFR 211.134; 211.160", "C-186b9")
{
    public override void Check(LintIndex recipe, LintFindings found)
    {
        foreach (var step in recipe.StepsByKind[InstructionKind.SampleResult])
        {
            if (step.One.SampleOf is not { } id || recipe.Step(id)?.One.Kind != InstructionKind.Sample)
                found.Add(step.Place.In("sampleOf"), "sample-unknown", $"{step.One.SampleOf ?? "Nothing"} is no step that takes a sample.");
        }
    }
}

internal sealed class SampleHasResult() : LintRule(
    "R-237", LintSeverity.Stop, "Each sample has a step for its result, or states the laboratory's tests with their specification.", "21 CFR 211.165: nothing is released before its tests are done", "C-186b9")
{
    public override void Check(LintIndex recipe, LintFindings found)
    {
        var answered = recipe.StepsByKind[InstructionKind.SampleResult].Select(step => step.One.SampleOf).ToHashSet(StringComparer.Ordinal);
        foreach (var step in recipe.StepsByKind[InstructionKind.Sample].Where(step => step.One.Columns.Count == 0 && !answered.Contains(step.One.Id)))
            found.Add(step.Place, "sample-without-result", $"No step records the result of {step.One.Title}.");
    }
}

internal sealed class ReconciliationComplete() : LintRule(
    "R-238", LintSeverity.Stop, "A reconciliation has limits of its difference, with zero between them, and is verified by a second person.", "21 CFR 211.125(c)",
    "C-122/125/130")
{
    public override void Check(LintIndex recipe, LintFindings found)
    {
        foreach (var step in recipe.StepsByKind[InstructionKind.Reconciliation].Where(step => step.One.Limits is null))
            found.Add(step.Place.In("limits"), "balance-limits-missing", "A balance has limits, beyond which an investigation opens.");
        foreach (var step in recipe.StepsByKind[InstructionKind.Reconciliation].Where(step => step.One.Limits is { } limits && !limits.Contain(0)))
            found.Add(
                step.Place.In("limits"), "balance-limits-without-zero", $"The limits of {step.One.Title} leave out zero, which is what a right balance comes to.");
        Verified.Check(recipe.StepsByKind[InstructionKind.Reconciliation], found);
    }
}

internal sealed class LabelsReconciled() : LintRule(
    "R-239", LintSeverity.Stop, "Labels of the formula are reconciled.", "21 CFR 211.125: issued = used + returned + destroyed + sampled", "C-122/125/130")
{
    public override void Check(LintIndex recipe, LintFindings found)
    {
        var reconciled = recipe.StepsByKind[InstructionKind.Reconciliation].Select(step => step.One.MaterialCode).ToHashSet(StringComparer.Ordinal);
        foreach (var input in recipe.Inputs.Where(input => input.One.Use == InputUse.Label && !reconciled.Contains(input.One.MaterialCode)))
            found.Add(input.Place, "label-not-reconciled", $"No step reconciles {input.One.Name}.");
    }
}

internal sealed class SpecimensThere() : LintRule(
    "R-240", LintSeverity.Stop, "Each label of the formula has its specimen, as a file that the approval signs.", "21 CFR 211.186(b)(8)", "C-186b8")
{
    public override void Check(LintIndex recipe, LintFindings found)
    {
        var shown = recipe.Specimens.Select(specimen => specimen.One.MaterialCode).ToHashSet(StringComparer.Ordinal);
        foreach (var input in recipe.Inputs.Where(input => input.One.Use == InputUse.Label && !shown.Contains(input.One.MaterialCode)))
            found.Add(input.Place, "specimen-missing", $"No specimen of {input.One.Name} belongs to the recipe.");
        foreach (var specimen in recipe.Specimens)
        {
            if (specimen.One.MaterialCode is { } code && !recipe.InputsByCode.Contains(code))
                found.Add(specimen.Place.In("materialCode"), "material-not-in-formula", $"{code} is not an input of the formula.");
        }
    }
}

internal sealed class PackagingDescribed() : LintRule(
    "R-241", LintSeverity.Stop, "A recipe that packs lists its containers, closures and packaging materials, and holds a specimen or a copy of the labels.",
    "21 CFR 211.186(b)(8): containers, closures and packaging are described, with a specimen or copy of each label, which the approval signs; EU GMP chapter 4.20",
    "C-186b8")
{
    public override void Check(LintIndex recipe, LintFindings found)
    {
        if (!recipe.StepsByKind.Contains(InstructionKind.CommissionPacks)) return;
        if (!recipe.Inputs.Any(input => input.One.Use is InputUse.Packaging))
            found.Add(LintPlace.Header.In("formula/inputs"), "packaging-missing", "Packs are commissioned, and the formula lists no container or packaging material.");
        // A label of the formula needs a specimen of its own: the rule before says so.
        if (recipe.Specimens.Count == 0 && !recipe.Inputs.Any(input => input.One.Use is InputUse.Label))
            found.Add(LintPlace.Header.In("specimens"), "labels-missing", "Packs are commissioned, and the recipe holds no specimen or copy of a label.");
    }
}
