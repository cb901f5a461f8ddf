using Theriac.Kernel;
using Theriac.People;
using Theriac.Plant;
using Theriac.Recipes;

namespace Theriac.Batches;

/// <summary>Asking for a change of the running batch. What could not be authorised is refused here already.</summary>
internal static class RequestChange
{
    private const int DecimalsMax = 12;
    private const int TitleMax = 200;
    private const int TextMax = 2_000;

    private static readonly InstructionKind[] StepKinds =
        [InstructionKind.Instruction, InstructionKind.Number, InstructionKind.Text, InstructionKind.YesNo, InstructionKind.Attachment];

    public static Outcome<Telling> Equipment(Scene scene, RequestEquipmentCommand command)
    {
        if (MayAsk(scene, command.Reason, Role.Operator, Role.Supervisor) is { } refusal)
            return refusal;
        if (!scene.Recipe.TryGetStep(command.Step, out var place))
            return BatchesRefusals.StepUnknown(command.Step);
        if (place.Instruction.EquipmentClass is not { } asked)
            return ChangesRefusals.StepKindDiffers(place.Number, place.Instruction.Kind);
        var there = scene.Equipment[0];
        if (AuthoriseChange.Fit(scene, there) is { } unfit)
            return unfit.With("step", place.Number);
        var places = PlacesOf(scene, place, command.Scope, asked);
        if (places.Count == 0)
            return BatchesRefusals.StepAlreadyDone(place.Number);
        var inUse = scene.State.Step(place).Equipment?.Equipment;
        if (inUse == there.State.Id)
            return BatchesRefusals.EquipmentAlreadyIn(place.Number, there.State.Id);
        var change = new EquipmentChange(
            [.. places.Select(one => one.Id)], [.. places.Select(one => one.Number)], there.State.Id, there.State.Name, there.State.Class, inUse ?? asked);
        return Ask(scene, ChangeKind.Equipment, command.Reason, change);
    }

    public static Outcome<Telling> Step(Scene scene, RequestStepCommand command)
    {
        if ((MayAsk(scene, command.Reason, Role.Operator, Role.Supervisor) ?? Guards.Open(scene)) is { } refusal)
            return refusal;
        if (!scene.Recipe.TryGetStep(command.After, out var after))
            return BatchesRefusals.StepUnknown(command.After);
        if (scene.State.SkippedNodes.Contains(after.Phase.Id))
            return BatchesRefusals.OutOfOrder(after.Number);
        if (string.IsNullOrWhiteSpace(command.Title) || command.Title.Length > TitleMax)
            return Refusal.Input("/title", "title-missing", $"Say what is to be done, in {TitleMax} characters at most.");
        if (command.Text is { Length: > TextMax })
            return Refusal.Input("/text", "line-too-long", $"{TextMax} characters at most.");
        if (!StepKinds.Contains(command.Kind))
            return ChangesRefusals.UnplannedKind();
        if (!UnitOf(command).Try(out var unit, out refusal))
            return refusal;
        if (command.Low > command.High)
            return ChangesRefusals.LimitsCrossed();
        if (command.Decimals is < 0 or > DecimalsMax || !Fits(command.Low, command.Decimals) || !Fits(command.High, command.Decimals))
            return ChangesRefusals.DecimalsNotValid(DecimalsMax);
        var number = scene.State.Changes.Count(one => one.Requested.Kind == ChangeKind.Step) + 1;
        var isNumber = command.Kind == InstructionKind.Number;
        var step = new UnplannedStep(
            $"{UnplannedStep.Mark}X{number}", $"{after.Number}-X{number}", after.Phase.Id, after.Id, after.Number, command.Kind, command.Title.Trim(),
            string.IsNullOrWhiteSpace(command.Text) ? null : command.Text.Trim(), isNumber ? unit : null, isNumber ? command.Decimals : null,
            isNumber ? command.Low : null, isNumber ? command.High : null, command.Verification, command.Critical);
        return Ask(scene, ChangeKind.Step, command.Reason, step: step);
    }

    // What is asked for can be entered: limits have no more decimals than the value.
    private static bool Fits(decimal? limit, int? decimals) => limit is not { } some || decimals is not { } most || decimal.Round(some, most) == some;

