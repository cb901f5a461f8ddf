using Theriac.Kernel;
using Theriac.People;

namespace Theriac.Batches;

internal sealed record CommentCommand(string Text, string? Step = null);

internal static class CommentDecision
{
    public static Outcome<Telling> Decide(Scene scene, CommentCommand command)
    {
        var refusal = Guards.HasRole(
            scene, Role.Operator, Role.Verifier, Role.Supervisor, Role.QaReviewer, Role.QualifiedPerson, Role.Planner);
        if (refusal is not null)
            return refusal;
        if (scene.State.IsFinal)
            return BatchesRefusals.BatchDecided(scene.State);
        if (string.IsNullOrWhiteSpace(command.Text) || command.Text.Length > ValueReader.TextMax)
            return Refusal.Input("/text", "text-missing", $"Write something, {ValueReader.TextMax} characters at most.");
        StepPlace? place = null;
        if (command.Step is { } step && !scene.Recipe.TryGetStep(step, out place))
            return BatchesRefusals.StepUnknown(step);
        var telling = new Telling(scene);
        telling.Tell(new CommentAdded(place?.Id, place?.Number, command.Text.Trim(), telling.By));
        return telling;
    }
}
