using Theriac.People;
using Theriac.Recipes;

namespace Theriac.Recipes.Tests;

internal static class SignatureExamples
{
    public static IReadOnlyList<LintExample> All { get; } =
    [
        new("R-351", "a block without signers", r => r.Add(Master.Signature("sign")), "performed and verified", r => r.Add(Block)),
        new(
            "R-352", "a planner verifies", r => r.Add(Master.Signature("sign", Signer(SignatureMeaning.Verified, Role.Planner))),
            "a verifier verifies", r => r.Add(Block)),
        new(
            "R-353", "two verifiers where there is one", r => r.Add(Master.Signature("sign", Signer(SignatureMeaning.Verified, Role.Verifier) with { Count = 2 })),
            "one operator and one verifier", r => r.Add(Block)) { Around = Master.Plant },
        new(
            "R-354", "an author verifies", r => r.Step("clear", s => s with { Verifier = Role.RecipeAuthor }),
            "QA verifies", r => r.Step("clear", s => s with { Verifier = Role.QaReviewer })),
        new(
            "R-355", "\"granulation\", which nobody holds", r => r.Step("empty", s => s with { Qualification = "granulation" }),
            "\"weighing\"", r => r.Step("empty", s => s with { Qualification = "weighing" })) { Around = Master.Plant },
    ];

    private static Instruction Block => Master.Signature(
        "sign", Signer(SignatureMeaning.Performed, Role.Operator), Signer(SignatureMeaning.Verified, Role.Verifier));

    private static SignerRule Signer(SignatureMeaning meaning, Role role) => new() { Meaning = meaning, Role = role };
}
