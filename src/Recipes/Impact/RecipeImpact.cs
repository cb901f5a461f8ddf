namespace Theriac.Recipes;

/// <summary>What a comparison touches outside of the recipe. Pure.</summary>
internal static class RecipeImpact
{
    /// <summary>By qualification, the blocks that are new or changed and ask for it, or stand in an element that does.</summary>
    public static ILookup<string, string> Qualifications(MasterRecipe recipe, RecipeComparison compared)
    {
        var elements = recipe.Procedure.SelfAndBelow().GroupBy(element => element.Id).ToDictionary(element => element.Key, element => element.First());
        return compared.Blocks.Where(block => block.State is BlockState.Added or BlockState.Changed && elements.ContainsKey(block.Block.Id))
            .SelectMany(block => NamedIn(elements[block.Block.Id]).Concat(block.Block.Path.Select(id => elements[id].Qualification)).OfType<string>().Distinct()
                .Select(name => (Name: name, Block: block.Block.Id)))
            .ToLookup(one => one.Name, one => one.Block);
    }

    /// <summary>Changes of parameters, and of steps whose limits are a parameter's, with the range that is registered for it.</summary>
    public static IEnumerable<(RecipeChange Change, string? Registered)> Ranges(MasterRecipe recipe, RecipeComparison compared)
    {
        var parameters = recipe.Formula.Parameters.GroupBy(one => one.Id).ToDictionary(one => one.Key, one => one.First());
        var byStep = recipe.Procedure.SelfAndBelow().SelectMany(element => element.Instructions).Where(one => one.Parameter is not null)
            .GroupBy(one => one.Id).ToDictionary(one => one.Key, one => one.First().Parameter!);
        foreach (var change in compared.Changes.Select(one => one.Change))
        {
            var parameter = change.Item switch
            {
                RecipeItemKind.Parameter => change.Id,
                RecipeItemKind.Instruction => byStep.GetValueOrDefault(change.Id),
                _ => null,
            };
            if (parameter is not null)
                yield return (change, parameters.GetValueOrDefault(parameter) is { RegisteredRange: { } range } one ? RecipeValues.Range(range, one.Value?.Unit.Symbol) : null);
        }
    }

    private static IEnumerable<string?> NamedIn(RecipeElement element) =>
        element.Instructions.SelectMany(one => one.Signers.Select(signer => signer.Qualification).Append(one.Qualification)).Append(element.Qualification);
}
