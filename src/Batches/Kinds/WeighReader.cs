using Theriac.Kernel;

namespace Theriac.Batches;

/// <summary>Tare and gross give the net; or the net is read off and typed. It is judged against the target of the step.</summary>
internal static class WeighReader
{
    public static Outcome<ReadValue> Read(Scene scene, StepPlace place, ValueInput input)
    {
        var target = place.Instruction.Quantity is { } master ? Scaling.Of(scene.Order, master) : (Quantity?)null;
        var unit = target?.Unit ?? place.Instruction.Unit ?? Unit.Kilogram;
        if (ValueReader.WrongUnit(place, unit, input.Unit) is { } wrongUnit)
            return wrongUnit;
        if (!Net(place, input, out var detail).Try(out var net, out var refusal))
            return refusal;
        if (place.Instruction.Decimals is { } decimals && net.Scale > decimals)
            return BatchesRefusals.TooManyDecimals(place.Number, decimals);
        var text = DecimalText.Of(net);
        if (net <= 0)
            return BatchesRefusals.NotPlausible(place.Number, $"{text} {unit.Symbol}", "> 0");
        if (place.Instruction.Plausible is { } plausible && !plausible.Contain(net))
            return BatchesRefusals.NotPlausible(place.Number, $"{text} {unit.Symbol}", ValueReader.Range(plausible, unit));
        var read = ValueReader.Judged(place.Instruction, net, text, unit) with { Detail = detail };
        if (target is not { } asked)
            return read;
        var check = ChargeInDecision.Judge(asked, place.Instruction.Tolerance, new Quantity(net, unit));
        return read with
        {
            Checks = [.. read.Checks, check],
            Verdict = !check.Passed ? Verdict.Outside : read.Verdict == Verdict.Unlimited ? Verdict.Within : read.Verdict,
            Expected = check.Passed ? read.Expected : check.Expected,
        };
    }

    private static Outcome<decimal> Net(StepPlace place, ValueInput input, out ValueDetail? detail)
    {
        detail = null;
        if (input.Part("gross") is not { } grossText)
        {
            return DecimalText.TryParse(input.Value?.Trim(), out var typed)
                ? typed
                : BatchesRefusals.ValueNotReadable(place.Number, "Write a number with digits and at most one point.");
        }

        var tareText = input.Part("tare") ?? "0";
        if (!DecimalText.TryParse(grossText, out var gross) || !DecimalText.TryParse(tareText, out var tare) || tare < 0)
            return BatchesRefusals.ValueNotReadable(place.Number, "Write a number with digits and at most one point.");
        detail = new ValueDetail(Parts: new Dictionary<string, string> { ["gross"] = grossText, ["tare"] = tareText });
        return gross - tare;
    }
}
