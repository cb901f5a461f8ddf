using Theriac.Kernel;

namespace Theriac.Recipes;

/// <summary>What becomes of a recipe when a block comes in, or changes its version. Pure.</summary>
internal static class BlockInsertion
{
    public static Outcome<(MasterRecipe Recipe, string Element)> Insert(MasterRecipe recipe, TakenBlock block, BlockPlace place)
    {
        var parent = recipe.Procedure.SelfAndBelow().FirstOrDefault(one => one.Id == (place.Into ?? recipe.Procedure.Id));
        if (parent is null || parent.Kind == RecipeElementKind.Phase || block.Element.Kind < parent.Kind)
            return RecipeRefusals.BlockDoesNotFit(place.Into ?? "");
        var root = BlockIds.Free(block.Element, BlockIds.Of(recipe.Procedure));
        if (Origin(block, root) is not { } element) return RecipeRefusals.BlockDoesNotFit(root);
        var at = place.IsFirst ? 0
            : parent.Elements.Select((child, index) => (child.Id, index)).Where(one => one.Id == place.After).Select(one => (int?)one.index + 1).FirstOrDefault()
            ?? parent.Elements.Count;
        List<RecipeElement> children = [.. parent.Elements.Take(at), element, .. parent.Elements.Skip(at)];
        var changed = parent with { Elements = children, Logic = parent.Logic is { } logic ? WithStep(logic, root, place) : null };
        return (With(recipe, block) with { Procedure = Replace(recipe.Procedure, parent.Id, changed) }, root);
    }

    public static Outcome<(MasterRecipe Recipe, string Element)> Update(MasterRecipe recipe, TakenBlock block, string element)
    {
        var now = recipe.Procedure.SelfAndBelow().First(one => one.Id == element);
        if (Origin(block, element) is not { } updated) return RecipeRefusals.BlockDoesNotFit(element);
        var others = BlockIds.Of(recipe.Procedure).Except(BlockIds.Of(now)).ToHashSet(StringComparer.Ordinal);
        if (BlockIds.Of(updated).FirstOrDefault(others.Contains) is { } taken) return RecipeRefusals.BlockIdTaken(taken);
        // When it may begin is said by the recipe around it.
        var placed = updated with { TimeLinks = now.TimeLinks };
        return (With(recipe, block) with { Procedure = Replace(recipe.Procedure, element, placed) }, element);
    }

    private static RecipeElement? Origin(TakenBlock block, string root)
    {
        var element = BlockIds.Under(block.Element, root) with { Block = new BlockOrigin { Id = block.Id, Version = block.Version, Hash = block.Hash } };
        return BlockIds.Of(element).All(id => id.Length <= BlockIds.LengthMax) ? element : null;
    }

    /// <summary>Parameters, documents and classes of equipment that the block needs and the recipe does not have yet; its own stay.</summary>
    private static MasterRecipe With(MasterRecipe recipe, TakenBlock block) => recipe with
    {
        Formula = recipe.Formula with
        {
            Parameters =
            [
                .. recipe.Formula.Parameters,
                .. block.Recipe.Formula.Parameters.Where(one => recipe.Formula.Parameters.All(there => there.Id != one.Id)),
            ],
        },
        Documents = [.. recipe.Documents, .. block.Recipe.Documents.Where(one => recipe.Documents.All(there => there.Id != one.Id))],
        Equipment =
        [
            .. recipe.Equipment,
            .. block.Recipe.Equipment.Where(one => recipe.Equipment.All(there => there.Class != one.Class && there.Id != one.Id)),
        ],
    };

    /// <summary>
    /// In a drawn order it comes straight behind what was before it, on the same branch; without a place between what led to the end and the
    /// end. Links keep their names: those that went on from there go on from the block.
    /// </summary>
    private static ProcedureLogic WithStep(ProcedureLogic logic, string element, BlockPlace place)
    {
        var step = $"{element}.step";
        var before = place.IsFirst ? logic.Steps.FirstOrDefault(one => one.Kind == LogicStepKind.Begin)?.Id
            : logic.Steps.FirstOrDefault(one => one.Element is not null && one.Element == place.After)?.Id;
        var end = logic.Steps.FirstOrDefault(one => one.Kind == LogicStepKind.End)?.Id;
        List<Link> links =
        [
            .. logic.Links.Select(link => before is not null ? link.From == before ? link with { From = step } : link
                : link.To == end ? link with { To = step } : link),
        ];
        if (before is not null) links.Add(new Link { Id = $"{element}.link", From = before, To = step });
        else if (end is not null) links.Add(new Link { Id = $"{element}.end", From = step, To = end });
        return logic with { Steps = [.. logic.Steps, new LogicStep { Id = step, Kind = LogicStepKind.Element, Element = element }], Links = links };
    }

    private static RecipeElement Replace(RecipeElement element, string id, RecipeElement by) =>
        element.Id == id ? by : element with { Elements = [.. element.Elements.Select(child => Replace(child, id, by))] };
}

/// <summary>Where a block goes: into an element, behind one of its children, before all of them, or, where nothing is said, at the end.</summary>
internal sealed record BlockPlace(string? Into = null, string? After = null, bool IsFirst = false);
