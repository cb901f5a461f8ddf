using Theriac.Kernel;
using Theriac.Recipes;

namespace Theriac.Batches;

/// <summary>What the kinds of step show beside their value.</summary>
internal static class StepExtras
{
    public static StepExtra? Of(Scene scene, StepPlace place, StepState step, bool isCurrent)
    {
        var one = place.Instruction;
        var extra = new StepExtra
        {
            Condition = step.Decided is { } decided ? new ConditionView(decided.Applies, decided.Judgement) : null,
            Calculation = isCurrent && step.Value is null ? Calculation(scene, place) : null,
            Table = one.Kind == InstructionKind.Table ? Table(one, step) : null,
            Timer = one.Kind == InstructionKind.Timer ? Timer(one, step) : null,
            LatePacks = step.Packs.Exists(packs => packs.Late is not null) ? [.. step.Packs.Select(packs => LateView.Of(packs.Late)).OfType<LateView>()] : null,
            Signers = one.Kind == InstructionKind.Signature ? Signers(scene, one, step) : null,
            Sample = one.Sample,
            SampleOf = one.Kind == InstructionKind.SampleResult ? SampleReader.SampleOf(scene, place) : null,
            Scan = one.Scan,
            Weighing = one is { Kind: InstructionKind.Weigh, MaterialCode: not null } ? WeighingViews.Of(scene, place, step) : null,
            Rule = one.Rule,
            Pictures = one.Pictures,
            Documents = [.. scene.Recipe.Master.Documents.Where(document => one.Documents.Contains(document.Id))],
        };
        return extra == Nothing(extra) ? null : extra;
    }

    // Most steps have nothing of all this, and a batch has thousands of steps.
    private static StepExtra Nothing(StepExtra like) => new() { Pictures = like.Pictures.Count == 0 ? like.Pictures : [], Documents = like.Documents.Count == 0 ? like.Documents : [] };

    private static CalculationView? Calculation(Scene scene, StepPlace place)
    {
        var one = place.Instruction;
        if (one.Kind is not (InstructionKind.Calculation or InstructionKind.MassBalance) || one.Expression is not { } text)
            return null;
        if (!ValueReader.Read(scene, place, new ValueInput(null)).Try(out var read, out var refusal))
            return new CalculationView(text, null, one.Unit, null, refusal.Facts.GetValueOrDefault("path") ?? refusal.Code, []);
        return new CalculationView(text, read.Text, read.Unit, read.Verdict, null, read.Detail?.Inputs ?? []);
    }

    private static TableView Table(Instruction one, StepState step) => new(
        one.Columns, one.Rows?.Min, one.Rows?.Max, one.Rows?.Every,
        [.. step.Rows.Select(row => new RowView(
            row.Row, row.Cells,
            [.. row.Changes.Select(change => new CellChangeView(
                change.Column, change.Old, change.New, change.Reason, WhenView.Of(change.Stamp), change.By))],
            WhenView.Of(row.Stamp), row.By))])
    {
        Statistics = CheckStatistics.Of(one, step),
    };

    private static StepTimerView Timer(Instruction one, StepState step)
    {
        Quantity? Share(decimal? percent, int sign) => one.Duration is { } duration && percent is { } share
            ? new Quantity(duration.Value * (100m + sign * share) / 100m, duration.Unit) : null;
        return new StepTimerView(
            one.Duration, Share(one.DurationTolerance?.MinusPercent ?? 0, -1), Share(one.DurationTolerance?.PlusPercent, 1),
            step.TimerStarted is { } started ? WhenView.Of(started) : null, step.TimerStartedBy)
        {
            Late = LateView.Of(step.TimerLate),
        };
    }

    private static List<SignerView> Signers(Scene scene, Instruction one, StepState step) =>
        [.. one.Signers.Select((rule, i) => new SignerView(
            rule.Meaning, rule.Role, rule.Qualification, rule.Count ?? 1,
            [.. step.Block.Where(signed => signed.Signer == i).Select(signed => SignatureView.Of(
                scene, signed.State.Stamp, signed.State.Signature, !SignatureBlock.IsCurrent(step, signed)))]))];
}
