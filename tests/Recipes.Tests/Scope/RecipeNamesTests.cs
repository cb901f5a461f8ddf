using Theriac.Expressions;
using Theriac.Expressions.Types;
using Theriac.Kernel;
using Theriac.Recipes;
using Xunit;

namespace Theriac.Recipes.Tests;

/// <summary>What an expression of a recipe can name, where, and of what type.</summary>
public sealed class RecipeNamesTests
{
    private static readonly MasterRecipe Recipe = Make.Recipe(
        Make.Phase("mix", Of("load", InstructionKind.Number, "%"), Of("colour", InstructionKind.Choice), Of("clear", InstructionKind.YesNo)),
        Make.Phase(
            "checks", Of("weight", InstructionKind.Number, "mg"), Calculation("twice", "{weight} * 2"),
            new Instruction { Id = "again", Kind = InstructionKind.YesNo, Title = "Again" }) with
        {
            Loop = new Loop { Kind = LoopKind.Again, While = "{again}", TimesMax = 3 },
            When = "{clear}",
        },
        Make.Phase(
            "pack",
            new Instruction
            {
                Id = "ipc",
                Kind = InstructionKind.Table,
                Title = "IPC",
                Columns = [new TableColumn { Id = "hardness", Title = "Hardness", Unit = Unit.Parse("N").Value }],
            },
            Of("labels", InstructionKind.Reconciliation), Calculation("mean", "mean({weight}) + 1 mg"), Calculation("a", "{b} + 1"),
            Calculation("b", "{a} + 1"))) with
    {
        BatchSize = new BatchSize { Nominal = Make.Of(10, "kg") },
        Formula = new Formula
        {
            Inputs = [new FormulaInput { Id = "api", MaterialCode = "RM-1", Name = "Active", Quantity = Make.Of(2, "kg") }],
            Parameters = [new FormulaParameter { Id = "speed", Name = "Speed", Value = Make.Of(30, "min") }],
        },
    };

    private static readonly RecipeNames Names = RecipeNames.Of(Recipe);

    [Theory]
    [InlineData("mix", "load", "%")]
    [InlineData("mix", "colour", "text")]
    [InlineData("mix", "clear", "truth")]
    [InlineData("mix", "mix.end", "moment")]
    [InlineData("mix", "param.speed", "min")]
    [InlineData("mix", "param.speed.high", "min")]
    [InlineData("mix", "input.api", "kg")]
    [InlineData("mix", "batch.size", "kg")]
    [InlineData("pack", "labels.used", "each")]
    [InlineData("checks", "weight", "mg")]
    [InlineData("checks", "twice", "mg")]
    [InlineData("checks", "turn", "number")]
    [InlineData("mix", "turn", null)]
    [InlineData("mix", "nothing", null)]
    [InlineData("pack", "again", null)] // A truth of a loop's turn: which turn's?
    public void A_path_has_the_type_of_what_it_names(string element, string path, string? type) =>
        Assert.Equal(type, Names.At(element).Find(path)?.ToString());

    [Theory]
    [InlineData("checks", ValueKind.Number)]
    [InlineData("pack", ValueKind.Numbers)]
    public void Within_its_loop_a_path_is_the_value_of_the_turn_outside_the_column_of_all(string element, ValueKind kind) =>
        Assert.Equal(kind, Names.At(element).Find("weight")!.Kind);

    [Fact]
    public void A_column_of_a_table_is_a_column() => Assert.Equal(ExpressionType.Numbers(Unit.Parse("N").Value), Names.At("pack").Find("ipc.hardness"));

    [Fact]
    public void Whether_a_loop_is_carried_out_at_all_is_decided_without_its_turns()
    {
        Assert.Null(Names.At("checks", beforeTurns: true).Find("turn"));
        Assert.NotNull(Names.At("checks", beforeTurns: true).Find("clear"));
    }

    [Fact]
    public void Every_expression_is_checked_once_at_its_place()
    {
        var found = Names.Expressions.Select(one => $"{one.Place.Pointer} {one.Checked.Expression?.Type}").ToList();
        Assert.Equal(
            [
                "/procedure/elements/1/when truth", "/procedure/elements/1/loop/while truth",
                "/procedure/elements/1/instructions/1/expression mg", "/procedure/elements/2/instructions/2/expression mg",
                "/procedure/elements/2/instructions/3/expression ", "/procedure/elements/2/instructions/4/expression ",
            ],
            found);
    }

    [Fact]
    public void Calculations_that_need_themselves_are_named() => Assert.Equal(["a", "b"], Names.Cyclic);

    [Fact]
    public void A_path_that_two_things_share_belongs_to_the_first_and_the_other_is_told()
    {
        var names = RecipeNames.Of(Make.Recipe(
            Make.Phase("p", Of("x", InstructionKind.Number, "kg"), Of("p.start", InstructionKind.Number, "kg"))));
        Assert.Equal("kg", names.At("p").Find("p.start")!.ToString());
        Assert.Equal(RecipeNameKind.Time, Assert.Single(names.Clashes).Kind);
    }

    [Fact]
    public void What_is_charged_in_a_loop_over_inputs_has_their_unit()
    {
        var charge = new Instruction { Id = "charge", Kind = InstructionKind.ChargeIn, Title = "Charge" };
        var phase = Make.Phase("each", charge) with { Loop = new Loop { Kind = LoopKind.ForEach, Inputs = ["api"] } };
        var names = RecipeNames.Of(Recipe with { Procedure = Make.Procedure(phase) });
        Assert.Equal("kg", names.At("each").Find("charge")!.ToString());
        Assert.Equal(ValueKind.Numbers, names.At("main").Find("charge")!.Kind);
    }

    private static Instruction Of(string id, InstructionKind kind, string? unit = null) =>
        new() { Id = id, Kind = kind, Title = id, Unit = unit is null ? null : Unit.Parse(unit).Value };

    private static Instruction Calculation(string id, string expression) =>
        Of(id, InstructionKind.Calculation) with { Expression = expression };
}
