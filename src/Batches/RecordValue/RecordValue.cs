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
    string? LateReason = null);

internal static class RecordValueDecision
{
    /// <summary>What is entered later than this counts as late (DI-C).</summary>
    public const long LateAfterMicros = 15 * 60 * Micros.PerSecond;

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
            return BatchesRefusals.StepAlreadyRecorded(place.Number, there);
        if (Late(telling.Scene, command, out var late) is { } wrongTime)
            return wrongTime;
        if (!ValueReader.Read(telling.Scene, place, command.Value, command.Unit).Try(out var value, out var refusal))
            return refusal;
        if (value.Verdict == Verdict.Outside && string.IsNullOrWhiteSpace(command.Justification))
            return BatchesRefusals.JustificationMissing(place.Number, value.Shown, value.Expected);
        if (Begin.Phase(telling, place.Phase, command.Justification) is { } notNow)
            return notNow;
        telling.Tell(ToFact(place, command, value, late, telling.By));
        if (value.Verdict == Verdict.Outside)
            OpenException(telling, place, value, command.Justification!);
        if (late is not null)
            OpenLate(telling, place, late);
        return null;
    }

    private static ValueRecorded ToFact(StepPlace place, RecordValueCommand command, ReadValue value, LateEntry? late, By by) =>
        new(place.Phase.Id, place.Id, place.Number, place.Instruction.Kind, value.Text, value.Unit, command.Source,
            place.Instruction.Limits, place.Instruction.Alert, value.Checks, value.Verdict, value.Share, late, by);

    private static Refusal? Late(Scene scene, RecordValueCommand command, out LateEntry? late)
    {
        late = null;
        if (command.HappenedAt is not { } claimed)
            return null;
        var at = Micros.From(claimed);
        if (at > scene.Now + Micros.PerSecond)
            return BatchesRefusals.TimeInFuture();
        if (scene.Now - at < LateAfterMicros)
            return null;
        if (string.IsNullOrWhiteSpace(command.LateReason))
            return BatchesRefusals.LateReasonMissing();
        late = new LateEntry(at, command.LateReason.Trim());
        return null;
    }

    public static void OpenException(Telling telling, StepPlace place, ReadValue value, string justification)
    {
        var kind = place.Instruction.Kind switch
        {
            InstructionKind.Yield => ExceptionKind.YieldOutOfRange,
            InstructionKind.Choice or InstructionKind.YesNo => ExceptionKind.AnswerNotExpected,
            _ => ExceptionKind.OutOfLimits,
        };
        telling.Open(
            kind, Propose(place.Instruction, kind), place, $"{place.Number}: {value.Shown}, expected {value.Expected}.",
            new Dictionary<string, string> { ["value"] = value.Shown, ["expected"] = value.Expected }, justification.Trim());
    }

    /// <summary>The grade that the rule proposes; people may raise it, QA may lower it.</summary>
    public static Grade Propose(Instruction instruction, ExceptionKind kind) =>
        instruction.Critical || kind == ExceptionKind.YieldOutOfRange ? Grade.Major : Grade.Minor;

    private static void OpenLate(Telling telling, StepPlace place, LateEntry late) =>
        telling.Open(
            ExceptionKind.LateEntry, Grade.Information, place,
            $"{place.Number}: entered later than it happened.",
            new Dictionary<string, string> { ["happenedAt"] = Micros.ToText(late.HappenedAt) }, late.Reason);
}
