using Theriac.Kernel;
using Theriac.People;

namespace Theriac.Batches;

/// <summary>Raised by a person: three taps on any step. The rest is known.</summary>
internal sealed record OpenExceptionCommand(
    ExceptionKind Kind, Grade Grade, string Description, string? Step = null, string? DoneAtOnce = null);

internal sealed record JustifyCommand(string Justification);

internal sealed record GradeCommand(Grade Grade, string Reason);

internal sealed record AcknowledgeCommand(string Comment);

internal static class ExceptionDecisions
{
    private static readonly Role[] Anyone =
        [Role.Operator, Role.Verifier, Role.Supervisor, Role.QaReviewer, Role.QualifiedPerson];

    public static Outcome<Telling> Open(Scene scene, OpenExceptionCommand command)
    {
        if ((Guards.HasRole(scene, Anyone) ?? Undecided(scene)) is { } refusal)
            return refusal;
        if (string.IsNullOrWhiteSpace(command.Description))
            return Refusal.Input("/description", "description-missing", "Say what happened.");
        if (command.Kind < ExceptionKind.Other)
            return ClaimsRefusals.KindOfRules();
        StepPlace? place = null;
        if (command.Step is { } step && !scene.Recipe.TryGetStep(step, out place))
            return BatchesRefusals.StepUnknown(step);
        var telling = new Telling(scene);
        telling.Open(
            command.Kind, command.Grade, place, command.Description.Trim(), new Dictionary<string, string>(),
            string.IsNullOrWhiteSpace(command.DoneAtOnce) ? null : command.DoneAtOnce.Trim(), byRule: false);
        return telling;
    }

    public static Outcome<Telling> Justify(Scene scene, string id, JustifyCommand command)
    {
        if (Find(scene, id, Anyone).Try(out var exception, out var refusal) && string.IsNullOrWhiteSpace(command.Justification))
            refusal = BatchesRefusals.ReasonMissing();
        if (refusal is not null)
            return refusal;
        var telling = new Telling(scene);
        telling.Tell(new ExceptionJustified(exception!.Id, command.Justification.Trim(), telling.By));
        return telling;
    }

    /// <summary>Up by anyone, down by QA; always with a reason.</summary>
    public static Outcome<Telling> Grade(Scene scene, string id, GradeCommand command)
    {
        if (!Find(scene, id, Anyone).Try(out var exception, out var refusal))
            return refusal;
        if (command.Grade == exception.Grade)
            return ExceptionsRefusals.GradeSame(id);
        if (command.Grade < exception.Grade && !scene.Who.HasAny(Role.QaReviewer))
            return ExceptionsRefusals.OnlyQaLowers(id);
        if (string.IsNullOrWhiteSpace(command.Reason))
            return BatchesRefusals.ReasonMissing();
        var telling = new Telling(scene);
        telling.Tell(new ExceptionGraded(id, exception.Grade, command.Grade, command.Reason.Trim(), telling.By));
        telling.HoldWhenCritical(id, command.Grade, command.Reason.Trim());
        return telling;
    }

    public static Outcome<Telling> Acknowledge(Scene scene, string id, AcknowledgeCommand command)
    {
        if (!Find(scene, id, Anyone).Try(out var exception, out var refusal))
            return refusal;
        if (exception.Grade != Batches.Grade.Critical)
            return ExceptionsRefusals.ExceptionNotCritical(id);
        if (string.IsNullOrWhiteSpace(command.Comment))
            return BatchesRefusals.ReasonMissing();
        var telling = new Telling(scene);
        telling.Tell(new ExceptionAcknowledged(id, command.Comment.Trim(), telling.By));
        return telling;
    }

    /// <summary>An open one, for somebody who has one of these roles.</summary>
    public static Outcome<ExceptionState> Find(Scene scene, string id, ReadOnlySpan<Role> roles)
    {
        if ((Guards.HasRole(scene, roles) ?? Undecided(scene)) is { } refusal)
            return refusal;
        if (scene.State.FindException(id) is not { } exception)
            return ExceptionsRefusals.ExceptionUnknown(id);
        return exception.IsOpen ? exception : ExceptionsRefusals.ExceptionConcluded(id);
    }

    private static Refusal? Undecided(Scene scene) =>
        scene.State.IsFinal ? BatchesRefusals.BatchDecided(scene.State) : null;
}
