using Theriac.People;
using Theriac.Recipes;

namespace Theriac.Batches;

/// <summary>Steps as screens show them.</summary>
internal static class StepViews
{
    public static StepView Of(Scene scene, StepPlace place, bool isCurrent, string language) =>
        Of(scene, place, scene.State.Step(place), isCurrent, language);

    private static StepView Of(Scene scene, StepPlace place, StepState step, bool isCurrent, string language)
    {
        var instruction = place.Instruction;
        var target = instruction.Quantity is { } quantity ? Scaling.Of(scene.Order, quantity) : (Kernel.Quantity?)null;
        return new StepView(
            place.Id, place.Number, instruction.Kind, instruction.Title, instruction.Text, StandingOf(place, step, isCurrent),
            NeedsOf(instruction, step), instruction.Unit, instruction.Decimals, instruction.Limits, instruction.Alert,
            instruction.Plausible, instruction.Choices, instruction.Expected, instruction.MaterialCode,
            instruction.MaterialCode is { } code ? scene.Recipe.MaterialNames.GetValueOrDefault(code) : null, target,
            ToleranceOf(scene, place, step), instruction.EquipmentClass, StepRules.NeedsVerified(instruction, step), instruction.Critical,
            instruction.Qualification, step.Charges.Count == 0 && step.Dispensed.IsEmpty && step.Value is { } value ? ViewOf(value, current: true) : null,
            [.. step.Values.Select(one => ViewOf(one, IsCurrent(step, one)))],
            [.. step.Charges.Select(ViewOf)], step.Equipment is { } equipment ? ViewOf(equipment) : null,
            step.Packs.Count > 0 ? step.Packs.Sum(packs => packs.Count) : null, [.. step.Signatures.Select(one => ViewOf(scene, step, one))],
            step.NotDone is { } out0 ? new RemarkView(
                WhenView.Of(out0.Stamp), out0.By, $"{BatchPhrases.Word("not-done", out0.How, language)}: {out0.Reason}") : null,
            step.Completed is { } stamp ? WhenView.Of(stamp) : null,
            [.. scene.State.Exceptions.Where(one => one.Opened.Step == place.Id).Select(one => one.Id)
                .Union(step.LateEntries.Select(one => one.Late.Exception).OfType<string>())],
            step.Values.Count(one => one.Reason is not null) + step.Rows.Sum(row => row.Changes.Count))
        {
            Extra = StepExtras.Of(scene, place, step, isCurrent),
            Earlier = [.. step.Earlier.Select(run => Earlier(scene, place, run, language))],
        };
    }

    private static EarlierView Earlier(Scene scene, StepPlace place, EarlierRun run, string language) => new(
        run.How, run.Reason, run.ExceptionId, WhenView.Of(run.Stamp), run.By,
        run.Signature is { } signature ? SignatureView.Of(scene, run.Stamp, signature) : null, Of(scene, place, run.Was, isCurrent: false, language));

    public static IReadOnlyList<Need> NeedsOf(Instruction instruction, StepState step)
    {
        List<Need> needs = [];
        if (step.NotDone is not null || step.IsLeftOut)
            return needs;
        if (!SignatureBlock.IsFull(instruction, step))
            needs.Add(Need.Signers);
        if (!StepRules.HasItsData(instruction, step))
        {
            needs.Add(instruction.Kind switch
            {
                InstructionKind.ChargeIn => Need.Charge,
                InstructionKind.Equipment => Need.Equipment,
                InstructionKind.CommissionPacks => Need.Packs,
                _ => Need.Value,
            });
        }

        if (StepRules.NeedsPerformed(instruction, step) && step.Current(SignatureMeaning.Performed) is null)
            needs.Add(Need.Performed);
        if (StepRules.NeedsVerified(instruction, step) && step.Current(SignatureMeaning.Verified) is null)
            needs.Add(Need.Verified);
        return needs;
    }

    private static StepStanding StandingOf(StepPlace place, StepState step, bool isCurrent) => step switch
    {
        { NotDone: not null } or { IsLeftOut: true } => StepStanding.LeftOut,
        { Completed: not null } => StepRules.IsSatisfied(place.Instruction, step) ? StepStanding.Done : StepStanding.SignAgain,
        _ when step.Current(SignatureMeaning.Performed) is not null => StepStanding.Signed,
        _ when step.HasData => StepStanding.Recorded,
        _ => isCurrent ? StepStanding.Open : StepStanding.Waiting,
    };

    private static ToleranceView? ToleranceOf(Scene scene, StepPlace place, StepState step) =>
        ChargeInDecision.Tolerance(scene, place, step).Try(out var check, out _) && check is not null
            ? new ToleranceView(check.Expected, check.Actual, check.Passed)
            : null;

    private static bool IsCurrent(StepState step, ValueState value) =>
        ReferenceEquals(step.Values.FindLast(one => one.Charge == value.Charge), value);

    private static ValueView ViewOf(ValueState one, bool current) => new(
        one.Value, one.Unit, WhenView.Of(one.Stamp), one.By, one.Source, one.Verdict, one.Share,
        one.Late is { } late ? Kernel.Micros.ToText(late.HappenedAt) : null, one.Late?.Reason, one.Reason, one.Charge, current)
    {
        Paper = one.Late?.Paper,
        Detail = one.Detail,
    };

    private static ChargeView ViewOf(ChargeState one) => new(
        one.Index, one.Lot, one.MaterialCode, one.MaterialName, one.Quantity, one.Target, one.LotExpiresOn, one.LotSource,
        WhenView.Of(one.Stamp), one.By)
    {
        Container = one.Container,
        Returned = one.Returned,
    };

    private static EquipmentView ViewOf(EquipmentUse one) =>
        new(one.Equipment, one.Name, one.Class, one.Source, WhenView.Of(one.Stamp), one.By);

    private static SignatureView ViewOf(Scene scene, StepState step, SignatureState one) =>
        SignatureView.Of(scene, one.Stamp, one.Signature, step.Stale || one.Data != step.Data);
}
