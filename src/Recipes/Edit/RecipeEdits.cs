namespace Theriac.Recipes;

/// <summary>What a list of changes came to.</summary>
/// <param name="Effective">What really changed something, as the ledger keeps it.</param>
/// <param name="Applied">How many changes stand in the result, also those that stood there already.</param>
internal sealed record EditOutcome(EditedRecipe Recipe, IReadOnlyList<EditChange> Effective, int Applied, IReadOnlyList<EditConflict> Conflicts);

/// <summary>
/// Applies changes to a recipe one by one. Each stands in the result, or comes back as a conflict with both values: nothing is
/// swallowed. Pure.
/// </summary>
internal static class RecipeEdits
{
    public static EditOutcome Apply(EditedRecipe recipe, IReadOnlyList<EditChange> changes, EditsSince since)
    {
        List<EditChange> effective = [];
        List<EditConflict> conflicts = [];
        for (var i = 0; i < changes.Count; i++)
        {
            var step = Apply(recipe, changes[i], since, isReplay: false);
            recipe = step.Recipe;
            if (step.Effective is { } one) effective.Add(one);
            if (step.Fault is { } fault)
                conflicts.Add(new EditConflict(i, fault.Reason, changes[i].Value, fault.Theirs, fault.By, fault.Errors));
        }
        return new EditOutcome(recipe, effective, changes.Count - conflicts.Count, conflicts);
    }

    /// <summary>Changes of the ledger again; they were judged when they were written.</summary>
    /// <exception cref="InvalidOperationException">They do not fit this recipe.</exception>
    public static EditedRecipe Replay(EditedRecipe recipe, IReadOnlyList<EditChange> changes)
    {
        foreach (var change in changes)
        {
            var step = Apply(recipe, change, EditsSince.Nothing, isReplay: true);
            if (step.Fault is { } fault)
                throw new InvalidOperationException($"A change of the ledger does not fit: {fault.Errors[0].Detail}");
            recipe = step.Recipe;
        }
        return recipe;
    }

    private static EditStep Apply(EditedRecipe recipe, EditChange change, EditsSince since, bool isReplay) => change.Op switch
    {
        EditOp.Set => SetMember.Apply(recipe, change, since, isReplay),
        EditOp.Insert => PlaceItem.Insert(recipe, change, since, isReplay),
        EditOp.Remove => PlaceItem.Remove(recipe, change, since, isReplay),
        EditOp.Move => PlaceItem.Move(recipe, change, since, isReplay),
        _ => throw new InvalidOperationException($"{change.Op} is no operation."),
    };
}
