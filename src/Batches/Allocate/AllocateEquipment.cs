using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;
using Theriac.Plant;
using Theriac.Recipes;

namespace Theriac.Batches;

internal sealed record AllocateEquipmentCommand(string Equipment);

internal sealed record FreeEquipmentCommand(string Equipment, string Reason);

/// <summary>
/// Which piece of a class the batch is to use: from the release of the order on, and until the batch has ended. What is kept for
/// one batch no other takes. Without an allocation the first piece that fits is taken at its step.
/// </summary>
internal static class AllocateEquipmentDecision
{
    public static readonly Role[] Roles = [Role.Planner, Role.Supervisor, Role.Operator];

    public static Outcome<Telling> Allocate(Scene scene, AllocateEquipmentCommand command)
    {
        if (Fault(scene) is { } refusal)
            return refusal;
        var equipment = scene.Equipment[0];
        if (!equipment.Exists)
            return EquipmentGate.MayRead(equipment, scene.Today).Refusal;
        if (scene.State.Allocated.Exists(one => one.Fact.Equipment == equipment.State.Id))
            return AllocationRefusals.AllocatedAlready(equipment.State.Id);
        if (!ClassesOf(scene.Recipe).Contains(equipment.State.Class))
            return AllocationRefusals.ClassNotInRecipe(equipment.State.Id, equipment.State.Class);
        if (!EquipmentGate.Allocate(equipment, scene.State.Id, scene.Today, scene.Order.Site).Try(out var kept, out refusal))
            return refusal;
        var telling = new Telling(scene);
        telling.TellOf(equipment.At, kept);
        telling.Tell(new UnitAllocated(equipment.State.Class, equipment.State.Id, equipment.State.Name, telling.By));
        return telling;
    }

    public static Outcome<Telling> Free(Scene scene, FreeEquipmentCommand command)
    {
        if (Fault(scene) is { } refusal)
            return refusal;
        var equipment = scene.Equipment[0];
        if (string.IsNullOrWhiteSpace(command.Reason))
            return BatchesRefusals.ReasonMissing();
        if (!scene.State.Allocated.Exists(one => one.Fact.Equipment == equipment.State.Id))
            return AllocationRefusals.NotAllocated(equipment.State.Id);
        var telling = new Telling(scene);
        if (EquipmentGate.Free(equipment, scene.State.Id, command.Reason.Trim()) is { } freed)
            telling.TellOf(equipment.At, freed);
        telling.Tell(new UnitAllocationFreed(equipment.State.Id, command.Reason.Trim(), telling.By));
        return telling;
    }

    /// <summary>Of a class of which something is kept, only that is taken; what QA authorised instead is.</summary>
    public static Refusal? Another(Scene scene, StepPlace place, EquipmentState equipment)
    {
        var kept = scene.State.Allocated.Where(one => string.Equals(one.Fact.Class, equipment.Class, StringComparison.OrdinalIgnoreCase))
            .Select(one => one.Fact.Equipment).ToList();
        return kept.Count == 0 || kept.Contains(equipment.Id) || scene.State.SubstituteFor(place.Id) is not null
            ? null : AllocationRefusals.OtherAllocated(place.Number, string.Join(", ", kept)).With("scanned", equipment.Id);
    }

    /// <summary>Classes that steps of the recipe, or its list of equipment, ask for.</summary>
    public static IReadOnlySet<string> ClassesOf(ControlRecipe recipe) => recipe.Steps
        .Where(place => place.Instruction.Kind is InstructionKind.Equipment).Select(place => place.Instruction.EquipmentClass)
        .Concat(recipe.Master.Equipment.Select(one => (string?)one.Class)).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);

    private static Refusal? Fault(Scene scene) =>
        Guards.HasRole(scene, Roles) ?? (scene.State.HasEnded || scene.State.IsFinal ? BatchesRefusals.BatchEnded(scene.State) : null);
}
