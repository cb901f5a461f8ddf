using Theriac.People;

namespace Theriac.Recipes;

/// <summary>Who may sign what on the floor. The floor asks it of each signer, the linter of each rule that a recipe writes: one table.</summary>
public static class SigningRoles
{
    /// <summary>Who signs that a step was performed.</summary>
    public static IReadOnlyList<Role> Performers { get; } = [Role.Operator, Role.Supervisor];

    /// <summary>Who verifies a step that names nobody.</summary>
    public static IReadOnlyList<Role> Verifiers { get; } = [Role.Verifier, Role.Supervisor];

    /// <summary>Whom a step may name as its verifier.</summary>
    public static IReadOnlyList<Role> NamedVerifiers { get; } = [Role.Verifier, Role.Supervisor, Role.QaReviewer, Role.QualifiedPerson];

    /// <summary>Who verifies this step.</summary>
    public static IReadOnlyList<Role> VerifiersOf(Instruction step) =>
        step.Verifier is not { } named ? Verifiers : NamedVerifiers.Contains(named) ? [named] : [];

    /// <summary>Who signs at this place of a signature block; nobody where the role never signs with that meaning.</summary>
    public static IReadOnlyList<Role> Of(SignerRule signer) => InBlock(signer.Meaning).Contains(signer.Role) ? [signer.Role] : [];

    /// <summary>Which roles a signature block may ask for a signature of this meaning.</summary>
    public static IReadOnlyList<Role> InBlock(SignatureMeaning meaning) => meaning switch
    {
        SignatureMeaning.Performed => [.. Performers, Role.QaReviewer], // QA draws a sample itself.
        SignatureMeaning.Verified => NamedVerifiers,
        SignatureMeaning.Reviewed or SignatureMeaning.Approved => [Role.Supervisor, Role.QaReviewer, Role.QualifiedPerson],
        SignatureMeaning.Certified => [Role.QualifiedPerson],
        _ => [],
    };

    /// <summary>
    /// Whether a second person verifies the step whatever it says: 211.101(d) for each charged component, 211.103 for yields, 211.130 for
    /// line clearance.
    /// </summary>
    public static bool IsVerified(Instruction step) => step.Kind != InstructionKind.Signature
        && (step.Verification || step.Kind is InstructionKind.ChargeIn or InstructionKind.LineClearance or InstructionKind.Yield);
}
