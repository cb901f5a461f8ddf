using Theriac.Recipes;

namespace Theriac.Batches;

/// <summary>What authorised changes make of a control recipe: other instructions at steps, and steps that come in between.</summary>
/// <param name="Instead">By step, the instruction that stands there.</param>
/// <param name="Classes">By step, the class of the piece that was authorised.</param>
/// <param name="Standing">By step that stands as it was done, the recipe that it was done by.</param>
internal sealed record RecipePatch(
    IReadOnlyDictionary<string, NumberedInstruction> Instead, IReadOnlyDictionary<string, string> Classes, IReadOnlyList<UnplannedStep> Steps,
    IReadOnlyDictionary<string, ControlRecipe> Standing)
{
    /// <param name="standing">The recipe by which a step was carried out before the batch went to another version.</param>
    public static RecipePatch Of(BatchState state, Func<string, ControlRecipe?> standing)
    {
        var authorised = state.Changes.Where(one => one.Authorised is not null).Select(one => one.Requested).ToList();
        var recipes = state.Standing.Keys.Select(step => (step, There: standing(step))).Where(one => one.There?.TryGetStep(one.step, out _) is true)
            .ToDictionary(one => one.step, one => one.There!, StringComparer.Ordinal);
        var instead = recipes.ToDictionary(one => one.Key, one => one.Value.TryGetStep(one.Key, out var place) ? place.Numbered : null!, StringComparer.Ordinal);
        return new RecipePatch(instead, ClassesOf(authorised), [.. authorised.Select(one => one.Step).OfType<UnplannedStep>()], recipes);
    }

    /// <summary>One more change upon a recipe that has the others already.</summary>
    public static RecipePatch OfOne(ChangeRequested change) => new(
        new Dictionary<string, NumberedInstruction>(), ClassesOf([change]), change.Step is { } step ? [step] : [],
        new Dictionary<string, ControlRecipe>());

    public IReadOnlyList<NumberedInstruction> Apply(ExecutionNode node)
    {
        List<NumberedInstruction> all = [.. node.Instructions.Select(Patched)];
        foreach (var step in Steps.Where(step => step.Phase == node.Id))
        {
            var at = all.FindIndex(one => one.Instruction.Id == step.After);
            all.Insert(at < 0 ? all.Count : at + 1, new NumberedInstruction(step.Number, step.ToInstruction()));
        }

        return all;
    }

    private NumberedInstruction Patched(NumberedInstruction one)
    {
        var there = Instead.TryGetValue(one.Instruction.Id, out var stands) ? one with { Instruction = stands.Instruction } : one;
        return Classes.TryGetValue(one.Instruction.Id, out var equipment)
            ? there with { Instruction = there.Instruction with { EquipmentClass = equipment } } : there;
    }

    private static Dictionary<string, string> ClassesOf(IEnumerable<ChangeRequested> changes)
    {
        Dictionary<string, string> classes = new(StringComparer.Ordinal);
        foreach (var change in changes.Select(one => one.Equipment).OfType<EquipmentChange>())
        {
            foreach (var step in change.Steps)
                classes[step] = change.Class;
        }

        return classes;
    }
}
