using Theriac.Recipes;

namespace Theriac.Recipes.Tests;

internal static class PlantExamples
{
    private static readonly string Stored = new('a', 64);
    private static readonly string Lost = new('b', 64);

    public static IReadOnlyList<LintExample> All { get; } =
    [
        new(
            "R-361", "class \"blender\", which the plant has not", r => (r with { Equipment = [new EquipmentRequirement { Id = "eq", Class = "blender" }] }).Step("use-mixer", s => s with { EquipmentClass = "blender" }),
            "class \"mixer\"") { Around = Master.Plant },
        new("R-362", "SOP-7 version 2; version 3 is in force", r => Procedure(r, "SOP-7", "2"), "SOP-7 version 3", r => Procedure(r, "SOP-7", "3")) { Around = Master.Plant },
        new("R-363", "a step points to SOP-9, the list has SOP-7", r => Procedure(r, "SOP-7", "3").Step("empty", s => s with { Documents = ["SOP-9"] }), "it points to SOP-7", r => Procedure(r, "SOP-7", "3")),
        new("R-364", "a picture whose file is not stored", r => Picture(r, Lost), "a picture that is stored", r => Picture(r, Stored)) { Around = new LintSurroundings { ContentsMissing = new HashSet<string> { Lost } } },
        new("R-365", "RM-F, which the plant does not know", r => r, "materials of the plant") { Around = new LintSurroundings { Materials = new Dictionary<string, Theriac.Kernel.Unit> { ["RM-A"] = Theriac.Kernel.Unit.Kilogram } }, AroundGood = Master.Plant },
        new("R-371", "operators read Vietnamese, the texts are English", r => r, "operators read English") { Around = new LintSurroundings { Languages = new HashSet<string> { "vi" } }, AroundGood = new LintSurroundings { Languages = new HashSet<string> { "en" } } },
    ];

    private static MasterRecipe Procedure(MasterRecipe recipe, string id, string version) =>
        (recipe with { Documents = [new DocumentReference { Id = id, Version = version }] }).Step("empty", s => s with { Documents = [id] });

    private static MasterRecipe Picture(MasterRecipe recipe, string hash) =>
        recipe.Step("empty", s => s with { Pictures = [new Picture { Content = hash, ContentType = "image/png", Alt = "An empty mixer" }] });
}
