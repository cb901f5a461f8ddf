using Theriac.Recipes;

namespace Theriac.Recipes.Tests;

internal static class FormulaExamples
{
    private static readonly FormulaInput Label = new() { Id = "label", MaterialCode = "LB-1", Name = "label", Use = InputUse.Label, Quantity = Make.Of(1, "each") };

    public static IReadOnlyList<LintExample> All { get; } =
    [
        new("R-111", "the filler has no quantity", r => r.Formula(f => f with { Inputs = [f.Inputs[0], f.Inputs[1] with { Quantity = null }] }), "0.1 kg and 0.9 kg"),
        new(
            "R-112", "the filler in pounds", r => r.Add(Master.Step("weigh", InstructionKind.Weigh) with { MaterialCode = "RM-F", Quantity = Make.Of(2, "lb"), Tolerance = One }),
            "all in kg", r => r.Add(Master.Step("weigh", InstructionKind.Weigh) with { MaterialCode = "RM-F", Quantity = Make.Of(0.9m, "kg"), Tolerance = One })),
        new(
            "R-113", "a tolerance of −5 %", r => r.Active(a => a with { Tolerance = new Tolerance { MinusPercent = -5, PlusPercent = 1 } }),
            "a tolerance of 5 %", r => r.Active(a => a with { Tolerance = new Tolerance { MinusPercent = 5, PlusPercent = 1 } })),
        new("R-114", "1 kg for 10,000 tablets of 120 mg", r => r.Product(p => p with { UnitWeight = Make.Of(120, "mg") }), "1 kg for 10,000 tablets of 100 mg"),
        new("R-115", "no input is active", r => r.Active(a => a with { Active = false }), "one input is active"),
        new("R-116", "an active without label claim", r => r.Active(a => a with { LabelClaim = null }), "10 mg in a tablet of 100 mg"),
        new("R-117", "10 mL claimed, 0.1 kg in the formula", r => r.Active(a => a with { LabelClaim = Make.Of(10, "mL") }), "10 mg in a tablet of 100 mg"),
        new("R-118", "0.1 kg for 10,000 tablets of 11 mg", r => r.Active(a => a with { LabelClaim = Make.Of(11, "mg") }), "0.1 kg for 10,000 tablets of 10 mg"),
        new(
            "R-119", "0.1 kg for 10,000 tablets of 9.5 mg, no overage", r => r.Active(a => a with { LabelClaim = Make.Of(9.5m, "mg") }),
            "the same with an overage of 5.26 %", r => r.Active(a => a with { LabelClaim = Make.Of(9.5m, "mg"), OveragePercent = 5.26m })),
        new(
            "R-120", "the filler makes up for \"api\"", r => r.Formula(f => f with { Inputs = [f.Inputs[0], f.Inputs[1] with { Compensates = "api" }] }),
            "the filler makes up for the active, which stands by assay",
            r => r.Formula(f => f with { Inputs = [f.Inputs[0] with { Potency = PotencyBasis.Assay }, f.Inputs[1] with { Compensates = "active" }] })),
        new(
            "R-121", "0.1 kg, 0.9 kg and 0.05 L of water are a batch of 1 kg", r => Watery(r), "0.1 kg and 0.9 kg are 1 kg"),
        new("R-221", "a step scans RM-X", r => r.Add(Scan("RM-X")), "a step scans RM-A", r => r.Add(Scan("RM-A"))),
        new("R-222", "no tolerance", r => r.Step("add-active", s => s with { Tolerance = null }), "0.1 kg ± 1 %"),
        new("R-223", "nobody verifies", r => r.Step("add-active", s => s with { Verification = false }), "a second person verifies"),
        new(
            "R-224", "0.9 kg in the formula, 0.8 kg charged",
            r => r.Step("add-filler", s => s with { Quantity = Make.Of(0.8m, "kg") }).Element("mix", e => e with { TheoreticalWeight = Make.Of(0.9m, "kg") }),
            "0.9 kg in the formula and charged"),
        new("R-239", "a label that nothing reconciles", r => (r with { Specimens = Labelled(r).Specimens }).AddInput(Label), "a label that is reconciled", r => Labelled(r)),
        new("R-240", "a label without specimen", r => Labelled(r) with { Specimens = [] }, "a label with its specimen", r => Labelled(r)),
        new(
            "R-241", "packs, and no packaging in the formula", r => r.Product(p => p with { Gtin = "09520123000028" }).Add(Master.Step("packs", InstructionKind.CommissionPacks)),
            "a bottle, and the specimen of its label", r => HeaderExamples.Labelled(r.Product(p => p with { Gtin = "09520123000028" })
                .AddInput(new FormulaInput { Id = "bottle", MaterialCode = "PM-1", Name = "bottle", Use = InputUse.Packaging, Quantity = Make.Of(1, "each") }).AddInput(Label))
                .Add(Master.Step("packs", InstructionKind.CommissionPacks))),
        new("R-331", "no theoretical weight", r => r.Element("mix", e => e with { TheoreticalWeight = null }), "1 kg after mixing"),
        new(
            "R-332", "the operation that charges says nothing", r => r.Element("mix", e => e with { TheoreticalWeight = null }).Element("finish", e => e with { TheoreticalWeight = Make.Of(1, "kg") }),
            "1 kg after mixing"),
        new("R-333", "2 kg after 0.1 kg and 0.9 kg", r => r.Element("mix", e => e with { TheoreticalWeight = Make.Of(2, "kg") }),
            "0.95 kg with a declared loss of 0.05 kg", r => r.Element("mix", e => e with { TheoreticalWeight = Make.Of(0.95m, "kg"), DeclaredLoss = Make.Of(0.05m, "kg") })),
        new(
            "R-334", "1 kg after a step that a condition may leave out", r => r.Step("add-filler", s => s with { When = "{param.speed} > 5 rpm" }),
            "1 kg after 0.1 kg and 0.9 kg"),
    ];

    private static MasterRecipe Watery(MasterRecipe recipe) =>
        recipe.AddInput(Master.Input("water", "RM-W", 0) with { Quantity = Make.Of(0.05m, "L") }).Element("charge", e => e with { TheoreticalWeight = Make.Of(1, "kg") })
            .Element("mix", e => e with
            {
                TheoreticalWeight = null,
                Elements = [.. e.Elements, Make.Phase("wet", Master.Charge("add-water", "RM-W", 0) with { Quantity = Make.Of(0.05m, "L") })],
            });

    private static Tolerance One => new() { MinusPercent = 1, PlusPercent = 1 };

    private static MasterRecipe Labelled(MasterRecipe recipe) => HeaderExamples.Labelled(recipe.AddInput(Label));

    private static Instruction Scan(string code) => Master.Step("scan", InstructionKind.Scan) with { Scan = ScanTarget.Material, MaterialCode = code };
}
