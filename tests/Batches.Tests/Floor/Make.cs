using Theriac.Kernel;
using Theriac.Recipes;

namespace Theriac.Batches.Tests;

/// <summary>Short ways to write recipes in tests.</summary>
internal static class Make
{
    public static Quantity Of(decimal value, string unit) => new(value, Unit.Parse(unit).Value);

    public static Instruction Do(string id) => new() { Id = id, Kind = InstructionKind.Instruction, Title = "Do " + id };

    public static Instruction Number(string id) => new()
    {
        Id = id,
        Kind = InstructionKind.Number,
        Title = "Measure " + id,
        Unit = Unit.Celsius,
        Decimals = 1,
        Limits = new Limits { Low = 38.0m, High = 45.0m },
        Alert = new Limits { Low = 40.0m, High = 44.0m },
        Plausible = new Limits { Low = 0m, High = 100m },
    };

    public static Instruction Charge(string id, string material = "SUGAR") => new()
    {
        Id = id,
        Kind = InstructionKind.ChargeIn,
        Title = "Charge " + material,
        MaterialCode = material,
        Quantity = Of(10.00m, "kg"),
        Tolerance = new Tolerance { MinusPercent = 1m, PlusPercent = 1m },
    };

    public static RecipeElement Phase(string id, params Instruction[] instructions) =>
        new() { Id = id, Kind = RecipeElementKind.Phase, Title = id, Instructions = instructions };

    public static RecipeElement Operation(string id, params RecipeElement[] phases) =>
        new() { Id = id, Kind = RecipeElementKind.Operation, Title = id, Elements = phases };

    public static RecipeElement Procedure(params RecipeElement[] elements) =>
        new() { Id = "main", Kind = RecipeElementKind.Procedure, Title = "Main", Elements = elements };

    public static MasterRecipe Recipe(params RecipeElement[] elements) => Rooted(Procedure(elements));

    public static MasterRecipe Rooted(RecipeElement procedure) => new()
    {
        Id = "R-1",
        Version = "1",
        Title = "Demo syrup",
        Procedure = procedure,
        Product = new RecipeProduct { Code = "P-1", Name = "Demo syrup", Gtin = "09521000000017", ShelfLifeMonths = 24 },
        BatchSize = new BatchSize { Nominal = Of(100m, "kg"), Min = Of(50m, "kg"), Max = Of(200m, "kg") },
        Yield = new YieldRule { Theoretical = Of(100.0m, "kg"), MinPercent = 95m, MaxPercent = 101m },
        Formula = new Formula
        {
            Inputs = [new FormulaInput { Id = "f1", MaterialCode = "SUGAR", Name = "Sucrose", Quantity = Of(10.00m, "kg") }],
        },
    };

    /// <summary>Two operations side by side behind a fork, joined again, then a last phase.</summary>
    public static MasterRecipe Parallel(RecipeElement left, RecipeElement right, RecipeElement last) =>
        Rooted(Procedure(left, right, last) with
        {
            Logic = new ProcedureLogic
            {
                Steps =
                [
                    new LogicStep { Id = "s0", Kind = LogicStepKind.Begin },
                    new LogicStep { Id = "s1", Kind = LogicStepKind.Element, Element = left.Id },
                    new LogicStep { Id = "s2", Kind = LogicStepKind.Element, Element = right.Id },
                    new LogicStep { Id = "s3", Kind = LogicStepKind.Element, Element = last.Id },
                    new LogicStep { Id = "s9", Kind = LogicStepKind.End },
                ],
                Bars =
                [
                    new BranchBar { Id = "fork", Kind = BranchBarKind.ParallelDivergent },
                    new BranchBar { Id = "join", Kind = BranchBarKind.ParallelConvergent },
                ],
                Links =
                [
                    Link("s0", "fork"), Link("fork", "s1"), Link("fork", "s2"), Link("s1", "join"), Link("s2", "join"),
                    Link("join", "s3"), Link("s3", "s9"),
                ],
            },
        });

    /// <summary>Two phases, and a condition between them that somebody signs.</summary>
    public static MasterRecipe Gated() => Rooted(Procedure(Phase("p1", Do("a")), Phase("p2", Do("z"))) with
    {
        Logic = new ProcedureLogic
        {
            Steps =
            [
                new LogicStep { Id = "s0", Kind = LogicStepKind.Begin },
                new LogicStep { Id = "s1", Kind = LogicStepKind.Element, Element = "p1" },
                new LogicStep { Id = "s2", Kind = LogicStepKind.Element, Element = "p2" },
                new LogicStep { Id = "s9", Kind = LogicStepKind.End },
            ],
            Transitions = [new Transition { Id = "g", Condition = TransitionCondition.Manual("The bins stand ready") }],
            Links = [Link("s0", "s1"), Link("s1", "g"), Link("g", "s2"), Link("s2", "s9")],
        },
    });

    public static Link Link(string from, string to) => new() { From = from, To = to };
}
