using System.Collections.Frozen;

namespace Theriac.Recipes;

/// <summary>A named thing of a recipe, with the place where it stands.</summary>
/// <param name="Owner">The thing that holds it; null for the header and the lists of the formula.</param>
/// <param name="Element">Innermost element, itself not counted.</param>
internal sealed record RecipeItem(RecipeItemKind Kind, string Id, string? Owner, string? Element, object Content)
{
    public LocalizedText? Title => Content switch
    {
        MasterRecipe recipe => recipe.Title,
        RecipeElement element => element.Title,
        Instruction instruction => instruction.Title,
        FormulaInput input => input.Name,
        FormulaOutput output => output.Name,
        FormulaParameter parameter => parameter.Name,
        EquipmentRequirement equipment => equipment.Title,
        Transition transition => transition.Condition.Text,
        NamedBatchSize size => size.Name,
        DocumentReference document => document.Title,
        Specimen specimen => specimen.Title,
        LookupTable table => table.Title,
        _ => null,
    };
}

/// <summary>All named things of a recipe, in document order.</summary>
internal static class RecipeItems
{
    /// <summary>Members that hold things of their own; they are no members of their owner to compare.</summary>
    public static readonly FrozenSet<(Type, string)> Held = FrozenSet.ToFrozenSet(
    [
        (typeof(MasterRecipe), nameof(MasterRecipe.Formula)), (typeof(MasterRecipe), nameof(MasterRecipe.Equipment)),
        (typeof(MasterRecipe), nameof(MasterRecipe.Procedure)), (typeof(MasterRecipe), nameof(MasterRecipe.EnumerationSets)),
        (typeof(MasterRecipe), nameof(MasterRecipe.Documents)), (typeof(MasterRecipe), nameof(MasterRecipe.Specimens)),
        (typeof(MasterRecipe), nameof(MasterRecipe.BatchSizes)),
        (typeof(RecipeElement), nameof(RecipeElement.Elements)), (typeof(RecipeElement), nameof(RecipeElement.Instructions)),
        (typeof(RecipeElement), nameof(RecipeElement.TimeLinks)), (typeof(RecipeElement), nameof(RecipeElement.Logic)),
    ]);

    public static IReadOnlyList<RecipeItem> Of(MasterRecipe recipe)
    {
        var items = new List<RecipeItem> { new(RecipeItemKind.Header, recipe.Id, null, null, recipe) };
        items.AddRange(recipe.Formula.Inputs.Select(one => new RecipeItem(RecipeItemKind.Input, one.Id, null, null, one)));
        items.AddRange(recipe.Formula.Parameters.Select(one => new RecipeItem(RecipeItemKind.Parameter, one.Id, null, null, one)));
        items.AddRange(recipe.Formula.Outputs.Select(one => new RecipeItem(RecipeItemKind.Output, one.Id, null, null, one)));
        items.AddRange(recipe.Formula.Tables.Select(one => new RecipeItem(RecipeItemKind.LookupTable, one.Id, null, null, one)));
        items.AddRange(recipe.Equipment.Select(one => new RecipeItem(RecipeItemKind.Equipment, one.Id, null, null, one)));
        items.AddRange(recipe.BatchSizes.Select(one => new RecipeItem(RecipeItemKind.BatchSize, one.Id, null, null, one)));
        items.AddRange(recipe.Documents.Select(one => new RecipeItem(RecipeItemKind.Document, one.Id, null, null, one)));
        items.AddRange(recipe.Specimens.Select(one => new RecipeItem(RecipeItemKind.Specimen, one.Id, null, null, one)));
        items.AddRange(recipe.EnumerationSets.Select(one => new RecipeItem(RecipeItemKind.EnumerationSet, one.Id, null, null, one)));
        Add(recipe.Procedure, null, items);
        return items;
    }

    private static void Add(RecipeElement element, string? owner, List<RecipeItem> items)
    {
        items.Add(new RecipeItem(RecipeItemKind.Element, element.Id, owner, owner, element));
        items.AddRange(element.Instructions.Select(one => Within(RecipeItemKind.Instruction, one.Id, one)));
        items.AddRange(element.TimeLinks.Select(one => Within(RecipeItemKind.TimeLink, $"{element.Id} ← {one.After} ({one.Kind})", one)));
        if (element.Logic is { } logic)
        {
            items.AddRange(logic.Steps.Select(one => Within(RecipeItemKind.Step, one.Id, one)));
            items.AddRange(logic.Transitions.Select(one => Within(RecipeItemKind.Transition, one.Id, one)));
            items.AddRange(logic.Bars.Select(one => Within(RecipeItemKind.Bar, one.Id, one)));
            items.AddRange(logic.Links.Select(one => Within(RecipeItemKind.Link, $"{one.From} → {one.To}", one)));
        }

        foreach (var child in element.Elements)
            Add(child, element.Id, items);

        RecipeItem Within(RecipeItemKind kind, string id, object content) => new(kind, id, element.Id, element.Id, content);
    }
}
