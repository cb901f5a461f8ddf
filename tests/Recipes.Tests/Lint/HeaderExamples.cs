using Theriac.Recipes;

namespace Theriac.Recipes.Tests;

internal static class HeaderExamples
{
    public static IReadOnlyList<LintExample> All { get; } =
    [
        new("R-101", "no strength", r => r.Product(p => p with { Strength = null }), "Demotab, 10 mg, tablet"),
        new("R-102", "no product code", r => r.Product(p => p with { Code = null }), "FG-1, 24 months"),
        new(
            "R-103", "packs under 09520123000029", r => Packed(r, "09520123000029"),
            "packs under 09520123000028", r => Packed(r, "09520123000028")),
        new(
            "R-104", "smallest 12,000, nominal 10,000", r => r with { BatchSize = r.BatchSize! with { Min = Make.Of(12_000, "each") } },
            "nominal 10,000 of 5,000 to 10,000"),
        new("R-105", "\"Half\" is 2,000", r => Named(r, 2_000), "\"Half\" is 5,000", r => Named(r, 5_000)),
        new("R-106", "no smallest percentage", r => r with { Yield = r.Yield! with { MinPercent = null } }, "10,000; 95 % to 101 %"),
        new("R-107", "no step for the yield", r => r.Without("yield"), "a yield step at the end"),
        new("R-108", "two lines of equipment \"eq-1\"", r => r with { Equipment = [.. r.Equipment, .. r.Equipment] }, "\"eq-1\" once"),
    ];

    private static MasterRecipe Packed(MasterRecipe recipe, string gtin) => recipe.Product(p => p with { Gtin = gtin }).Add(Master.Step("packs", InstructionKind.CommissionPacks))
        .AddInput(new FormulaInput { Id = "bottle", MaterialCode = "PM-1", Name = "bottle", Use = InputUse.Packaging, Quantity = Make.Of(1, "each") })
        .AddInput(new FormulaInput { Id = "label", MaterialCode = "LB-1", Name = "label", Use = InputUse.Label, Quantity = Make.Of(1, "each") })
        .Labelled();

    private static MasterRecipe Named(MasterRecipe recipe, decimal size) =>
        recipe with { BatchSizes = [new NamedBatchSize { Id = "half", Name = "Half", Size = Make.Of(size, "each") }] };

    /// <summary>A specimen and a reconciliation of LB-1.</summary>
    public static MasterRecipe Labelled(this MasterRecipe recipe) => (recipe with
    {
        Specimens = [new Specimen { Id = "sp", MaterialCode = "LB-1", Title = "Label", Content = new string('a', 64), ContentType = "image/png" }],
    }).Add(Reconciliation);

    public static Instruction Reconciliation => Master.Step("labels", InstructionKind.Reconciliation) with
    {
        MaterialCode = "LB-1",
        Limits = Master.Limits(-2, 2),
        Verification = true,
    };
}
