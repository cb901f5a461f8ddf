using Theriac.Kernel;
using Theriac.People;
using Theriac.Recipes;

namespace Theriac.Batches;

/// <summary>Verified by a second person: on the same tablet with both components, or in a session of his own.</summary>
internal sealed record VerifyStepCommand(string Step) : SignedCommand;

internal static class VerifyStepDecision
{
    /// <param name="verifier">Who will sign, as far as it is known.</param>
    public static Outcome<Telling> Decide(Scene scene, VerifyStepCommand command, string? verifier, Signature? signature)
    {
        if (!Place(scene, command.Step).Try(out var place, out var refusal))
            return refusal;
        var step = scene.State.Step(place);
        if (!StepRules.NeedsVerified(place.Instruction, step))
            return ChangesRefusals.VerificationNotAsked(place.Number);
        if (step.Current(SignatureMeaning.Performed) is null)
            return ChangesRefusals.StepNotSigned(place.Number);
        if (step.Current(SignatureMeaning.Verified) is { } there)
            return ChangesRefusals.StepAlreadySigned(place.Number, there.Signature.PrintedName);
        var performers = StepRules.PerformersOf(step);
        if (verifier is not null && performers.Contains(verifier))
            return BatchesRefusals.VerifierPerformed(place.Number);
        var telling = new Telling(scene);
        if (signature is null)
            return telling;
        if (performers.Contains(signature.Signer))
            return BatchesRefusals.VerifierPerformed(place.Number);
        telling.Tell(ToFact(place, step, signature, performers));
        Advance.Step(telling, place);
        return telling;
    }

    // A verifier works at a terminal too, but need not be an operator; his right to verify is asked of the signature.
    private static Outcome<StepPlace> Place(Scene scene, string id)
    {
        if (Guards.AtTerminal(scene) is { } refusal)
            return refusal;
        if (!scene.Recipe.TryGetStep(id, out var place))
            return BatchesRefusals.StepUnknown(id);
        if (scene.State.Step(place) is { Completed: not null, NotDone: null })
            return Guards.Open(scene) is { } closed ? closed : place;
        return Guards.Running(scene, id) is { } notRunning ? notRunning : Guards.Step(scene, id);
    }

    private static StepVerified ToFact(StepPlace place, StepState step, Signature signature, IReadOnlySet<string> performers)
    {
        var check = new Check(
            "performer-is-not-verifier", true, $"not {string.Join(", ", performers.Order(StringComparer.Ordinal))}", signature.Signer);
        return new StepVerified(place.Phase.Id, place.Id, place.Number, step.Data, [check], signature);
    }
}
