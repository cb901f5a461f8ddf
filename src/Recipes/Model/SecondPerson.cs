namespace Theriac.Recipes;

/// <summary>Which steps a second person checks, whatever is recorded.</summary>
public static class SecondPerson
{
    /// <summary>Asked for by the recipe, by 211.101(d) for each charged component, by 211.103 for yields, by 211.130 for line clearance.</summary>
    public static bool IsAsked(Instruction instruction) => instruction.Kind != InstructionKind.Signature
        && (instruction.Verification || instruction.Kind is InstructionKind.ChargeIn or InstructionKind.LineClearance or InstructionKind.Yield);
}
