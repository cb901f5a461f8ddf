using System.Globalization;
using Theriac.Kernel;
using Theriac.Recipes;

namespace Theriac.Batches;

/// <summary>A value as read, with the rules that were evaluated on it.</summary>
internal sealed record ReadValue(
    string Text, Unit? Unit, IReadOnlyList<Check> Checks, Verdict Verdict, RoundedShare? Share, string Expected)
{
    public ValueDetail? Detail { get; init; }

    /// <summary>Where the server knows better than the caller how it got here.</summary>
    public EntrySource? Source { get; init; }

    public string Shown => Unit is null ? Text : $"{Text} {Unit.Symbol}";
}

/// <summary>What a person entered: a value, or the parts of one.</summary>
internal sealed record ValueInput(
    string? Value, string? Unit = null, IReadOnlyDictionary<string, string>? Parts = null, AttachedFile? File = null)
{
    public string? Part(string name) => Parts?.GetValueOrDefault(name)?.Trim() is { Length: > 0 } text ? text : null;
}

/// <summary>Reads what a person entered for a step and judges it by the step's own rules.</summary>
internal static class ValueReader
{
    public const int TextMax = 4_000;
    public const string DoneValue = "done";

    private static readonly RoundingRule YieldRounding = RoundingRule.Places(RoundingMode.HalfEven, 2);

    public static Outcome<ReadValue> Read(Scene scene, StepPlace place, ValueInput input) =>
        ReadKind(scene, place, input).Then(read => RuleCheck.Judge(scene, place, read));

    private static Outcome<ReadValue> ReadKind(Scene scene, StepPlace place, ValueInput input)
    {
        var (text, unit) = (input.Value?.Trim() ?? "", input.Unit);
        if (text.Length > TextMax)
            return BatchesRefusals.ValueNotReadable(place.Number, $"{TextMax} characters at most.");
        return place.Instruction.Kind switch
        {
            InstructionKind.Number => Number(place, text, unit),
            InstructionKind.Yield => Yield(scene, place, text, unit),
            InstructionKind.Choice => Answer(place, text, place.Instruction.Choices.Select(choice => choice.Code)),
            InstructionKind.YesNo => Answer(place, text, ["yes", "no"]),
            InstructionKind.DateTime => Time(place, text),
            InstructionKind.Text => text.Length > 0
                ? Free(text)
                : BatchesRefusals.ValueNotReadable(place.Number, "Write something."),
            InstructionKind.Instruction or InstructionKind.LineClearance => text is "" or DoneValue
                ? Free(DoneValue)
                : BatchesRefusals.ValueNotReadable(place.Number, "This step is only said to be done."),
            InstructionKind.EnvironmentalReading => Number(place, text, unit).Map(read => read with
            {
                Detail = input.Part("place") is { } room ? new ValueDetail(Parts: new Dictionary<string, string> { ["place"] = room }) : null,
            }),
            InstructionKind.Calculation or InstructionKind.MassBalance => CalculationReader.Read(scene, place),
            InstructionKind.Reconciliation => ReconciliationReader.Read(place, input),
            InstructionKind.Weigh => WeighReader.Read(scene, place, input),
            InstructionKind.Timer => TimerReader.Read(scene, place),
            InstructionKind.Table => TableReader.Close(scene, place),
            InstructionKind.Sample => SampleReader.Taken(scene, place, input),
            InstructionKind.SampleResult => SampleReader.Result(scene, place, input),
            InstructionKind.Scan => ScanReader.Read(scene, place, text),
            InstructionKind.EquipmentCleaning => ScanReader.Cleaning(scene, place, text),
            InstructionKind.CalibrationCheck => ScanReader.Equipment(scene, place, text),
            InstructionKind.Attachment => AttachmentReader.Read(scene, place, input),
            _ => ChangesRefusals.StepKindDiffers(place.Number, place.Instruction.Kind),
        };
    }

    /// <summary>Text of limits: <c>38.0 to 45.0 °C</c>, <c>at most 2.5 %</c>.</summary>
    public static string Range(Limits limits, Unit? unit)
    {
        var symbol = unit is null ? "" : " " + unit.Symbol;
        return (limits.Low, limits.High) switch
        {
            ({ } low, { } high) => $"{DecimalText.Of(low)}–{DecimalText.Of(high)}{symbol}",
            ({ } low, null) => $"≥ {DecimalText.Of(low)}{symbol}",
            (null, { } high) => $"≤ {DecimalText.Of(high)}{symbol}",
            _ => "",
        };
    }

    public static ReadValue Free(string text) => new(text, null, [], Verdict.Unlimited, null, "");

    public static Outcome<ReadValue> Number(StepPlace place, string text, string? unit)
    {
        var instruction = place.Instruction;
        if (WrongUnit(place, instruction.Unit, unit) is { } wrongUnit)
            return wrongUnit;
        if (!DecimalText.TryParse(text, out var number))
            return BatchesRefusals.ValueNotReadable(place.Number, "Write a number with digits and at most one point.");
        if (instruction.Decimals is { } asked && number.Scale > asked)
            return BatchesRefusals.TooManyDecimals(place.Number, asked);
        var shown = instruction.Unit is null ? text : $"{text} {instruction.Unit.Symbol}";
        if (instruction.Plausible is { } plausible && !plausible.Contain(number))
            return BatchesRefusals.NotPlausible(place.Number, shown, Range(plausible, instruction.Unit));
        return Judged(instruction, number, text, instruction.Unit);
    }

