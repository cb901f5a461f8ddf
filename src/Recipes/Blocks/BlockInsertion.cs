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
        if (Holds(block, recipe.Id)) return RecipeRefusals.BlockInItself(block.Id);
        if (!place.IsFirst && place.After is { } after && parent.Elements.All(child => child.Id != after)) return RecipeRefusals.BlockPlaceGone(after);
        var root = BlockIds.Free(block.Element, BlockIds.Of(recipe.Procedure));
        if (Origin(block, root) is not { } element) return RecipeRefusals.BlockDoesNotFit(root);
        var at = place.IsFirst ? 0
            : place.After is null ? parent.Elements.Count
            : parent.Elements.Select(child => child.Id).ToList().IndexOf(place.After) + 1;
        List<RecipeElement> children = [.. parent.Elements.Take(at), element, .. parent.Elements.Skip(at)];
        var changed = parent with { Elements = children, Logic = parent.Logic is { } logic ? WithStep(logic, root, place) : null };
        return Whole(With(recipe, block) with { Procedure = Replace(recipe.Procedure, parent.Id, changed) }, root);
    }

    /// <param name="before">The version that the element came from; null where it is not known any more.</param>
    public static Outcome<(MasterRecipe Recipe, string Element)> Update(MasterRecipe recipe, TakenBlock block, string element, TakenBlock? before = null)
    {
        // Another author may have removed it, or put another block in its place, since this one looked.
        var now = recipe.Procedure.SelfAndBelow().FirstOrDefault(one => one.Id == element);
        if (now?.Block is not { } origin || !string.Equals(origin.Id, block.Id, StringComparison.OrdinalIgnoreCase)) return RecipeRefusals.NotFromBlock(element);
        if (Holds(block, recipe.Id)) return RecipeRefusals.BlockInItself(block.Id);
        if (Origin(block, element) is not { } updated) return RecipeRefusals.BlockDoesNotFit(element);
        var others = BlockIds.Of(recipe.Procedure).Except(BlockIds.Of(now)).ToHashSet(StringComparer.Ordinal);
        if (BlockIds.Of(updated).FirstOrDefault(others.Contains) is { } taken) return RecipeRefusals.BlockIdTaken(taken);
        // When it may begin is said by the recipe around it, and so are its condition and its loop where its author set others than the block's.
        var was = before is null || before.Hash != origin.Hash ? null : BlockIds.Under(before.Element, element);
        var placed = updated with
        {
            TimeLinks = now.TimeLinks,
            When = Kept(now.When, was, was?.When, updated.When),
            Loop = Kept(now.Loop, was, was?.Loop, updated.Loop),
        };
        return Whole(With(recipe, block) with { Procedure = Replace(recipe.Procedure, element, placed) }, element);
    }

    /// <summary>What the author set stays; what is still the block's own goes with the block.</summary>
    private static T? Kept<T>(T? now, RecipeElement? before, T? was, T? becomes)
        where T : class =>
        before is null ? now ?? becomes : Same(now, was) ? becomes : now;

    private static bool Same<T>(T? one, T? other) =>
        CanonicalJson.Of(new { one }, RecipeJson.Options).AsSpan().SequenceEqual(CanonicalJson.Of(new { one = other }, RecipeJson.Options));

    /// <summary>True when the block is that recipe, or has a part of it in itself: it would come round for ever.</summary>
    private static bool Holds(TakenBlock block, string recipe) =>
        new[] { block.Id }.Concat(block.Recipe.Procedure.SelfAndBelow().Select(one => one.Block?.Id)).Contains(recipe, StringComparer.OrdinalIgnoreCase);

    /// <summary>What was put together keeps the limits that every other road to a draft has.</summary>
    private static Outcome<(MasterRecipe Recipe, string Element)> Whole(MasterRecipe recipe, string element)
    {
        if (DepthOf(recipe.Procedure) > RecipeLimits.ElementDepthMax)
            return Refusal.Input("/into", "too-deep", $"Elements are nested more than {RecipeLimits.ElementDepthMax} deep.");
        return Drafts.Fault(recipe) is { } fault ? fault : (recipe, element);
    }

    private static int DepthOf(RecipeElement element) => 1 + element.Elements.Select(DepthOf).DefaultIfEmpty(0).Max();

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
        var step = NameIn(logic, element, "step");
        var before = place.IsFirst ? logic.Steps.FirstOrDefault(one => one.Kind == LogicStepKind.Begin)?.Id
            : logic.Steps.FirstOrDefault(one => one.Element is not null && one.Element == place.After)?.Id;
        var end = logic.Steps.FirstOrDefault(one => one.Kind == LogicStepKind.End)?.Id;
        List<Link> links =
        [
            .. logic.Links.Select(link => before is not null ? link.From == before ? link with { From = step } : link
                : link.To == end ? link with { To = step } : link),
        ];
        if (before is not null) links.Add(new Link { Id = NameIn(logic, element, "link"), From = before, To = step });
        else if (end is not null) links.Add(new Link { Id = NameIn(logic, element, "end"), From = step, To = end });
        return logic with { Steps = [.. logic.Steps, new LogicStep { Id = step, Kind = LogicStepKind.Element, Element = element }], Links = links };
    }

    /// <summary>A name that nothing in the logic has, and that is no longer than names are.</summary>
    private static string NameIn(ProcedureLogic logic, string element, string kind)
    {
        var taken = logic.Steps.Select(one => one.Id).Concat(logic.Transitions.Select(one => one.Id)).Concat(logic.Bars.Select(one => one.Id))
            .Concat(logic.Links.Select(one => one.Id)).ToHashSet();
        return Enumerable.Range(1, int.MaxValue).Select(number => number == 1 ? $"{element}.{kind}" : $"{kind}-{number}")
            .First(name => name.Length <= BlockIds.LengthMax && !taken.Contains(name));
    }

    private static RecipeElement Replace(RecipeElement element, string id, RecipeElement by) =>
        element.Id == id ? by : element with { Elements = [.. element.Elements.Select(child => Replace(child, id, by))] };
}

/// <summary>Where a block goes: into an element, behind one of its children, before all of them, or, where nothing is said, at the end.</summary>
internal sealed record BlockPlace(string? Into = null, string? After = null, bool IsFirst = false);
