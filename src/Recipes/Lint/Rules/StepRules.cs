using Theriac.Kernel;

namespace Theriac.Recipes;

internal sealed class NumberHasUnit() : LintRule(
    "R-201", LintSeverity.Stop, "Numbers, readings of rooms and columns with limits have a unit.", "21 CFR 211.186(b)(9): a specification without its unit is none",
    "C-186b9")
{
    public override void Check(LintIndex recipe, LintFindings found)
    {
        foreach (var step in recipe.StepsOf(InstructionKind.Number, InstructionKind.EnvironmentalReading).Where(step => step.One.Unit is null))
            found.Add(step.Place.In("unit"), "unit-missing", "A number has a unit.");
        foreach (var (column, place) in Columns.Of(recipe))
        {
            if (column.Unit is null && (column.Limits ?? column.Alert ?? column.Plausible) is not null)
                found.Add(place.In("unit"), "unit-missing", "A number has a unit.");
        }
    }
}

internal sealed class LimitsInOrder() : LintRule(
    "R-202", LintSeverity.Stop, "Limits have a low below their high; alert limits lie within them, and they within what is plausible.",
    "21 CFR 211.110: limits that contradict each other accept anything", "C-186b9")
{
    public override void Check(LintIndex recipe, LintFindings found)
    {
        foreach (var step in recipe.Steps) Check(step.One.Limits, step.One.Alert, step.One.Plausible, step.Place, found);
        foreach (var (column, place) in Columns.Of(recipe)) Check(column.Limits, column.Alert, column.Plausible, place, found);
    }

    private static void Check(Limits? action, Limits? alert, Limits? plausible, LintPlace place, LintFindings found)
    {
        foreach (var (limits, name) in new[] { (action, "limits"), (alert, "alert"), (plausible, "plausible") })
        {
            if (limits is { Low: null, High: null })
                found.Add(place.In(name), "limits-empty", "At least one of low and high is said.");
            if (limits?.Low > limits?.High) found.Add(place.In(name), "limits-order", "Low is not above high.");
        }
        if (!Surrounds(action, alert))
            found.Add(place.In("alert"), "alert-outside-limits", "Alert limits lie within the limits.");
        if (!Surrounds(plausible, action))
            found.Add(place.In("plausible"), "limits-not-plausible", "The limits lie within what is plausible.");
    }

    private static bool Surrounds(Limits? outer, Limits? inner) =>
        outer is null || inner is null || (!(inner.Low < outer.Low) && !(inner.High > outer.High));
}

internal sealed class NumberLimited() : LintRule(
    "R-203", LintSeverity.Advise, "Each measured number has limits, or takes them from a parameter.",
    "EU GMP chapter 4.19: in-process controls with their limits", "EU4-18/19")
{
    public override void Check(LintIndex recipe, LintFindings found)
    {
        foreach (var step in recipe.StepsOf(InstructionKind.Number, InstructionKind.EnvironmentalReading))
        {
            if (step.One is { Limits: null, Parameter: null, Rule: null })
                found.Add(step.Place.In("limits"), "limits-missing", "No limits are given: whatever is entered is accepted.");
        }
    }
}

internal sealed class ChoicesDistinct() : LintRule(
    "R-204", LintSeverity.Stop, "A choice has at least two answers, each with its own code, and expects only answers that there are.",
    "An operator must be able to answer", "C-186b9")
{
    private static readonly string[] YesNo = ["yes", "no"];

    public override void Check(LintIndex recipe, LintFindings found)
    {
        foreach (var step in recipe.StepsByKind[InstructionKind.Choice])
        {
            var codes = step.One.Choices.Select(choice => choice.Code).ToHashSet(StringComparer.Ordinal);
            if (step.One.Choices.Count < 2) found.Add(step.Place.In("choices"), "choices-missing", "A choice has at least two answers.");
            if (codes.Count < step.One.Choices.Count) found.Add(step.Place.In("choices"), "choice-not-unique", "Each answer has its own code.");
            CheckExpected(step, codes, found);
        }
        foreach (var step in recipe.StepsByKind[InstructionKind.YesNo]) CheckExpected(step, YesNo, found);
    }

    private static void CheckExpected(StepAt step, ICollection<string> answers, LintFindings found)
    {
        if (step.One.Expected.Any(expected => !answers.Contains(expected)))
            found.Add(step.Place.In("expected"), "expected-unknown", "What is expected is one of the answers.");
    }
}

