using Theriac.Kernel;
using Theriac.People;
using Theriac.Recipes;

namespace Theriac.Bench.Recipes;

/// <summary>
/// A master recipe of any size, as a plant might write one: tablets in operations of eight phases of ten steps, of many kinds, with
/// limits, hold times, parallel branches, loops, calculations and conditions. The same size gives the same recipe.
/// </summary>
public sealed class RecipeMaker
{
    private const int StepsOfCycle = 20;
    private const int CyclesOfOperation = 4;
    private const int OperationsOfUnit = 5;
    private const decimal BatchKilograms = 250;

    private readonly int _cycles;

    private RecipeMaker(int steps) => _cycles = Math.Max(1, steps / StepsOfCycle);

    /// <param name="steps">Rounded to whole cycles of 20.</param>
    public static MasterRecipe Make(int steps) => new RecipeMaker(steps).Make();

    private MasterRecipe Make() => new()
    {
        Id = "BENCH",
        Version = "1",
        Title = new LocalizedText { En = "Bench tablets 250 mg", Vi = "Viên nén thử 250 mg", Zh = "测试片剂 250 mg" },
        Product = new RecipeProduct
        {
            Code = "FG-BENCH",
            Name = "Bench",
            Strength = "5 mg",
            DosageForm = "Tablet",
            ShelfLifeMonths = 36,
            UnitWeight = Of(250, "mg"),
            DosageUnit = "tablet",
        },
        BatchSize = new BatchSize { Nominal = Of(1_000_000, "each"), Min = Of(500_000, "each"), Max = Of(1_000_000, "each") },
        Yield = new YieldRule { Theoretical = Of(1_000_000, "each"), MinPercent = 95, MaxPercent = 101 },
        Formula = new Formula
        {
            Inputs = [.. Enumerable.Range(0, Inputs).Select(Input)],
            Parameters = [.. Enumerable.Range(0, Math.Min(_cycles, 200)).Select(Parameter)],
            Outputs = [new FormulaOutput { Id = "tablets", MaterialCode = "FG-BENCH", Name = "Tablets", Quantity = Of(1_000_000, "each") }],
        },
        Equipment = [.. Classes.Select(one => new EquipmentRequirement { Id = "eq-" + one, Class = one, Title = one })],
        Documents = [.. Enumerable.Range(0, 20).Select(i => new DocumentReference { Id = $"SOP-{i:000}", Title = $"Procedure {i}", Version = "3" })],
        Procedure = new RecipeElement
        {
            Id = "procedure",
            Kind = RecipeElementKind.Procedure,
            Title = "Manufacture",
            Elements = [.. Enumerable.Range(0, _cycles).Chunk(CyclesOfOperation).Chunk(OperationsOfUnit).Select(Unit)],
        },
    };

    private static readonly string[] Classes = ["granulator", "dryer", "mill", "blender", "press", "coater", "balance", "conveyor"];

    private int Inputs => Math.Min(_cycles, 500);

    private FormulaInput Input(int i) => new()
    {
        Id = $"in-{i}",
        MaterialCode = $"RM-{i:0000}",
        Name = $"Material {i}",
        Grade = "Ph. Eur.",
        Function = i == 0 ? "active" : "filler",
        Active = i == 0,
        LabelClaim = i == 0 ? Of(BatchKilograms / Inputs, "mg") : null,
        Quantity = Of(BatchKilograms / Inputs, "kg"),
        Tolerance = new Tolerance { MinusPercent = 1, PlusPercent = 1 },
    };

    private static FormulaParameter Parameter(int i) => new()
    {
        Id = $"temperature-{i}",
        Name = $"Product temperature {i}",
        Value = Of(40, "°C"),
        Range = new Limits { Low = 35, High = 45 },
        RegisteredRange = new Limits { Low = 30, High = 50 },
        Critical = i % 3 == 0,
    };

