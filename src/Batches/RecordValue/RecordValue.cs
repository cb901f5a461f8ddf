using Theriac.Kernel;
using Theriac.Recipes;

namespace Theriac.Batches;

/// <summary>A value for a step. The server's time counts; <paramref name="HappenedAt"/> is what the person claims.</summary>
internal sealed record RecordValueCommand(
    string Step,
    string? Value = null,
    string? Unit = null,
    EntrySource Source = EntrySource.Typed,
    string? Justification = null,
    DateTimeOffset? HappenedAt = null,
    string? LateReason = null,
    IReadOnlyDictionary<string, string>? Parts = null,
    AttachedFile? File = null,
    LateInput? Late = null)
{
    /// <summary>The two members from before <see cref="Late"/> say the same.</summary>
    public LateInput? LateInput => Late ?? (HappenedAt is { } at ? new LateInput(at, LateReason) : null);

    public ValueInput Input => new(Value, Unit, Parts, File);
}

internal static class RecordValueDecision
{
    public static Outcome<Telling> Decide(Scene scene, RecordValueCommand command)
    {
        var telling = new Telling(scene);
        var place = Guards.FloorStep(scene, command.Step);
        if (!place.Try(out var step, out var refusal) || (refusal = Record(telling, step, command)) is not null)
            return refusal;
        Advance.Step(telling, step);
        return telling;
    }

    /// <summary>Records without completing anything; signing with a value does the same first.</summary>
    public static Refusal? Record(Telling telling, StepPlace place, RecordValueCommand command)
    {
        if (telling.State.Step(place).Value is { } there)
            return ChangesRefusals.StepAlreadyRecorded(place.Number, there);
        if (LateEntries.Read(telling.Scene, place, command.LateInput, out var late) is { } wrongTime)
            return wrongTime;
        if (place.Instruction is { Kind: InstructionKind.Weigh, MaterialCode: not null } && late?.Paper is null && !telling.Scene.IsTried)
            return ClaimsRefusals.WeighAtBalance(place.Number);
        if (!Read(telling, place, command, late).Try(out var value, out var refusal))
            return refusal;
        if (value.Verdict == Verdict.Outside && string.IsNullOrWhiteSpace(command.Justification))
            return BatchesRefusals.JustificationMissing(place.Number, value.Shown, value.Expected);
        if (Begin.Phase(telling, place.Phase, command.Justification) is { } notNow)
            return notNow;
        late = LateEntries.Open(telling, place, late);
        telling.Tell(ToFact(place, command, value, late, telling.By));
        if (telling.State.Step(place).Earlier.Count > 0 && Recalculation.After(telling, place, command.Justification) is { } notExplained)
            return notExplained;
        if (place.Instruction.Kind == InstructionKind.EquipmentCleaning)
            ScanReader.Cleaned(telling, place);
        if (value.Verdict == Verdict.Outside)
            OpenException(telling, place, value, command.Justification!);
        return null;
    }

    // A clock that ran on paper is not one of the server's: its time is what was written down.
    private static Outcome<ReadValue> Read(Telling telling, StepPlace place, RecordValueCommand command, LateEntry? late) =>
        late?.Paper is not null && place.Instruction.Kind == InstructionKind.Timer
            ? TimerReader.OnPaper(place, command.Value)
            : ValueReader.Read(telling.Scene with { State = telling.State }, place, command.Input);

    private static ValueRecorded ToFact(StepPlace place, RecordValueCommand command, ReadValue value, LateEntry? late, By by) =>
        new(place.Phase.Id, place.Id, place.Number, place.Instruction.Kind, value.Text, value.Unit, value.Source ?? command.Source.ByPerson(place.Instruction.Kind),
            place.Instruction.Limits, place.Instruction.Alert, value.Checks, value.Verdict, value.Share, late, by, value.Detail);

    public static void OpenException(Telling telling, StepPlace place, ReadValue value, string justification)
    {
        var kind = place.Instruction.Kind switch
        {
            InstructionKind.Yield => ExceptionKind.YieldOutOfRange,
            InstructionKind.Reconciliation => ExceptionKind.Discrepancy,
            InstructionKind.Weigh => ExceptionKind.QuantityOutOfTolerance,
            InstructionKind.Choice or InstructionKind.YesNo => ExceptionKind.AnswerNotExpected,
            _ => ExceptionKind.OutOfLimits,
        };
        var opened = telling.Open(
            kind, Propose(place.Instruction, kind), place,
            kind == ExceptionKind.QuantityOutOfTolerance
                ? $"{place.Number}: charged {value.Shown}, expected {value.Expected}."
                : $"{place.Number}: {value.Shown}, expected {value.Expected}.",
            new Dictionary<string, string> { ["value"] = value.Shown, ["expected"] = value.Expected }, justification.Trim());
        MaterialHolds.Hold(telling, place, value, opened);
    }

    /// <summary>The grade that the rule proposes; people may raise it, QA may lower it.</summary>
    public static Grade Propose(Instruction instruction, ExceptionKind kind) =>
        instruction.Critical || kind is ExceptionKind.YieldOutOfRange or ExceptionKind.Discrepancy ? Grade.Major : Grade.Minor;
}
