using Theriac.Recipes;

namespace Theriac.Recipes.Tests;

internal static class StepExamples
{
    private static readonly ChoiceOption[] Answers = [new() { Code = "even", Label = "Even" }, new() { Code = "dry", Label = "Dry" }];

    public static IReadOnlyList<LintExample> All { get; } =
    [
        new("R-201", "a number without unit", r => r.Add(Master.Number("n", "kg", 1, 2) with { Unit = null }), "a number in kg", r => r.Add(Master.Number("n", "kg", 1, 2))),
        new("R-202", "limits 10 to 5", r => r.Add(Master.Number("n", "kg", 10, 5)), "limits 5 to 10", r => r.Add(Master.Number("n", "kg", 5, 10))),
        new("R-203", "a number without limits", r => r.Add(Master.Number("n", "kg", 5, 10) with { Limits = null }), "a number from 5 to 10", r => r.Add(Master.Number("n", "kg", 5, 10))),
        new(
            "R-204", "expects \"wet\", answers \"even\" and \"dry\"", r => r.Add(Master.Step("look", InstructionKind.Choice) with { Choices = Answers, Expected = ["wet"] }),
            "expects \"even\"", r => r.Add(Master.Step("look", InstructionKind.Choice) with { Choices = Answers, Expected = ["even"] })),
        new("R-205", "a phase without instructions", r => r.Element("finish", e => e with { Elements = [.. e.Elements, Make.Phase("nothing")] }), "a phase with one"),
        new("R-206", "a manual transition without text", r => Asked(r, null), "\"Mixed for 10 minutes\"", r => Asked(r, "Mixed for 10 minutes")),
        new(
            "R-207", "a step uses a press that is not listed", r => r.Add(Master.Step("press", InstructionKind.Equipment) with { EquipmentClass = "press" }),
            "a step uses the mixer"),
        new(
            "R-208", "a press that no step uses", r => r with { Equipment = [.. r.Equipment, new EquipmentRequirement { Id = "eq-2", Class = "press" }] },
            "a mixer that a step uses"),
        new("R-209", "nobody verifies the clearance", r => r.Step("clear", s => s with { Verification = false }), "a second person verifies"),
        new("R-210", "nobody verifies the yield", r => r.Step("yield", s => s with { Verification = false }), "a second person verifies"),
        new("R-211", "materials are charged, nothing was cleared", r => r.Without("clear"), "a clearance before the first charge"),
        new(
            "R-212", "a critical text that nobody checks", r => r.Add(Master.Step("seal", InstructionKind.Text) with { Critical = true }),
            "a critical text with verification", r => r.Add(Master.Step("seal", InstructionKind.Text) with { Critical = true, Verification = true })),
        new(
            "R-213", "limits on a yes or no", r => r.Add(Master.Step("ok", InstructionKind.YesNo) with { Limits = Master.Limits(1, 2) }),
            "limits on a number", r => r.Add(Master.Number("n", "kg", 1, 2))),
    ];

    private static MasterRecipe Asked(MasterRecipe recipe, string? text)
    {
        var ordered = recipe.Logic("begin>mix mix>M1 M1>finish finish>end");
        var logic = ordered.Procedure.Logic!;
        var asked = logic.Transitions[0] with { Condition = TransitionCondition.Manual(text is null ? null : (LocalizedText)text) };
        return ordered with { Procedure = ordered.Procedure with { Logic = logic with { Transitions = [asked] } } };
    }
}
