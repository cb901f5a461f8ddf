using Theriac.Kernel;
using Theriac.Recipes;

namespace Theriac.Batches;

/// <summary>A row of a table; cells by column.</summary>
internal sealed record RecordRowCommand(
    string Step,
    IReadOnlyDictionary<string, string> Cells,
    EntrySource Source = EntrySource.Typed,
    string? Justification = null,
    DateTimeOffset? HappenedAt = null,
    string? LateReason = null,
    LateInput? Late = null)
{
    public LateInput? LateInput => Late ?? (HappenedAt is { } at ? new LateInput(at, LateReason) : null);
}

/// <summary>A wrong cell gets a right one beside it.</summary>
internal sealed record CorrectCellCommand(string Step, int Row, string Column, string Value, string Reason, string? Justification = null);

/// <summary>Rows are added one after another; the table is closed once it has enough of them.</summary>
internal static class TableReader
{
    public const int RowsMax = 10_000;

    public static Outcome<Telling> Record(Scene scene, RecordRowCommand command)
    {
        if (!Guards.FloorStep(scene, command.Step).Try(out var place, out var refusal))
            return refusal;
        if (place.Instruction.Kind != InstructionKind.Table)
            return ChangesRefusals.StepKindDiffers(place.Number, place.Instruction.Kind);
        var step = scene.State.Step(place);
        if (step.Value is { } closed)
            return ChangesRefusals.StepAlreadyRecorded(place.Number, closed);
        if (step.Rows.Count >= (place.Instruction.Rows?.Max ?? RowsMax))
            return ChangesRefusals.RowsFull(place.Number, step.Rows.Count);
        if (LateEntries.Read(scene, place, command.LateInput, out var late) is { } wrongTime)
            return wrongTime;
        if (!Cells(place, command.Cells).Try(out var cells, out refusal))
            return refusal;
        if (Outside(place, cells) is { } outside && string.IsNullOrWhiteSpace(command.Justification))
            return BatchesRefusals.JustificationMissing(place.Number, outside.Shown, outside.Expected);
        // Nobody can say how long it was while the clock is wrong.
        var at = late?.HappenedAt ?? scene.Now;
        var missed = scene.Clock is null ? CheckSchedule.MissedBy(scene.State, place, at) : null;
        if (missed is not null && string.IsNullOrWhiteSpace(command.Justification))
            return ScheduleRefusals.CheckMissed(missed, at);
        var telling = new Telling(scene);
        if (Begin.Phase(telling, place.Phase, command.Justification) is { } notNow)
            return notNow;
        late = LateEntries.Open(telling, place, late);
        telling.Tell(new TableRowRecorded(
            place.Phase.Id, place.Id, place.Number, step.Rows.Count + 1, [.. cells.Select(cell => cell.ToCell())], command.Source.ByPerson(InstructionKind.Table), late, telling.By));
        if (missed is not null)
            CheckSchedule.Open(telling, missed, at, command.Justification!.Trim());
        foreach (var cell in cells.Where(cell => cell.Read.Verdict == Verdict.Outside))
            RecordValueDecision.OpenException(telling, place, cell.Read, command.Justification!);
        return telling;
    }

    public static Outcome<ReadValue> Close(Scene scene, StepPlace place)
    {
        var (rows, rule) = (scene.State.Step(place).Rows.Count, place.Instruction.Rows);
        if (rows < (rule?.Min ?? 1))
            return ChangesRefusals.RowsTooFew(place.Number, rows, rule?.Min ?? 1);
        var expected = (rule?.Min, rule?.Max) switch
        {
            ({ } min, { } max) => $"{min}–{max}",
            (null, { } max) => $"≤ {max}",
            (var min, _) => $"≥ {min ?? 1}",
        };
        var check = new Check("rows", true, expected, $"{rows}");
        return new ReadValue($"{rows}", null, CheckSchedule.Kept(scene.State, place) is { } kept ? [check, kept] : [check], Verdict.Within, null, expected) { Source = EntrySource.Calculated };
    }

    public static Outcome<Telling> Correct(Scene scene, CorrectCellCommand command)
    {
        if (!Guards.Correctable(scene, command.Step, command.Reason).Try(out var place, out var refusal))
            return refusal;
        if (scene.State.Step(place).Rows.Find(row => row.Row == command.Row)?.Cell(command.Column) is not { } old
            || place.Instruction.Columns.FirstOrDefault(one => one.Id == command.Column) is not { } column)
            return WeighingRefusals.ValueUnknown(place.Number);
        if (!Read(place, column, command.Value).Try(out var read, out refusal))
            return refusal;
        if (read.Text == old.Value)
            return WeighingRefusals.ValueSame(place.Number);
        if (read.Verdict == Verdict.Outside && string.IsNullOrWhiteSpace(command.Justification))
            return BatchesRefusals.JustificationMissing(place.Number, read.Shown, read.Expected);
        var telling = new Telling(scene);
        telling.Tell(new TableCellCorrected(
            place.Phase.Id, place.Id, place.Number, command.Row, command.Column, old.Value,
            new TableCell(command.Column, read.Text, read.Checks, read.Verdict), command.Reason.Trim(), [], telling.By));
        if (read.Verdict == Verdict.Outside)
            RecordValueDecision.OpenException(telling, place, read, command.Justification!);
        return Recalculation.After(telling, place, command.Justification) is { } no ? no
            : CorrectDecision.Finish(telling, place, command.Reason);
    }

    private static Outcome<IReadOnlyList<ReadCell>> Cells(StepPlace place, IReadOnlyDictionary<string, string> given)
    {
        List<ReadCell> cells = [];
        foreach (var column in place.Instruction.Columns)
        {
            if (given.GetValueOrDefault(column.Id)?.Trim() is not { Length: > 0 } text)
                return ChangesRefusals.PartMissing(place.Number, column.Id);
            if (!Read(place, column, text).Try(out var read, out var refusal))
                return refusal.With("column", column.Id);
            cells.Add(new ReadCell(column.Id, read));
        }

        return cells;
    }

    // A column has the rules of a number: its unit, decimals and limits.
    public static Outcome<ReadValue> Read(StepPlace place, TableColumn column, string text)
    {
        if (column.Unit is null)
            return text.Length <= ValueReader.TextMax ? ValueReader.Free(text) : BatchesRefusals.ValueNotReadable(place.Number, $"{ValueReader.TextMax} characters at most.");
        var asNumber = place.Instruction with
        {
            Kind = InstructionKind.Number,
            Unit = column.Unit,
            Decimals = column.Decimals,
            Limits = column.Limits,
            Alert = column.Alert,
            Plausible = column.Plausible,
            Rule = null,
        };
        return ValueReader.Number(place with { Numbered = place.Numbered with { Instruction = asNumber } }, text.Trim(), null);
    }

    private static ReadValue? Outside(StepPlace place, IReadOnlyList<ReadCell> cells) =>
        cells.FirstOrDefault(cell => cell.Read.Verdict == Verdict.Outside)?.Read;

    private sealed record ReadCell(string Column, ReadValue Read)
    {
        public TableCell ToCell() => new(Column, Read.Text, Read.Checks, Read.Verdict);
    }
}
