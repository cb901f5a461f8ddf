using Theriac.Recipes;
using Theriac.Storage;
using Theriac.Testing;
using Xunit;

namespace Theriac.Recipes.Tests;

public sealed class CoughSyrupLifeTests
{
    [Theory, OnBothEngines]
    public async Task The_outside_recipe_is_imported_completed_and_approved(Engine engine)
    {
        await using var plant = await RecipeInstance.StartAsync(engine);
        var import = plant.Get<ImportRecipe>();
        var input = new ImportInput(CoughSyrupFile.Source(), "COUGH-SYRUP", "1", "../../cough\u0000-syrup.xml");
        var imported = RecipeInstance.Ok(await import.HandleAsync(input, plant.Author, default));
        Assert.True(imported.FindingsOpen > 50);
        Assert.Equal("recipe-exists", (await import.HandleAsync(input, plant.Author, default)).Refusal.Code);
        Assert.Equal("recipe-findings-open", (await plant.SignAsync(RecipeStep.Send, plant.Author, "COUGH-SYRUP")).Refusal.Code);

        var complete = plant.Get<CompleteDraft>();
        Assert.Equal("recipe-changed", (await complete.HandleAsync(
            "COUGH-SYRUP", "1", CoughSyrupFile.Completion(), new string('0', 64), plant.Author, default)).Refusal.Code);
        var completed = RecipeInstance.Ok(await complete.HandleAsync(
            "COUGH-SYRUP", "1", CoughSyrupFile.Completion(), imported.Hash, plant.Author, default));
        Assert.Equal(0, completed.FindingsOpen);
        await plant.Get<RecipePictures>().KeepAsync(CoughSyrupFile.Label, default);
        await plant.ApproveAsync("COUGH-SYRUP");

        var approved = await plant.Directory.FindApprovedAsync("COUGH-SYRUP");
        Assert.Equal(36, approved!.Graph.Work.Count(node => node.Kind == ExecutionNodeKind.Phase));
        var view = await plant.ViewAsync("COUGH-SYRUP");
        Assert.Empty(view.Problems);
        Assert.All(view.Findings, finding => Assert.False(finding.IsOpen));
        Assert.Contains(view.Findings, finding => finding.Resolution?.By == "an");
        Assert.Equal(approved.Graph.Nodes.Count, view.Graph!.Nodes.Count);
        Assert.Equal(("batchml-v02", "../../cough-syrup.xml"), (view.Source!.Format, view.Source.Name));
        Assert.Equal(CoughSyrupFile.Source(), (await plant.Get<ReadRecipe>().SourceAsync("COUGH-SYRUP", "1", default)).Value);
    }
}
