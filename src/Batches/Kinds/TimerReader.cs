using Theriac.Kernel;

namespace Theriac.Batches;

/// <param name="Late">When it was started at the machine. The clock of the record runs from the entry: the server's time counts.</param>
internal sealed record StartTimerCommand(string Step, string? Justification = null, LateInput? Late = null);

/// <summary>A timer runs by the server's clock from its start to its end; outside of its range it is off the master.</summary>
internal static class TimerReader
{
    public static Outcome<Telling> Start(Scene scene, StartTimerCommand command)
    {
        if (!Guards.FloorStep(scene, command.Step).Try(out var place, out var refusal))
            return refusal;
        if (place.Instruction.Kind != Recipes.InstructionKind.Timer)
            return ChangesRefusals.StepKindDiffers(place.Number, place.Instruction.Kind);
        if (scene.State.Step(place).TimerStarted is not null)
            return ChangesRefusals.TimerRuns(place.Number);
        if (scene.Clock is { } fault)
            return ChangesRefusals.ClockNotTrusted(fault);
        // On paper the whole time is written down, and copied as a value.
        if (LateEntries.Read(scene, place.Phase, command.Late, out var late) is { } wrongTime)
            return wrongTime;
        var telling = new Telling(scene);
        if (Begin.Phase(telling, place.Phase, command.Justification) is { } notNow)
            return notNow;
        late = LateEntries.Open(telling, place, late);
        telling.Tell(new TimerStarted(place.Phase.Id, place.Id, place.Number, telling.By, late));
        return telling;
    }

    public static Outcome<ReadValue> Read(Scene scene, StepPlace place)
    {
        if (scene.State.Step(place).TimerStarted is not { } started)
            return ChangesRefusals.TimerNotStarted(place.Number);
        if (scene.Clock is { } fault)
            return ChangesRefusals.ClockNotTrusted(fault);
        // What is corrected is judged by its own end.
        var ended = scene.State.Step(place).Value?.Stamp.At ?? scene.Now;
        var unit = place.Instruction.Duration?.Unit ?? Unit.Minute;
        var seconds = new Quantity((ended - started.At) / (decimal)Micros.PerSecond, Unit.Second);
        var rule = RoundingRule.Places(RoundingMode.HalfUp, place.Instruction.Decimals ?? 1);
        return seconds.To(unit, rule).Map(elapsed => Judge(place, elapsed.Result, started) with { Source = EntrySource.Calculated });
    }

    /// <summary>The time as it was written down on a paper form, in the unit of the timer.</summary>
    public static Outcome<ReadValue> OnPaper(StepPlace place, string? text)
    {
        var unit = place.Instruction.Duration?.Unit ?? Unit.Minute;
        return Quantity.Parse((text ?? "").Trim(), unit.Symbol).Map(elapsed => Judge(place, elapsed, null));
    }

    private static ReadValue Judge(StepPlace place, Quantity elapsed, Stamp? started)
    {
        var detail = started is null ? null : new ValueDetail(Parts: new Dictionary<string, string> { ["started"] = Micros.ToText(started.At) });
        var text = DecimalText.Of(elapsed.Value);
        if (place.Instruction.Duration is not { } asked)
            return ValueReader.Free(text) with { Unit = elapsed.Unit, Detail = detail };
        var low = asked.Value * (100m - (place.Instruction.DurationTolerance?.MinusPercent ?? 0)) / 100m;
        var high = place.Instruction.DurationTolerance is { } tolerance ? asked.Value * (100m + tolerance.PlusPercent) / 100m : (decimal?)null;
        var limits = new Recipes.Limits { Low = low, High = high };
        var check = new Check("duration", limits.Contain(elapsed.Value), ValueReader.Range(limits, asked.Unit), $"{elapsed}");
        return new ReadValue(text, elapsed.Unit, [check], check.Passed ? Verdict.Within : Verdict.Outside, null, check.Expected) { Detail = detail };
    }
}