    private RecipeElement Unit(int[][] operations, int unit) => new()
    {
        Id = $"u{unit}",
        Kind = RecipeElementKind.UnitProcedure,
        Title = $"Unit {unit}",
        Elements = [.. operations.Select(Operation)],
    };

    private RecipeElement Operation(int[] cycles)
    {
        var id = cycles[0] / CyclesOfOperation;
        var phases = cycles.SelectMany(cycle => new[] { Making(cycle), Checking(cycle) }).ToList();
        var isDrawn = id % 2 == 0 && phases.Count == 2 * CyclesOfOperation;
        return new RecipeElement
        {
            Id = $"o{id}",
            Kind = RecipeElementKind.Operation,
            Title = $"Operation {id}",
            Description = "Carried out as the procedure of the area says.",
            Elements = phases,
            Logic = isDrawn ? Logic($"o{id}", [.. phases.Select(phase => phase.Id)]) : null,
        };
    }

    /// <summary>Two branches of two phases each, then the rest in its order.</summary>
    private static ProcedureLogic Logic(string id, string[] phases)
    {
        string[] chain = [$"{id}-begin", $"{id}-part", .. phases[..2], $"{id}-join", $"{id}-gate", .. phases[4..], $"{id}-end"];
        string[] branch = [$"{id}-part", .. phases[2..4], $"{id}-join"];
        return new ProcedureLogic
        {
            Steps =
            [
                new LogicStep { Id = $"{id}-begin", Kind = LogicStepKind.Begin },
                .. phases.Select(phase => new LogicStep { Id = StepOf(phase), Kind = LogicStepKind.Element, Element = phase }),
                new LogicStep { Id = $"{id}-end", Kind = LogicStepKind.End },
            ],
            Transitions = [new Transition { Id = $"{id}-gate", Condition = TransitionCondition.Manual("Both branches are visually in order.") }],
            Bars =
            [
                new BranchBar { Id = $"{id}-part", Kind = BranchBarKind.ParallelDivergent },
                new BranchBar { Id = $"{id}-join", Kind = BranchBarKind.ParallelConvergent },
            ],
            Links = [.. new[] { chain, branch }.SelectMany(road => road.Zip(road[1..])).Select(pair => new Link
            {
                Id = $"{Place(pair.First)}..{Place(pair.Second)}", From = Place(pair.First), To = Place(pair.Second),
            })],
        };

        string Place(string name) => name.StartsWith('p') ? StepOf(name) : name;
    }

    private static string StepOf(string phase) => "s-" + phase;

    private RecipeElement Making(int cycle) => new()
    {
        Id = $"p{cycle}a",
        Kind = RecipeElementKind.Phase,
        Title = $"Make {cycle}",
        Loop = cycle % CyclesOfOperation == 3 ? new Loop { Kind = LoopKind.Again, While = $"not {{s{cycle}-6}}", TimesMax = 3 } : null,
        TimeLinks = cycle % CyclesOfOperation == 3
            ? [new TimeLink { Kind = TimeLinkKind.NoLaterAfterEnd, After = $"p{cycle - 1}b", Duration = Of(4, "h"), Action = "QA decides." }]
            : [],
        Instructions = [.. Enumerable.Range(0, 10).Select(i => StepMaker.Making(cycle, i, $"RM-{cycle % Inputs:0000}", Charged(cycle)))],
    };

    private RecipeElement Checking(int cycle) => new()
    {
        Id = $"p{cycle}b",
        Kind = RecipeElementKind.Phase,
        Title = $"Check {cycle}",
        Instructions = [.. Enumerable.Range(10, 10).Select(i => StepMaker.Checking(cycle, i, Classes[cycle % Classes.Length], cycle == _cycles - 1))],
    };

    private Quantity Charged(int cycle)
    {
        var times = Enumerable.Range(0, _cycles).Count(one => one % Inputs == cycle % Inputs);
        return Of(BatchKilograms / Inputs / times, "kg");
    }

    internal static Quantity Of(decimal value, string unit) => new(value, Kernel.Unit.Parse(unit).Value);
}
