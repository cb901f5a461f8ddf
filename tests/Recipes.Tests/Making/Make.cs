using Theriac.Kernel;
using Theriac.Recipes;

namespace Theriac.Recipes.Tests;

/// <summary>Short ways to write recipes in tests.</summary>
internal static class Make
{
    public static Instruction Instruction(string id) =>
        new() { Id = id, Kind = InstructionKind.Instruction, Title = "Do " + id };

    public static RecipeElement Phase(string id, params Instruction[] instructions) =>
        new() { Id = id, Kind = RecipeElementKind.Phase, Title = id, Instructions = instructions };

    public static RecipeElement Operation(string id, params RecipeElement[] phases) =>
        new() { Id = id, Kind = RecipeElementKind.Operation, Title = id, Elements = phases };

    public static RecipeElement Procedure(params RecipeElement[] elements) =>
        new() { Id = "main", Kind = RecipeElementKind.Procedure, Title = "Main", Elements = elements };

    public static MasterRecipe Rooted(RecipeElement procedure) =>
        new() { Id = "R-1", Version = "1", Title = "Recipe", Procedure = procedure };

    public static MasterRecipe Recipe(params RecipeElement[] elements) => Rooted(Procedure(elements));

    /// <summary>A small recipe that says everything that an approved one must say.</summary>
    public static MasterRecipe Complete() => Recipe(Operation("mix", Phase("charge", ChargeIn("water"), Instruction("stir")))) with
    {
        Product = new RecipeProduct { Code = "FG-1", Name = "Mixture", Strength = "1 mg", DosageForm = "Solution", ShelfLifeMonths = 12 },
        BatchSize = new BatchSize { Nominal = Of(10, "L"), Min = Of(5, "L"), Max = Of(10, "L") },
        Yield = new YieldRule { Theoretical = Of(100, "each"), MinPercent = 95, MaxPercent = 101 },
        Formula = new Formula { Inputs = [new FormulaInput { Id = "in-1", MaterialCode = "RM-1", Name = "Water", Quantity = Of(10, "L") }] },
        Equipment = [new EquipmentRequirement { Id = "eq-1", Class = "vessel" }],
    };

    public static Instruction ChargeIn(string id) => new()
    {
        Id = id,
        Kind = InstructionKind.ChargeIn,
        Title = "Charge " + id,
        MaterialCode = "RM-1",
        Quantity = Of(10, "L"),
        Tolerance = new Tolerance { MinusPercent = 1, PlusPercent = 1 },
        Verification = true,
    };

    /// <summary>Logic from arrows such as "begin&gt;a a&gt;end"; steps, transitions (T…, M… manual) and bars (P/S + +/-) by their names.</summary>
    public static ProcedureLogic Logic(string arrows)
    {
        var links = arrows.Split(' ').Select(arrow => arrow.Split('>')).Select(a => new Link { From = a[0], To = a[1] }).ToList();
        var names = links.SelectMany(link => new[] { link.From, link.To }).Distinct().ToList();
        return new ProcedureLogic
        {
            Links = links,
            Steps = [.. names.Where(IsStep).Select(Step)],
            Transitions = [.. names.Where(n => n[0] is 'T' or 'M').Select(Transition)],
            Bars = [.. names.Where(n => n[0] is 'P' or 'S').Select(Bar)],
        };
    }

    public static Quantity Of(decimal value, string unit) => new(value, Unit.Parse(unit).Value);

    private static bool IsStep(string name) => name[0] is not ('T' or 'M' or 'P' or 'S');

    private static LogicStep Step(string name) => name switch
    {
        "begin" => new LogicStep { Id = "begin", Kind = LogicStepKind.Begin },
        "end" => new LogicStep { Id = "end", Kind = LogicStepKind.End },
        _ => new LogicStep { Id = name, Kind = LogicStepKind.Element, Element = name },
    };

    private static Transition Transition(string name) => new()
    {
        Id = name,
        Condition = name[0] == 'T' ? TransitionCondition.Always : TransitionCondition.Manual(name),
    };

    private static BranchBar Bar(string name) => new()
    {
        Id = name,
        Kind = (name[0], name[^1]) switch
        {
            ('P', '+') => BranchBarKind.ParallelDivergent,
            ('P', _) => BranchBarKind.ParallelConvergent,
            (_, '+') => BranchBarKind.SerialDivergent,
            _ => BranchBarKind.SerialConvergent,
        },
    };
}
