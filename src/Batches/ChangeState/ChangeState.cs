using Theriac.Kernel;
using Theriac.People;

namespace Theriac.Batches;

internal sealed record ReasonCommand(string Reason) : SignedCommand;

internal sealed record SetModeCommand(BatchMode Mode, string Reason);

/// <summary>Pause, hold, resume, stop, abort and the mode, each with a reason. What cannot be undone is signed.</summary>
internal static class ChangeStateDecision
{
    public static Outcome<Telling> Hold(Scene scene, ReasonCommand command)
    {
        // What is paused can still be held: a hold is the graver of the two.
        var stands = scene.State is { IsFinal: false, Lifecycle: Lifecycle.Pausing or Lifecycle.Paused };
        if ((MayCommand(scene, command) ?? (stands ? null : Guards.Running(scene))) is { } refusal)
            return refusal;
        var telling = new Telling(scene);
        SafeStateDecision.Hold(telling, command.Reason.Trim(), null);
        return telling;
    }

    /// <summary>At the next step boundary: at once when no step is begun.</summary>
    public static Outcome<Telling> Pause(Scene scene, ReasonCommand command)
    {
        if ((MayPause(scene) ?? Reason(command.Reason) ?? Guards.Running(scene)) is { } refusal)
            return refusal;
        var telling = new Telling(scene);
        telling.Tell(new BatchPausing(telling.By, command.Reason.Trim()));
        Advance.Pause(telling);
        return telling;
    }

    public static Outcome<Telling> Resume(Scene scene, ReasonCommand command)
    {
        var paused = scene.State.Lifecycle is Lifecycle.Pausing or Lifecycle.Paused;
        if ((paused ? MayPause(scene) ?? Reason(command.Reason) : MayCommand(scene, command)) is { } refusal)
            return refusal;
        if (scene.State.Lifecycle == Lifecycle.Holding)
            return BatchesRefusals.NotSafeYet(scene.State.Holdings[^1].Places.Count(one => one.Reached is null));
        if (!paused && scene.State.Lifecycle != Lifecycle.Held)
            return scene.State.HasEnded ? BatchesRefusals.BatchEnded(scene.State) : BatchesRefusals.BatchNotHeld();
        if (OnlyQuality(scene) is { } notYou)
            return notYou;
        var telling = new Telling(scene);
        telling.Tell(new BatchResumed(telling.By, command.Reason.Trim()));
        Advance.Complete(telling);
        return telling;
    }

    /// <param name="abort">At once, instead of in an orderly way.</param>
    public static Outcome<Telling> End(Scene scene, ReasonCommand command, bool abort, Signature? signature)
    {
        if (MayCommand(scene, command) is { } refusal)
            return refusal;
        if (scene.State.IsFinal)
            return BatchesRefusals.BatchDecided(scene.State);
        if (scene.State.HasEnded)
            return BatchesRefusals.BatchEnded(scene.State);
        if (OnlyQuality(scene) is { } notYou)
            return notYou;
        var telling = new Telling(scene);
        if (signature is null)
            return telling;
        OpenMissingSignatures(telling, command.Reason.Trim());
        telling.Tell(abort
            ? new BatchAborted(telling.By, command.Reason.Trim(), signature)
            : new BatchStopped(telling.By, command.Reason.Trim(), signature));
        return telling;
    }

    // What was entered and not signed will not be signed any more: it is said, step by step, and QA concludes it.
    private static void OpenMissingSignatures(Telling telling, string reason)
    {
        var recipe = telling.Scene.Recipe;
        foreach (var missing in Completeness.Missing(telling.State, recipe).Where(one => one.Code is "signature-missing" or "signature-superseded")
            .DistinctBy(one => one.Item))
        {
            if (recipe.TryGetStep(missing.Item, out var place))
            {
                telling.Open(
                    ExceptionKind.SignatureMissing, Grade.Major, place, $"{missing.Number}: work ended before it was signed.",
                    new Dictionary<string, string> { ["reason"] = reason }, reason);
            }
        }
    }

    /// <summary>How the batch goes from one phase to the next; phases that are begun are not touched.</summary>
    public static Outcome<Telling> SetMode(Scene scene, SetModeCommand command)
    {
        if ((Guards.HasRole(scene, Role.Supervisor) ?? Reason(command.Reason)) is { } refusal)
            return refusal;
        if (scene.State.IsFinal || scene.State.HasEnded)
            return scene.State.IsFinal ? BatchesRefusals.BatchDecided(scene.State) : BatchesRefusals.BatchEnded(scene.State);
        if (scene.State.Mode == command.Mode)
            return BatchesRefusals.ModeSame();
        var telling = new Telling(scene);
        telling.Tell(new ModeChanged(scene.State.Mode, command.Mode, command.Reason.Trim(), telling.By));
        return telling;
    }

    /// <summary>A supervisor anywhere, or an operator at a terminal of the site.</summary>
    public static Refusal? MayPause(Scene scene) =>
        scene.Who.HasAny(Role.Supervisor) ? null : Guards.HasRole(scene, Role.Supervisor, Role.Operator) ?? Guards.AtTerminal(scene);

    private static Refusal? Reason(string reason) => string.IsNullOrWhiteSpace(reason) ? BatchesRefusals.ReasonMissing() : null;

    /// <summary>While a critical exception is open, QA alone lets the batch go on or ends it; and not before somebody has acknowledged it.</summary>
    public static Refusal? OnlyQuality(Scene scene)
    {
        if (scene.State.Exceptions.Find(one => one.IsOpen && one.Grade == Grade.Critical) is not { } critical)
            return null;
        if (!scene.Who.HasAny(Role.QaReviewer))
            return BatchesRefusals.CriticalExceptionOpen(critical.Id);
        return critical.Acknowledged is null ? BatchesRefusals.CriticalNotAcknowledged(critical.Id) : null;
    }

    private static Refusal? MayCommand(Scene scene, ReasonCommand command) =>
        Guards.HasRole(scene, Role.Supervisor, Role.QaReviewer)
        ?? Reason(command.Reason);
}
