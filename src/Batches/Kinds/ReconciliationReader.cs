using Theriac.Kernel;
using Theriac.Recipes;

namespace Theriac.Batches;

/// <summary>
/// Labels and printed materials: issued = used + returned + destroyed + sampled. What is left over is the value; without limits of the
/// master it must be nothing (211.125(c), C-125).
/// </summary>
internal static class ReconciliationReader
{
    public static readonly string[] Parts = ["issued", "used", "returned", "destroyed", "sampled"];

    private static readonly Limits Nothing = new() { Low = 0, High = 0 };

    public static Outcome<ReadValue> Read(StepPlace place, ValueInput input)
    {
        var instruction = place.Instruction;
        var unit = instruction.Unit ?? Unit.Each;
        if (ValueReader.WrongUnit(place, unit, input.Unit) is { } wrongUnit)
            return wrongUnit;
        Dictionary<string, string> parts = [];
        decimal difference = 0;
        foreach (var name in Parts)
        {
            if (!Number(place, input.Part(name), out var number).Try(out _, out var refusal))
                return refusal;
            if (number is not { } is0)
                return ChangesRefusals.PartMissing(place.Number, name);
            parts[name] = input.Part(name)!;
            difference += name == "issued" ? is0 : -is0;
        }

        var limits = instruction.Limits ?? Nothing;
        var shown = $"{DecimalText.Of(difference)} {unit.Symbol}";
        var check = new Check("reconciliation", limits.Contain(difference), ValueReader.Range(limits, unit), shown);
        return new ReadValue(
            DecimalText.Of(difference), unit, [check], check.Passed ? Verdict.Within : Verdict.Outside, null, check.Expected)
        {
            Detail = new ValueDetail(Parts: parts),
        };
    }

    private static Outcome<Done> Number(StepPlace place, string? text, out decimal? number)
    {
        number = null;
        if (text is null)
            return Done.Ok;
        if (!DecimalText.TryParse(text, out var read) || read < 0)
            return BatchesRefusals.ValueNotReadable(place.Number, "Write a number with digits and at most one point.");
        if (place.Instruction.Decimals is { } decimals && read.Scale > decimals)
            return BatchesRefusals.TooManyDecimals(place.Number, decimals);
        number = read;
        return Done.Ok;
    }
}
