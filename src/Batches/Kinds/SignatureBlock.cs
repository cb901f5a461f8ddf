using Theriac.Kernel;
using Theriac.People;
using Theriac.Recipes;

namespace Theriac.Batches;

/// <summary>One of the signers of a block signs, in the place of <paramref name="Signer"/>, counted from 0.</summary>
internal sealed record SignBlockCommand(string Step, int Signer, string? Justification = null) : SignedCommand;

/// <summary>A signature block: people of several roles sign for one thing, each another person.</summary>
internal static class SignatureBlock
{
    /// <summary>True for every other kind.</summary>
    public static bool IsFull(Instruction instruction, StepState step) => instruction.Kind != InstructionKind.Signature
        || (instruction.Signers.Count > 0 && instruction.Signers.Select((_, i) => i).All(i => Missing(instruction, step, i) <= 0));

    /// <summary>How many signatures a place of the block still lacks.</summary>
    public static int Missing(Instruction instruction, StepState step, int signer) =>
        (instruction.Signers[signer].Count ?? 1) - step.Block.Count(one => one.Signer == signer && IsCurrent(step, one));

    public static bool IsCurrent(StepState step, BlockSignature one) => !step.Stale && one.State.Data == step.Data;

    public static Outcome<Telling> Decide(Scene scene, SignBlockCommand command, string? signer, Signature? signature)
    {
        if (!Place(scene, command).Try(out var place, out var refusal))
            return refusal;
        var step = scene.State.Step(place);
        if (Missing(place.Instruction, step, command.Signer) <= 0)
            return ChangesRefusals.StepAlreadySigned(place.Number, step.Block.Last(one => one.Signer == command.Signer).State.Signature.PrintedName);
        if ((signature?.Signer ?? signer) is { } who && Signers(step).Contains(who))
            return ChangesRefusals.SignedInBlock(place.Number);
        var telling = new Telling(scene);
        if (Begin.Phase(telling, place.Phase, command.Justification) is { } notNow)
            return notNow;
        if (signature is null)
            return telling;
        var check = new Check("signers-distinct", true, $"not {string.Join(", ", Signers(step).Order(StringComparer.Ordinal))}", signature.Signer);
        telling.Tell(new BlockSigned(place.Phase.Id, place.Id, place.Number, command.Signer, step.Data, [check], signature));
        Advance.Step(telling, place);
        return telling;
    }

    public static IReadOnlySet<string> Signers(StepState step) =>
        step.Block.Where(one => IsCurrent(step, one)).Select(one => one.State.Signature.Signer).ToHashSet(StringComparer.Ordinal);

    private static Outcome<StepPlace> Place(Scene scene, SignBlockCommand command)
    {
        if ((Guards.AtTerminal(scene) ?? Guards.Running(scene, command.Step)) is { } refusal)
            return refusal;
        return Guards.Step(scene, command.Step).Then(place =>
            place.Instruction.Kind != InstructionKind.Signature ? ChangesRefusals.StepKindDiffers(place.Number, place.Instruction.Kind)
            : command.Signer >= 0 && command.Signer < place.Instruction.Signers.Count ? Outcome<StepPlace>.Ok(place)
            : BatchesRefusals.StepUnknown(command.Step));
    }
}
