using Theriac.Kernel;
using Theriac.People;
using Theriac.Recipes;

namespace Theriac.Batches;

/// <summary>One recorded value or time, judged again; without a change when this version has no such step.</summary>
internal sealed record ReplayResult(bool WasFlagged, bool WouldBeFlagged, ReplayChange? Change);

/// <summary>Pure over one record. Steps are the same when their ids are.</summary>
internal static class Replaying
{
    private static readonly Actor Nobody = new("", "", new HashSet<Role>(), null, new HashSet<string>(StringComparer.Ordinal));

    /// <param name="then">What the batch was made by; null where it cannot be derived any more.</param>
    public static IEnumerable<ReplayResult> Of(BatchState state, ControlRecipe recipe, ControlRecipe? then = null)
    {
        foreach (var step in state.Steps.Values.OrderBy(step => step.Number, StringComparer.Ordinal))
        {
            if (!step.HasData || step.NotDone is not null)
                continue;
            if (!recipe.TryGetStep(step.Id, out var place))
            {
                yield return new ReplayResult(false, false, null);
                continue;
            }

            foreach (var result in OfStep(state, recipe, then, place, step))
                yield return result;
        }

        foreach (var result in ReplayedTimes.Of(state, recipe))
            yield return result;
    }

    private static IEnumerable<ReplayResult> OfStep(
        BatchState state, ControlRecipe recipe, ControlRecipe? then, StepPlace place, StepState step)
    {
        var scene = new Scene(state, recipe, Nobody, step.Value?.Stamp.At ?? 0);
        if (step.Charges.Count > 0 || step.Dispensed.Any(one => one.IsValid))
        {
            if (ChargeInDecision.Tolerance(scene, place, step).Try(out var check, out _) && check is not null)
            {
                var was = state.Exceptions.Exists(one => one.Opened.Step == step.Id && one.Opened.Kind == ExceptionKind.QuantityOutOfTolerance);
                yield return Result(state, place, check.Actual, was, was ? "outside" : "within", !check.Passed, check.Passed ? "within" : "outside", check.Expected);
            }

            yield break;
        }

        foreach (var row in step.Rows)
        {
            foreach (var cell in row.Cells.Values)
                yield return OfCell(state, place, then, row, cell);
        }

        if (step.Value is { } value && step.Rows.IsEmpty && IsJudged(place.Instruction.Kind))
            yield return OfValue(scene, place, value);
    }

    // What a person saw or scanned then cannot be judged again from the record alone.
    private static bool IsJudged(InstructionKind kind) => kind is InstructionKind.Number or InstructionKind.Choice or InstructionKind.YesNo
        or InstructionKind.Yield or InstructionKind.Calculation or InstructionKind.MassBalance or InstructionKind.Reconciliation
        or InstructionKind.Weigh or InstructionKind.SampleResult or InstructionKind.EnvironmentalReading or InstructionKind.Timer;

    private static ReplayResult OfValue(Scene scene, StepPlace place, ValueState value)
    {
        var shown = $"{value.Value} {value.Unit?.Symbol}".TrimEnd();
        var was = value.Verdict == Verdict.Outside;
        var input = new ValueInput(value.Value, value.Unit?.Symbol, value.Detail?.Parts);
        if (!ValueReader.Read(scene, place, input).Try(out var read, out var refusal))
        {
            var why = refusal.Facts.GetValueOrDefault("range") ?? refusal.Code;
            return Result(scene.State, place, shown, was, Word(value.Verdict), true, "refused", why);
        }

        return Result(
            scene.State, place, read.Text == value.Value ? shown : $"{shown} → {read.Shown}", was, Word(value.Verdict),
            read.Verdict == Verdict.Outside, Word(read.Verdict), read.Expected);
    }

    // A cell is a bare number: in another unit than it was typed in, it says nothing about the new limits.
    private static ReplayResult OfCell(BatchState state, StepPlace place, ControlRecipe? then, RowState row, TableCell cell)
    {
        if (place.Instruction.Columns.FirstOrDefault(one => one.Id == cell.Column) is not { } column || !SameUnit(then, place, column))
            return new ReplayResult(false, false, null);
        var shown = $"{row.Row}: {cell.Value} {column.Unit?.Symbol}".TrimEnd();
        var was = cell.Verdict == Verdict.Outside;
        return TableReader.Read(place, column, cell.Value).Try(out var read, out var refusal)
            ? Result(state, place, shown, was, Word(cell.Verdict), read.Verdict == Verdict.Outside, Word(read.Verdict), read.Expected)
            : Result(state, place, shown, was, Word(cell.Verdict), true, "refused", refusal.Facts.GetValueOrDefault("range") ?? refusal.Code);
    }

    private static bool SameUnit(ControlRecipe? then, StepPlace place, TableColumn column) =>
        then is null || !then.TryGetStep(place.Id, out var was)
        || was.Instruction.Columns.FirstOrDefault(one => one.Id == column.Id) is not { } before || Equals(before.Unit, column.Unit);

    private static ReplayResult Result(
        BatchState state, StepPlace place, string value, bool was, string wasWord, bool would, string wouldWord, string expected) =>
        new(was, would, new ReplayChange(
            state.Id, state.Order?.Recipe.Version ?? "", place.Id, place.Number, place.Instruction.Title, value, wasWord, wouldWord, expected));

    private static string Word(Verdict verdict) => EnumWords.Of(verdict);
}
