using Theriac.Recipes;

namespace Theriac.Batches;

/// <summary>How long a batch needs what was checked in for it. Pure.</summary>
internal static class UseRules
{
    /// <summary>Equipment that was checked in for operations all of whose work has ended.</summary>
    public static IReadOnlyList<string> Done(BatchState state, ControlRecipe recipe)
    {
        var open = recipe.Graph.Work.Where(node => !HasEnded(state, node)).Select(node => ControlRecipe.OutlineOf(node).Id).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. recipe.Steps.Where(place => state.Steps.GetValueOrDefault(place.Id)?.Equipment is not null)
                .GroupBy(place => state.Steps[place.Id].Equipment!.Equipment, place => ControlRecipe.OutlineOf(place.Phase).Id, StringComparer.Ordinal)
                .Where(piece => !piece.Any(open.Contains)).Select(piece => piece.Key).Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>A step that is still to be done takes, looks at or cleans equipment of the class, or of any.</summary>
    public static bool IsAskedFor(BatchState state, ControlRecipe recipe, string equipmentClass) => recipe.Steps.Any(place =>
        (!HasEnded(state, place.Phase) || state.IsOpenAgain(place)) && state.Steps.GetValueOrDefault(place.Id)?.Completed is null
        && IsOfEquipment(place.Instruction)
        && (place.Instruction.EquipmentClass is not { } asked || string.Equals(asked, equipmentClass, StringComparison.OrdinalIgnoreCase)));

    private static bool IsOfEquipment(Instruction instruction) => instruction switch
    {
        { Kind: InstructionKind.Equipment or InstructionKind.EquipmentCleaning or InstructionKind.CalibrationCheck } => true,
        { Kind: InstructionKind.Scan, Scan: ScanTarget.Equipment } => true,
        _ => false,
    };

    private static bool HasEnded(BatchState state, ExecutionNode node) =>
        state.CompletedWork.Contains(node.Id) || state.SkippedNodes.Contains(node.Id) || state.Fired.Contains(node.Id);
}