    /// <summary>A number against the limits of its step, in the step's unit.</summary>
    public static ReadValue Judged(Instruction instruction, decimal number, string text, Unit? unit)
    {
        var shown = unit is null ? text : $"{text} {unit.Symbol}";
        List<Check> checks = [];
        Add(checks, "plausible", instruction.Plausible, number, unit, shown);
        Add(checks, "alert", instruction.Alert, number, unit, shown);
        Add(checks, "limits", instruction.Limits, number, unit, shown);
        var verdict = Failed(checks, "limits") ? Verdict.Outside
            : Failed(checks, "alert") ? Verdict.Alert
            : instruction.Limits is null && instruction.Alert is null ? Verdict.Unlimited : Verdict.Within;
        var expected = instruction.Limits is { } limits ? Range(limits, unit) : "";
        return new ReadValue(text, unit, checks, verdict, null, expected);
    }

    private static void Add(List<Check> checks, string rule, Limits? limits, decimal number, Unit? unit, string shown)
    {
        if (limits is not null)
            checks.Add(new Check(rule, limits.Contain(number), Range(limits, unit), shown));
    }

    private static bool Failed(List<Check> checks, string rule) => checks.Exists(check => check.Rule == rule && !check.Passed);

    private static Outcome<ReadValue> Yield(Scene scene, StepPlace place, string text, string? unit)
    {
        var rule = scene.Recipe.For(place.Id).Master.Yield;
        var theoretical = rule?.Theoretical is { } master ? Scaling.Of(scene.Order, master) : (Quantity?)null;
        var asked = place.Instruction.Unit ?? theoretical?.Unit;
        if (WrongUnit(place, asked, unit) is { } wrongUnit)
            return wrongUnit;
        if (!DecimalText.TryParse(text, out var number) || number < 0)
            return BatchesRefusals.ValueNotReadable(place.Number, "Write a number with digits and at most one point.");
        if (place.Instruction.Decimals is { } decimals && number.Scale > decimals)
            return BatchesRefusals.TooManyDecimals(place.Number, decimals);
        if (asked is null || theoretical is not { } whole)
            return new ReadValue(text, asked, [], Verdict.Unlimited, null, "");
        return new Quantity(number, asked).PercentOf(whole, YieldRounding).Then(share => Judge(place, rule!, text, asked, share));
    }

    // 211.103 and 211.192: the actual yield in percent of the theoretical one; outside its range an investigation opens.
    private static Outcome<ReadValue> Judge(StepPlace place, YieldRule rule, string text, Unit unit, RoundedShare share)
    {
        var range = new Limits { Low = rule.MinPercent, High = rule.MaxPercent };
        var shown = $"{text} {unit.Symbol} = {share.Percent}";
        if (place.Instruction.Plausible is { } plausible && DecimalText.Parse(text).Value is var number && !plausible.Contain(number))
            return BatchesRefusals.NotPlausible(place.Number, $"{text} {unit.Symbol}", Range(plausible, unit));
        var expected = $"{Range(range, Unit.Percent)} of {share.Whole}";
        var check = new Check("yield", range.Contain(share.Percent.Value), expected, shown);
        return new ReadValue(text, unit, [check], check.Passed ? Verdict.Within : Verdict.Outside, share, expected);
    }

    private static Outcome<ReadValue> Answer(StepPlace place, string text, IEnumerable<string> allowed)
    {
        if (!allowed.Contains(text))
            return BatchesRefusals.ValueNotReadable(place.Number, "Choose one of the answers.");
        var expected = place.Instruction.Expected;
        if (expected.Count == 0)
            return Free(text);
        var check = new Check("expected", expected.Contains(text), string.Join(" / ", expected), text);
        return new ReadValue(text, null, [check], check.Passed ? Verdict.Within : Verdict.Outside, null, check.Expected);
    }

    /// <summary>A text with answers that are expected: without any, all are.</summary>
    public static Outcome<ReadValue> Answered(StepPlace place, string text) => Answer(place, text, [text]);

    private static Outcome<ReadValue> Time(StepPlace place, string text) =>
        DateTimeOffset.TryParseExact(
            text, ["yyyy-MM-dd'T'HH:mmzzz", "yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm'Z'", "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd"],
            CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _)
            ? Free(text)
            : BatchesRefusals.ValueNotReadable(place.Number, "Write a date, or a date and time with its offset from UTC.");

    public static Refusal? WrongUnit(StepPlace place, Unit? asked, string? given)
    {
        if (string.IsNullOrEmpty(given))
            return null;
        return Unit.TryParse(given, out var unit) && unit.Equals(asked)
            ? null
            : BatchesRefusals.UnitDiffers(place.Number, asked?.Symbol ?? "–", given);
    }
}