internal sealed class PhaseSaysSomething() : LintRule(
    "R-205", LintSeverity.Stop, "Each phase has instructions, and nothing of an imported source waits for a decision.", "21 CFR 211.186(b)(9)", "C-186b9")
{
    public override void Check(LintIndex recipe, LintFindings found)
    {
        foreach (var element in recipe.Elements)
        {
            if (element.One.Parameters.Count > 0)
                found.Add(
                    element.Place.In("parameters"), "parameters-undecided",
                    $"{element.One.Id} still holds parameters of its source. Somebody decides about them.");
            if (element.One is { Kind: RecipeElementKind.Phase, Instructions.Count: 0 })
                found.Add(
                    element.Place.In("instructions"), "phase-without-instructions", $"{element.One.Title} has no steps: nobody would know what to do.");
        }
    }
}

internal sealed class TransitionSaysWhat() : LintRule(
    "R-206", LintSeverity.Stop, "A manual transition says what is signed; one with an expression has it.", "A signature needs its meaning: 21 CFR 11.50")
{
    public override void Check(LintIndex recipe, LintFindings found)
    {
        foreach (var element in recipe.Elements)
        {
            for (var i = 0; i < (element.One.Logic?.Transitions.Count ?? 0); i++)
            {
                var transition = element.One.Logic!.Transitions[i];
                var place = new LintPlace(
                    $"{element.Place.Pointer}/logic/transitions/{i}/condition", new LintItem("transition", transition.Id), element.One.Id);
                if (transition.Condition is { Kind: TransitionConditionKind.Manual, Text: null })
                    found.Add(place.In("text"), "transition-text-missing", "A manual transition says what is signed.");
                if (transition.Condition is { Kind: TransitionConditionKind.Expression, Expression: null })
                    found.Add(place.In("expression"), "expression-missing", "There is nothing that could be calculated.");
            }
        }
    }
}

internal sealed class EquipmentListed() : LintRule(
    "R-207", LintSeverity.Stop, "Equipment that a step uses, cleans or checks is of a class in the recipe's list.",
    "EU GMP chapter 4.19: the principal equipment is stated", "EU4-18/19")
{
    public override void Check(LintIndex recipe, LintFindings found)
    {
        var listed = recipe.Equipment.Select(one => one.One.Class).ToHashSet(StringComparer.Ordinal);
        var kinds = recipe.StepsOf(InstructionKind.Equipment, InstructionKind.EquipmentCleaning, InstructionKind.CalibrationCheck)
            .Concat(recipe.StepsByKind[InstructionKind.Scan].Where(step => step.One.Scan == ScanTarget.Equipment));
        foreach (var step in kinds)
        {
            if (step.One.EquipmentClass is null || !listed.Contains(step.One.EquipmentClass))
                found.Add(
                    step.Place.In("equipmentClass"), "equipment-not-listed", $"{step.One.EquipmentClass ?? "The class"} is not in the recipe's equipment.");
        }
    }
}

internal sealed class EquipmentUsed() : LintRule(
    "R-208", LintSeverity.Advise, "Each class in the list of equipment is used by some step.", "EU GMP chapter 4.19: a list that nobody follows misleads", "EU4-18/19")
{
    public override void Check(LintIndex recipe, LintFindings found)
    {
        var used = recipe.Steps.Select(step => step.One.EquipmentClass).OfType<string>().ToHashSet(StringComparer.Ordinal);
        foreach (var one in recipe.Equipment.Where(one => !used.Contains(one.One.Class)))
            found.Add(one.Place, "equipment-not-used", $"No step uses {one.One.Class}.");
    }
}

internal sealed class ClearanceByTwo() : LintRule(
    "R-209", LintSeverity.Stop, "A line clearance is verified by a second person.", "21 CFR 211.130(e)", "C-122/125/130")
{
    public override void Check(LintIndex recipe, LintFindings found) =>
        Verified.Check(recipe.StepsByKind[InstructionKind.LineClearance], found);
}

internal sealed class YieldByTwo() : LintRule(
    "R-210", LintSeverity.Stop, "A yield is verified by a second person.", "21 CFR 211.103", "C-103")
{
    public override void Check(LintIndex recipe, LintFindings found) => Verified.Check(recipe.StepsByKind[InstructionKind.Yield], found);
}

