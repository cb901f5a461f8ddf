using Theriac.Kernel;

namespace Theriac.Batches;

/// <summary>What is refused of the allocation of equipment.</summary>
internal static class AllocationRefusals
{
    public static Refusal ClassNotInRecipe(string equipment, string equipmentClass) =>
        new Refusal("equipment-class-not-in-recipe", 409, $"The recipe asks for no {equipmentClass}; {equipment} is one.")
            .With("equipment", equipment).With("class", equipmentClass);

    public static Refusal AllocatedAlready(string equipment) =>
        new Refusal("equipment-allocated-already", 409, $"{equipment} is kept for this batch already.").With("equipment", equipment);

    public static Refusal NotAllocated(string equipment) =>
        new Refusal("equipment-not-allocated", 409, $"{equipment} is not kept for this batch.").With("equipment", equipment);

    public static Refusal OtherAllocated(string number, string kept) =>
        new Refusal("equipment-other-allocated", 409, $"For {number} this batch has {kept}. Scan that one, or have the allocation changed.")
            .With("step", number).With("expected", kept);
}
