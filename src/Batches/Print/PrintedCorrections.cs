using Theriac.Print;
using Theriac.Recipes;

namespace Theriac.Batches.Print;

/// <summary>Whether data were changed since they were first entered, and each such change: what it was, what it is, why, by whom (A11-8.2).</summary>
internal sealed class PrintedCorrections(RecordData data, string language)
{
    private static readonly Style Small = new(8);
    private static readonly Style Soft = new(8, Soft: true);
    private static readonly Style Bold = new(8, Bold: true);

    private sealed record Correction(StepPlace Place, string Where, string Old, string New, string Reason, By By, Stamp Stamp);

    public void Print(Sheet sheet)
    {
        var all = data.Scene.Recipe.Steps.SelectMany(Of).OrderBy(one => one.Stamp.Number).ToList();
        sheet.Heading($"{PrintWords.MarkedChanges.In(language)} ({all.Count})", 13);
        if (all.Count == 0)
            sheet.Paragraph(PrintWords.NothingChanged.In(language), Small);
        foreach (var group in all.GroupBy(one => (one.Place.Id, one.Where)))
        {
            var first = group.First();
            List<Piece> pieces = [new Piece($"{first.Place.Number} {first.Place.Instruction.Title.In(language)} {first.Where} · {group.Count()}×", Bold)];
            foreach (var one in group)
            {
                pieces.Add(new Piece($"{one.Old} → {one.New} · {Words.Reason.In(language)}: {one.Reason}", Small));
                pieces.Add(new Piece($"{one.By.Name} ({one.By.Id}) · {PrintedTime.Of(one.Stamp)}", Soft));
            }

            sheet.RuledRow(new Cell(Sheet.Width, [.. pieces]));
        }
    }

    private IEnumerable<Correction> Of(StepPlace place)
    {
        var step = data.Scene.State.Step(place);
        return step.Earlier.Select(run => run.Was).Append(step).SelectMany(was => Values(place, was).Concat(Cells(place, was)));
    }

    private IEnumerable<Correction> Values(StepPlace place, StepState step)
    {
        for (var i = 0; i < step.Values.Count; i++)
        {
            var now = step.Values[i];
            if (now.Reason is not { } reason)
                continue;
            var before = step.Values.Take(i).LastOrDefault(one => one.Charge == now.Charge);
            yield return new Correction(
                place, now.Charge is { } charge ? $"({charge})" : "", before is null ? "–" : Shown(place, before), Shown(place, now), reason, now.By, now.Stamp);
        }
    }

    private IEnumerable<Correction> Cells(StepPlace place, StepState step) =>
        from row in step.Rows
        from change in row.Changes
        select new Correction(
            place, $"{Words.Row.In(language)} {row.Row}, {change.Column}", change.Old, change.New, change.Reason, change.By, change.Stamp);

    private string Shown(StepPlace place, ValueState value) =>
        $"{Words.Answer(place.Instruction, value.Value, language)} {value.Unit?.Symbol}".TrimEnd();
}
