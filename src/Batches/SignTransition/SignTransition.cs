using Theriac.Kernel;
using Theriac.People;
using Theriac.Recipes;

namespace Theriac.Batches;

/// <summary>Somebody signs that the condition is so. Behind a choice this leaves the other branches.</summary>
internal sealed record SignTransitionCommand(string Transition, string? Justification = null, LateInput? Late = null) : SignedCommand;

internal static class SignTransitionDecision
{
    public static Outcome<Telling> Decide(Scene scene, SignTransitionCommand command, Signature? signature)
    {
        if ((Guards.OnFloor(scene) ?? Guards.Running(scene)) is { } refusal)
            return refusal;
        if (!Guards.Work(scene, command.Transition, ExecutionNodeKind.ManualTransition, ExecutionNodeKind.ExpressionTransition).Try(out var node, out refusal))
            return refusal;
        if (LateEntries.Read(scene, node, command.Late, out var late) is { } wrongTime)
            return wrongTime;
        var telling = new Telling(scene);
        var notNow = Begin.Times(telling, node, command.Justification, out var checks, out var overruns);
        if ((Guards.Qualified(scene, node, null) ?? notNow ?? NotMet(node, command)) is { } no)
            return no;
        if (signature is null)
            return telling;
        Begin.Turns(telling, node);
        Begin.OpenOverruns(telling, node, overruns, command.Justification);
        if (node.Kind == ExecutionNodeKind.ExpressionTransition)
        {
            telling.Open(
                ExceptionKind.ConditionNotMet, Grade.Major, null, $"{node.Number}: signed although its condition did not open it.",
                new Dictionary<string, string> { ["condition"] = node.Title.En }, command.Justification!.Trim(), phase: node.Id);
        }

        telling.Tell(new TransitionSigned(
            ControlRecipe.OutlineOf(node).Id, node.Id, node.Number, node.Title, checks, signature, LateEntries.Open(telling, node, late)));
        Advance.Procedure(telling);
        return telling;
    }

    // The record did not open it: whoever opens it by hand says why.
    private static Refusal? NotMet(ExecutionNode node, SignTransitionCommand command) =>
        node.Kind == ExecutionNodeKind.ExpressionTransition && string.IsNullOrWhiteSpace(command.Justification)
            ? ChangesRefusals.ConditionNotMet(node.Number, node.Title.En)
            : null;
}
