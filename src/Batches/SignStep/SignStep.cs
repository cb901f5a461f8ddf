using Theriac.Kernel;
using Theriac.People;
using Theriac.Recipes;

namespace Theriac.Batches;

/// <summary>Performed. With a value it is recorded and signed in one go: 'Save and sign'.</summary>
internal sealed record SignStepCommand(
    string Step,
    string? Value = null,
    string? Unit = null,
    EntrySource Source = EntrySource.Typed,
    string? Justification = null,
    DateTimeOffset? HappenedAt = null,
    string? LateReason = null,
    IReadOnlyDictionary<string, string>? Parts = null,
    AttachedFile? File = null,
    LateInput? Late = null) : SignedCommand
{
    public RecordValueCommand ToRecordValue() => new(Step, Value, Unit, Source, Justification, HappenedAt, LateReason, Parts, File, Late);
}

internal static class SignStepDecision
{
    /// <param name="signature">Null while the document is prepared: everything but the signature is decided.</param>
    public static Outcome<Telling> Decide(Scene scene, SignStepCommand command, Signature? signature)
    {
        if (!Place(scene, command.Step).Try(out var place, out var refusal))
            return refusal;
        var telling = new Telling(scene);
        if ((Data(telling, place, command) ?? Signable(telling, place, command)) is { } no)
            return no;
        if (signature is not null)
        {
            var step = telling.State.Step(place);
            telling.Tell(new StepSigned(place.Phase.Id, place.Id, place.Number, step.Data, Checks(scene, place, step), signature));
            Advance.Step(telling, place);
        }

        return telling;
    }

    /// <summary>The step whose turn it is, or a complete one that was corrected and has to be signed again.</summary>
    public static Outcome<StepPlace> Place(Scene scene, string id)
    {
        if (!scene.Recipe.TryGetStep(id, out var place))
            return BatchesRefusals.StepUnknown(id);
        if (scene.State.Step(place) is { Completed: not null, NotDone: null })
            return (Guards.OnFloor(scene) ?? Guards.Open(scene)) is { } refusal ? refusal : place;
        return Guards.FloorStep(scene, id);
    }

    private static Refusal? Data(Telling telling, StepPlace place, SignStepCommand command)
    {
        var step = telling.State.Step(place);
        if (command.Value is not null || command.Parts is not null || command.File is not null || (!StepRules.HasItsData(place.Instruction, step) && IsSaidOnly(place.Instruction.Kind)))
            return RecordValueDecision.Record(telling, place, command.ToRecordValue());
        return StepRules.HasItsData(place.Instruction, step) ? null : ChangesRefusals.StepNotRecorded(place.Number);
    }

    private static List<Check> Checks(Scene scene, StepPlace place, StepState step) =>
        (place.Instruction.Kind == InstructionKind.ChargeIn || step.Dispensed.Count > 0)
        && ChargeInDecision.Tolerance(scene, place, step).Try(out var check, out _) && check is not null
            ? [check]
            : [];

    // The person says that it is done, or the server calculates: there is nothing to enter.
    private static bool IsSaidOnly(InstructionKind kind) =>
        kind is InstructionKind.Instruction or InstructionKind.LineClearance or InstructionKind.Calculation or InstructionKind.MassBalance;

    private static Refusal? Signable(Telling telling, StepPlace place, SignStepCommand command)
    {
        var step = telling.State.Step(place);
        if (step.Current(SignatureMeaning.Performed) is { } signed)
            return ChangesRefusals.StepAlreadySigned(place.Number, signed.Signature.PrintedName);
        if (step.Completed is not null && !StepRules.NeedsPerformed(place.Instruction, step) && !step.Stale)
            return BatchesRefusals.StepAlreadyDone(place.Number);
        var recorders = Recorders(step);
        if (recorders.Count > 0 && recorders.All(by => by.Id != telling.Scene.Who.UserId))
            return BatchesRefusals.SignerDidNotRecord(place.Number, string.Join(", ", recorders.Select(by => by.Name)));
        return (place.Instruction.Kind == InstructionKind.ChargeIn || step.Dispensed.Count > 0) && step.Completed is null
            ? Tolerance(telling, place, command.Justification)
            : null;
    }

    // Who signs that it was performed is one of those who did it; packs are counted by the line.
    private static List<By> Recorders(StepState step) =>
        [.. step.Values.Select(value => value.By).Concat(step.Charges.Select(charge => charge.By))
            .Concat(step.Charges.Select(charge => charge.Return?.By).OfType<By>())
            .Concat(step.Equipment is { } equipment ? [equipment.By] : []).DistinctBy(by => by.Id)];

    private static Refusal? Tolerance(Telling telling, StepPlace place, string? justification)
    {
        var step = telling.State.Step(place);
        if (!ChargeInDecision.Tolerance(telling.Scene, place, step).Try(out var check, out var refusal))
            return refusal;
        if (check is null or { Passed: true } || IsExplained(telling.State, place, check))
            return null;
        if (string.IsNullOrWhiteSpace(justification))
            return BatchesRefusals.JustificationMissing(place.Number, check.Actual, check.Expected);
        ChargeInDecision.OpenTolerance(telling, place, check, justification);
        return null;
    }

    private static bool IsExplained(BatchState state, StepPlace place, Check check) =>
        state.Exceptions.Exists(one => one.Opened.Step == place.Id && one.Opened.Kind == ExceptionKind.QuantityOutOfTolerance
            && one.Opened.Facts.GetValueOrDefault("value") == check.Actual);
}
