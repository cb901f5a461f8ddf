using Theriac.Kernel;
using Theriac.Recipes;

namespace Theriac.Bench.Batches;

/// <summary>
/// A master with parallel lanes of equal phases, so that several people work on one batch at the same time: every step is a measured
/// value with limits, and every twenty-fifth may be critical, which its person signs.
/// </summary>
internal static class LaneRecipe
{
    public const int Lanes = 5;
    public const int StepsOfPhase = 10;
    public const int SignedEvery = 25;
    public const int SignedFirst = 3;

    /// <param name="signedFirst">The first critical step of each lane; null where steps are only recorded.</param>
    public static MasterRecipe Make(string id, int steps, int? signedFirst) => new()
    {
        Id = id,
        Version = "1",
        Title = new LocalizedText { En = $"Bench, {steps} steps", Vi = $"Đo, {steps} bước", Zh = $"基准，{steps} 步" },
        Product = new RecipeProduct { Code = "FG-BENCH", Name = "Bench", Gtin = "09521000000017", ShelfLifeMonths = 24 },
        BatchSize = new BatchSize { Nominal = Of(100, "kg"), Min = Of(50, "kg"), Max = Of(200, "kg") },
        Yield = new YieldRule { Theoretical = Of(100, "kg"), MinPercent = 95, MaxPercent = 101 },
        Procedure = new RecipeElement
        {
            Id = "main",
            Kind = RecipeElementKind.Procedure,
            Title = "Main",
            Elements = [Operation(steps / Lanes / StepsOfPhase, signedFirst)],
        },
    };

    /// <summary>The step that comes after so many in a lane.</summary>
    public static string StepOf(int lane, int done) => $"s{lane}-{done}";

    /// <summary>Batches differ in where their first critical step is: not everybody signs at the same time.</summary>
    public static int SignedFirstOf(int batch) => (SignedFirst + batch) % SignedEvery;

    public static bool IsSigned(int done, int first) => done % SignedEvery == first;

    private static RecipeElement Operation(int phases, int? signedFirst)
    {
        var lanes = Enumerable.Range(0, Lanes).Select(lane => Enumerable.Range(0, phases).Select(phase => Phase(lane, phase, signedFirst)).ToArray()).ToArray();
        var links = lanes.Select(lane => (string[])["part", .. lane.Select(phase => "l-" + phase.Id), "join"])
            .SelectMany(road => road.Zip(road.Skip(1))).Prepend(("begin", "part")).Append(("join", "end"));
        return new RecipeElement
        {
            Id = "op",
            Kind = RecipeElementKind.Operation,
            Title = "Work in lanes",
            Elements = [.. lanes.SelectMany(lane => lane)],
            Logic = new ProcedureLogic
            {
                Steps =
                [
                    new LogicStep { Id = "begin", Kind = LogicStepKind.Begin },
                    .. lanes.SelectMany(lane => lane).Select(phase => new LogicStep { Id = "l-" + phase.Id, Kind = LogicStepKind.Element, Element = phase.Id }),
                    new LogicStep { Id = "end", Kind = LogicStepKind.End },
                ],
                Bars =
                [
                    new BranchBar { Id = "part", Kind = BranchBarKind.ParallelDivergent }, new BranchBar { Id = "join", Kind = BranchBarKind.ParallelConvergent },
                ],
                Links = [.. links.Select(pair => new Link { Id = $"{pair.Item1}..{pair.Item2}", From = pair.Item1, To = pair.Item2 })],
            },
        };
    }

    private static RecipeElement Phase(int lane, int phase, int? signedFirst) => new()
    {
        Id = $"p{lane}-{phase}",
        Kind = RecipeElementKind.Phase,
        Title = $"Lane {lane}, part {phase}",
        Instructions = [.. Enumerable.Range(phase * StepsOfPhase, StepsOfPhase).Select(step => new Instruction
        {
            Id = StepOf(lane, step),
            Kind = InstructionKind.Number,
            Title = new LocalizedText { En = $"Measure the product temperature {step}", Vi = $"Đo nhiệt độ sản phẩm {step}", Zh = $"测量产品温度 {step}" },
            Unit = Unit.Celsius,
            Decimals = 1,
            Limits = new Limits { Low = 38, High = 45 },
            Alert = new Limits { Low = 40, High = 44 },
            Plausible = new Limits { Low = 0, High = 100 },
            Critical = signedFirst is { } first && IsSigned(step, first),
        })],
    };

    private static Quantity Of(decimal value, string unit) => new(value, Unit.Parse(unit).Value);
}
