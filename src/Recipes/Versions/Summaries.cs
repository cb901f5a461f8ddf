namespace Theriac.Recipes;

internal static class Summaries
{
    public static RecipeSummary Of(MasterRecipe recipe, IReadOnlyList<Finding> findings)
    {
        var elements = recipe.Procedure.SelfAndBelow().ToList();
        return new RecipeSummary(
            recipe.Id, recipe.Version, recipe.Title, recipe.Product?.Code, recipe.Product?.Name, recipe.Product?.Strength,
            elements.Count(element => element.Kind == RecipeElementKind.Phase),
            elements.Sum(element => element.Instructions.Count),
            findings.Count(finding => finding.IsOpen))
        {
            IsBlock = recipe.IsBlock,
            ProcedureFor = recipe.ProcedureFor,
            ProcedureClass = recipe.ProcedureClass,
            Blocks = [.. elements.Where(element => element.Block is not null).Select(element => new BlockUse(element.Id, element.Block!.Id, element.Block.Version))],
        };
    }
}