internal sealed class ClearanceFirst() : LintRule(
    "R-211", LintSeverity.Stop, "A medicine is neither charged nor packed before the line or the room is cleared.",
    "EU GMP chapter 4.19: checks that equipment and work station are clear; 21 CFR 211.130", "EU4-18/19")
{
    public override void Check(LintIndex recipe, LintFindings found)
    {
        if (!recipe.MakesMedicine) return;
        if (!recipe.StepsByKind.Contains(InstructionKind.LineClearance))
        {
            found.Add(recipe.Elements[0].Place, "clearance-missing", "No step clears the line or the room of what came before.");
            return;
        }
        var isCleared = false;
        foreach (var step in recipe.Steps)
        {
            isCleared |= step.One.Kind == InstructionKind.LineClearance;
            if (isCleared || step.One.Kind is not (InstructionKind.ChargeIn or InstructionKind.Weigh or InstructionKind.CommissionPacks)) continue;
            found.Add(step.Place, "clearance-too-late", $"{step.One.Title} comes before the first line clearance.");
            return;
        }
    }
}

internal sealed class CriticalEntryChecked() : LintRule(
    "R-212", LintSeverity.Advise, "A critical value that is typed by hand is verified by a second person, or judged by limits.",
    "EU GMP Annex 11, 6", "A11-6")
{
    public override void Check(LintIndex recipe, LintFindings found)
    {
        foreach (var step in recipe.StepsOf(InstructionKind.Number, InstructionKind.EnvironmentalReading, InstructionKind.Text, InstructionKind.SampleResult))
        {
            if (step.One is { Critical: true, Verification: false, Limits: null, Parameter: null, Rule: null })
                found.Add(
                    step.Place.In("verification"), "critical-unchecked", $"{step.One.Title} is critical, and neither a person nor a limit checks it.",
                    Verified.Fix(step));
        }
    }
}

internal sealed class NothingSaidInVain() : LintRule(
    "R-213", LintSeverity.Advise, "A step says only what its kind reads.", "A limit that nothing judges by looks like control and is none")
{
    private static readonly HashSet<InstructionKind> Measured =
    [
        InstructionKind.Number, InstructionKind.EnvironmentalReading, InstructionKind.Calculation, InstructionKind.MassBalance,
        InstructionKind.Reconciliation, InstructionKind.SampleResult, InstructionKind.Yield,
    ];

    public override void Check(LintIndex recipe, LintFindings found)
    {
        foreach (var step in recipe.Steps)
        {
            var one = step.One;
            var isMeasured = Measured.Contains(one.Kind);
            Unread(one.Limits is not null && !isMeasured, "limits", step, found);
            Unread(one.Choices.Count > 0 && one.Kind != InstructionKind.Choice, "choices", step, found);
            Unread(one.Columns.Count > 0 && one.Kind is not (InstructionKind.Table or InstructionKind.Sample), "columns", step, found);
            Unread(one.Signers.Count > 0 && one.Kind != InstructionKind.Signature, "signers", step, found);
            Unread(one.Duration is not null && one.Kind != InstructionKind.Timer, "duration", step, found);
            Unread(one.Sample is not null && one.Kind != InstructionKind.Sample, "sample", step, found);
            Unread(
                one.Expression is not null && one.Kind is not (InstructionKind.Calculation or InstructionKind.MassBalance), "expression", step, found);
        }
    }

    private static void Unread(bool isUnread, string member, StepAt step, LintFindings found)
    {
        if (isUnread)
            found.Add(step.Place.In(member), "member-unread", $"{step.One.Title} says {member}, which nothing of its kind reads.");
    }
}

/// <summary>Columns of tables, and tests of samples with their specification, with their places.</summary>
internal static class Columns
{
    public static IEnumerable<(TableColumn Column, LintPlace Place)> Of(LintIndex recipe) =>
        recipe.StepsByKind[InstructionKind.Table].Concat(recipe.StepsByKind[InstructionKind.Sample]).SelectMany(step => step.One.Columns.Select((column, i) => (column, step.Place.In($"columns/{i}"))));
}

/// <summary>A second person is asked for.</summary>
internal static class Verified
{
    public static void Check(IEnumerable<StepAt> steps, LintFindings found)
    {
        foreach (var step in steps.Where(step => !step.One.Verification))
            found.Add(step.Place.In("verification"), "verification-missing", "Nobody verifies this; a second person has to.", Fix(step));
    }

    public static LintFix Fix(StepAt step) => new(
        "fix-verification", "Let a second person verify it.", [LintChange.Set(step.Place.Item, "verification", default(bool?), true)]);
}
