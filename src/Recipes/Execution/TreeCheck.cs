using Theriac.Kernel;

namespace Theriac.Recipes;

/// <summary>What must hold of the tree before anything is flattened.</summary>
internal sealed class TreeCheck(MasterRecipe recipe, List<FieldError> errors)
{
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly HashSet<string> _instructionIds = new(StringComparer.Ordinal);
    private readonly LoopCheck _loops = new(recipe, errors);

    public void Check()
    {
        var root = recipe.Procedure;
        if (root.Kind != RecipeElementKind.Procedure)
            Add("/procedure/kind", "root-not-procedure", "The root of the tree is a procedure.");
        var open = new Stack<(RecipeElement Element, string Pointer, int Depth)>([(root, "/procedure", 1)]);
        while (open.TryPop(out var place))
        {
            CheckElement(place.Element, place.Pointer);
            _loops.Check(place.Element, place.Pointer);
            if (place.Depth >= RecipeLimits.ElementDepthMax && place.Element.Elements.Count > 0)
            {
                Add(place.Pointer, "too-deep", $"Elements are nested more than {RecipeLimits.ElementDepthMax} deep.");
                continue;
            }
            for (var i = place.Element.Elements.Count - 1; i >= 0; i--)
                open.Push((place.Element.Elements[i], $"{place.Pointer}/elements/{i}", place.Depth + 1));
        }
        if (errors.Count == 0) CheckSize(root);
    }

    private void CheckSize(RecipeElement root)
    {
        var (nodes, steps) = LoopCheck.SizeOf(root);
        if (nodes > RecipeLimits.NodesMax || steps > RecipeLimits.StepsUnrolledMax)
        {
            Add("/procedure", "too-large-unrolled",
                $"With all turns of its loops the procedure has {nodes} places and {steps} steps; {RecipeLimits.NodesMax} and {RecipeLimits.StepsUnrolledMax} at most.");
        }
    }

    private void CheckElement(RecipeElement element, string pointer)
    {
        TakeId(_ids, element.Id, pointer);
        foreach (var (transition, i) in Indexed(element.Logic?.Transitions))
        {
            TakeId(_ids, transition.Id, $"{pointer}/logic/transitions/{i}");
            if (transition.Condition is { Kind: TransitionConditionKind.Expression, Expression: null or "" })
                Add($"{pointer}/logic/transitions/{i}/condition/expression", "expression-missing", "The transition says no condition.");
        }
        foreach (var (bar, i) in Indexed(element.Logic?.Bars))
            TakeId(_ids, bar.Id, $"{pointer}/logic/bars/{i}");
        foreach (var (instruction, i) in Indexed(element.Instructions))
            TakeId(_instructionIds, instruction.Id, $"{pointer}/instructions/{i}");
        if (element.Kind == RecipeElementKind.Phase && (element.Elements.Count > 0 || element.Logic is not null))
            Add(pointer, "phase-with-elements", $"Phase {element.Id} holds elements or logic; a phase holds instructions only.");
        if (element.Kind != RecipeElementKind.Phase && element.Instructions.Count > 0)
            Add($"{pointer}/instructions", "instructions-outside-phase", $"{element.Id} is no phase, so it holds no instructions.");
        foreach (var (child, i) in Indexed(element.Elements).Where(child => child.Item.Kind < element.Kind))
            Add($"{pointer}/elements/{i}/kind", "kind-above-parent", $"{child.Id} is of a higher kind than {element.Id} around it.");
    }

    private void TakeId(HashSet<string> ids, string id, string pointer)
    {
        if (!ids.Add(id)) Add($"{pointer}/id", "id-not-unique", $"The id {id} stands more than once.");
    }

    private static IEnumerable<(T Item, int Index)> Indexed<T>(IReadOnlyList<T>? items) => (items ?? []).Select((item, i) => (item, i));

    private void Add(string pointer, string code, string detail) => errors.Add(new FieldError(pointer, code, detail));
}
