using Theriac.People;
using Theriac.Print;

namespace Theriac.Batches.Print;

/// <summary>Exceptions, comments, reviews and the decision, in print.</summary>
internal sealed class PrintedQuality(RecordData data, string language)
{
    private static readonly Style Small = new(8);
    private static readonly Style Soft = new(8, Soft: true);
    private static readonly Style Bold = new(8, Bold: true);

    private readonly PrintedSignatures _signatures = new(data.Scene, language);

    private BatchState State => data.Scene.State;

    public void Print(Sheet sheet)
    {
        Exceptions(sheet);
        Comments(sheet);
        new PrintedRelease(data, language).Print(sheet);
    }

    private void Exceptions(Sheet sheet)
    {
        sheet.Heading($"{Words.Exceptions.In(language)} ({State.Exceptions.Count})", 13);
        foreach (var one in State.Exceptions)
        {
            List<Piece> pieces =
            [
                new Piece($"{one.Id} · {Words.Of(one.Grade).In(language)} · {Words.Of(one.Opened.Kind).In(language)}", Bold),
                new Piece(one.Opened.In(language), Small),
                new Piece($"{one.Opened.By.Name} · {PrintedTime.Of(one.Stamp)}", Soft),
            ];
            pieces.AddRange(one.Justifications.Select(why => new Piece(
                $"{Words.Justification.In(language)}: {why.Text} ({why.By.Name}, {PrintedTime.Of(why.Stamp)})", Small)));
            pieces.AddRange(one.GradeChanges.Select(change => new Piece(
                $"{Words.Of(change.From).In(language)} → {Words.Of(change.To).In(language)}: {change.Reason} ({change.By.Name}, {PrintedTime.Of(change.Stamp)})", Small)));
            if (one.Conclusion is { } end)
            {
                pieces.Add(new Piece($"{Words.Impact.In(language)}: {end.Impact}", Small));
                pieces.Add(new Piece($"{Words.Cause.In(language)}: {end.Cause}", Small));
                pieces.Add(new Piece($"{Words.Conclusion.In(language)}: {end.Conclusion}", Small));
                pieces.AddRange(_signatures.Of(end.Stamp, end.Signature, superseded: false));
            }

            sheet.RuledRow(new Cell(Sheet.Width, [.. pieces]));
        }
    }

    private void Comments(Sheet sheet)
    {
        if (State.Comments.Count == 0)
            return;
        sheet.Heading(PrintWords.Comments.In(language), 13);
        foreach (var one in State.Comments)
        {
            sheet.RuledRow(new Cell(
                Sheet.Width, new Piece($"{one.Number} {one.Text}".Trim(), Small),
                new Piece($"{one.By.Name} · {PrintedTime.Of(one.Stamp)}", Soft)));
        }
    }
}