    public static Outcome<Telling> Version(Scene scene, RequestVersionCommand command)
    {
        if (MayAsk(scene, command.Reason, Role.Supervisor) is { } refusal)
            return refusal;
        var next = scene.Next ?? throw new InvalidOperationException("The handler loads the version that is named.");
        if (!AuthoriseChange.Impact(scene, next).Try(out var impact, out refusal))
            return refusal;
        var missing = impact.Done.Where(place => string.IsNullOrWhiteSpace(command.Justifications?.GetValueOrDefault(place.Id))).ToList();
        if (missing.Count > 0)
            return ChangesRefusals.ChangeNotJustified(missing);
        return Ask(scene, ChangeKind.Version, command.Reason, version: new VersionChange(
            scene.Order.Recipe, next.Binding, next.Control, impact.Redline,
            [.. impact.Done.Select(place => new StandingStep(place.Id, place.Number, place.Instruction.Title, command.Justifications![place.Id].Trim()))]));
    }

    public static Outcome<Telling> Decline(Scene scene, DeclineCommand command)
    {
        if (Guards.HasRole(scene, Role.QaReviewer) is { } refusal)
            return refusal;
        if (scene.State.IsFinal)
            return BatchesRefusals.BatchDecided(scene.State);
        if (!AuthoriseChange.Pending(scene, command.Change).Try(out var change, out refusal))
            return refusal;
        if (string.IsNullOrWhiteSpace(command.Reason))
            return BatchesRefusals.ReasonMissing();
        var telling = new Telling(scene);
        telling.Tell(new ChangeDeclined(change.Id, command.Reason.Trim(), telling.By));
        return telling;
    }

    /// <summary>Somebody of the floor or the office while work is not over; a change of a batch that ended is a correction.</summary>
    public static Refusal? MayAsk(Scene scene, string reason, params ReadOnlySpan<Role> roles)
    {
        if (Guards.HasRole(scene, roles) is { } refusal)
            return refusal;
        if (!scene.Who.HasAny(Role.Supervisor) && Guards.AtTerminal(scene) is { } elsewhere)
            return elsewhere;
        return scene.State switch
        {
            { IsFinal: true } => BatchesRefusals.BatchDecided(scene.State),
            { HasEnded: true } => BatchesRefusals.BatchEnded(scene.State),
            _ => string.IsNullOrWhiteSpace(reason) ? BatchesRefusals.ReasonMissing() : null,
        };
    }

    private static Outcome<Telling> Ask(
        Scene scene, ChangeKind kind, string reason, EquipmentChange? equipment = null, UnplannedStep? step = null, VersionChange? version = null)
    {
        var telling = new Telling(scene);
        telling.Tell(new ChangeRequested(
            $"{scene.State.Id}-C{scene.State.Changes.Count + 1}", kind, reason.Trim(), equipment, step, version, telling.By));
        return telling;
    }

    // The step itself, whatever its state; around it those that are still to come.
    private static List<StepPlace> PlacesOf(Scene scene, StepPlace place, ChangeScope scope, string asked)
    {
        var unit = UnitOf(place);
        return [.. scene.Recipe.Steps
            .Where(one => scope switch
            {
                ChangeScope.Step => one.Id == place.Id,
                ChangeScope.Phase => one.Phase.Id == place.Phase.Id,
                _ => UnitOf(one) == unit,
            })
            .Where(one => one.Instruction.EquipmentClass == asked)
            .Where(one => one.Id == place.Id || scene.State.Step(one).Completed is null)];
    }

    private static string? UnitOf(StepPlace place) => place.Phase.Path.LastOrDefault(one => one.Kind == RecipeElementKind.UnitProcedure)?.Id;

    private static Outcome<Unit?> UnitOf(RequestStepCommand command)
    {
        if (command.Kind != InstructionKind.Number)
            return Outcome<Unit?>.Ok(null);
        return command.Unit is { Length: > 0 } symbol ? Unit.Parse(symbol).Map(unit => (Unit?)unit) : Outcome<Unit?>.Ok(null);
    }
}
