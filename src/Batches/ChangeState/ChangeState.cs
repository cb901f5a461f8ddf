using Theriac.Kernel;
using Theriac.People;

namespace Theriac.Batches;

internal sealed record ReasonCommand(string Reason) : SignedCommand;

/// <summary>Hold, resume, stop and abort, by supervisor or QA, with a reason. What cannot be undone is signed.</summary>
internal static class ChangeStateDecision
{
    public static Outcome<Telling> Hold(Scene scene, ReasonCommand command)
    {
        if ((MayCommand(scene, command) ?? Guards.Running(scene)) is { } refusal)
            return refusal;
        var telling = new Telling(scene);
        telling.Tell(new BatchHeld(telling.By, command.Reason.Trim(), null));
        return telling;
    }

    public static Outcome<Telling> Resume(Scene scene, ReasonCommand command)
    {
        if (MayCommand(scene, command) is { } refusal)
            return refusal;
        if (scene.State.Lifecycle != Lifecycle.Held)
            return scene.State.HasEnded ? BatchesRefusals.BatchEnded(scene.State) : BatchesRefusals.BatchNotHeld();
        if (scene.State.Exceptions.Find(one => one.IsOpen && one.Grade == Grade.Critical) is { } critical)
            return BatchesRefusals.CriticalExceptionOpen(critical.Id);
        var telling = new Telling(scene);
        telling.Tell(new BatchResumed(telling.By, command.Reason.Trim()));
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
        var telling = new Telling(scene);
        if (signature is null)
            return telling;
        telling.Tell(abort
            ? new BatchAborted(telling.By, command.Reason.Trim(), signature)
            : new BatchStopped(telling.By, command.Reason.Trim(), signature));
        Advance.LeaveEquipment(telling);
        return telling;
    }

    private static Refusal? MayCommand(Scene scene, ReasonCommand command) =>
        Guards.HasRole(scene, Role.Supervisor, Role.QaReviewer)
        ?? (string.IsNullOrWhiteSpace(command.Reason) ? BatchesRefusals.ReasonMissing() : null);
}
