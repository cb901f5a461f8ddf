using Theriac.Recipes;
using Xunit;

namespace Theriac.Recipes.Tests;

public sealed class RecipeCheckTests
{
    [Fact]
    public void A_complete_recipe_has_no_problem() => Assert.Empty(Linter.Problems(Make.Complete()));

    [Fact]
    [Trait("Requirement", "C-186b1")]
    public void Name_strength_and_dosage_form_are_needed()
    {
        var problems = Linter.Problems(Make.Complete() with { Product = new RecipeProduct() });
        foreach (var member in new[] { "code", "name", "strength", "dosageForm", "shelfLifeMonths" })
            Assert.Contains(problems, problem => problem.Field == "/product/" + member);
    }

    [Fact]
    [Trait("Requirement", "C-186b7")]
    public void Theoretical_yield_and_its_limits_are_needed()
    {
        AssertProblem(Make.Complete() with { Yield = null }, "/yield/theoretical", "member-missing");
        AssertProblem(Make.Complete() with { Yield = new YieldRule { Theoretical = Make.Of(1, "each") } }, "/yield/minPercent", "member-missing");
        AssertProblem(
            Make.Complete() with { Yield = new YieldRule { Theoretical = Make.Of(1, "each"), MinPercent = 101, MaxPercent = 95 } },
            "/yield", "yield-limits-order");
    }

    [Fact]
    [Trait("Requirement", "C-186b3")]
    public void A_step_that_uses_what_is_not_in_the_formula_is_wrong() =>
        AssertProblem(With(Make.ChargeIn("x") with { MaterialCode = "RM-9" }), "/procedure/elements/0/elements/0/instructions/0/materialCode", "material-not-in-formula");

    [Fact]
    [Trait("Requirement", "C-186b4")]
    public void Weights_stand_in_one_system()
    {
        var inputs = new[] { ("a", "kg"), ("b", "lb") }.Select(pair =>
            new FormulaInput { Id = pair.Item1, MaterialCode = "RM-" + pair.Item1, Name = pair.Item1, Quantity = Make.Of(1, pair.Item2) });
        var formula = Make.Complete().Formula;
        AssertProblem(Make.Complete() with { Formula = formula with { Inputs = [.. formula.Inputs, .. inputs] } }, "/formula/inputs/2/quantity", "weights-in-two-systems");
    }

    [Fact]
    [Trait("Requirement", "C-101d")]
    public void Each_charge_in_is_verified_by_a_second_person() =>
        AssertProblem(With(Make.ChargeIn("x") with { Verification = false }), "/procedure/elements/0/elements/0/instructions/0/verification", "verification-missing");

    [Theory]
    [InlineData(InstructionKind.LineClearance, "verification-missing")]
    [InlineData(InstructionKind.Yield, "verification-missing")]
    [InlineData(InstructionKind.Number, "unit-missing")]
    [InlineData(InstructionKind.Choice, "choices-missing")]
    [InlineData(InstructionKind.Equipment, "equipment-not-listed")]
    [InlineData(InstructionKind.ChargeIn, "material-not-in-formula")]
    public void Each_kind_says_what_it_needs(InstructionKind kind, string code) =>
        Assert.Contains(Linter.Problems(With(Make.Instruction("x") with { Kind = kind })), problem => problem.Code == code);

    [Theory]
    [InlineData(10, 5, null, null, null, null, "limits-order")]
    [InlineData(5, 10, 4, 9, null, null, "alert-outside-limits")]
    [InlineData(5, 10, null, null, 6, 20, "limits-not-plausible")]
    public void Limits_lie_within_each_other(int low, int high, int? alertLow, int? alertHigh, int? plausibleLow, int? plausibleHigh, string code)
    {
        static Limits? Of(int? low, int? high) => low is null ? null : new Limits { Low = low, High = high };
        var number = Make.Instruction("x") with
        {
            Kind = InstructionKind.Number,
            Unit = Theriac.Kernel.Unit.Kilogram,
            Limits = Of(low, high),
            Alert = Of(alertLow, alertHigh),
            Plausible = Of(plausibleLow, plausibleHigh),
        };
        Assert.Contains(Linter.Problems(With(number)), problem => problem.Code == code);
    }

    [Fact]
    public void Packs_are_commissioned_under_a_gtin_with_a_right_check_digit()
    {
        var recipe = With(Make.Instruction("x") with { Kind = InstructionKind.CommissionPacks });
        AssertProblem(recipe, "/formula/inputs", "packaging-missing");
        AssertProblem(recipe, "/specimens", "labels-missing");
        recipe = recipe with
        {
            Specimens = [new Specimen { Id = "label", Title = "Label", Content = new string('a', 64), ContentType = "image/png" }],
            Formula = recipe.Formula with
            {
                Inputs = [.. recipe.Formula.Inputs, Master.Input("bottle", "PM-1", 0) with { Use = InputUse.Packaging, Quantity = Make.Of(1, "each") }],
            },
        };
        AssertProblem(recipe, "/product/gtin", "member-missing");
        AssertProblem(recipe with { Product = recipe.Product! with { Gtin = "09520123000029" } }, "/product/gtin", "gtin-check-digit");
        Assert.Empty(Linter.Problems(recipe with { Product = recipe.Product! with { Gtin = "09520123000028" } }));
    }

    [Fact]
    public void A_manual_transition_says_what_is_signed()
    {
        var logic = Make.Logic("begin>M1 M1>mix mix>end");
        logic = logic with { Transitions = [logic.Transitions[0] with { Condition = TransitionCondition.Manual(null) }] };
        var recipe = Make.Complete();
        AssertProblem(recipe with { Procedure = recipe.Procedure with { Logic = logic } }, "/procedure/logic/transitions/0/condition/text", "transition-text-missing");
    }

    private static MasterRecipe With(Instruction instruction)
    {
        var recipe = Make.Complete();
        var phase = Make.Phase("charge", instruction, Make.ChargeIn("water"));
        return recipe with { Procedure = Make.Procedure(Make.Operation("mix", phase)) };
    }

    private static void AssertProblem(MasterRecipe recipe, string pointer, string code) =>
        Assert.Contains(Linter.Problems(recipe), problem => problem.Field == pointer && problem.Code == code);
}
