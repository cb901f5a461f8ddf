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
        Holdings(sheet);
        Material(sheet);
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
            pieces.AddRange(one.Files.Select(file => new Piece(
                $"{Words.File.In(language)}: {file.File.Name} · SHA-256 {file.File.Content} ({file.By.Name}, {PrintedTime.Of(file.Stamp)})", Small)));
            pieces.AddRange(Investigated(one));
            if (one.Conclusion is { } end)
            {
                if (end.ProductImpact is { } touched)
                    pieces.Add(new Piece($"{Words.ProductTouched.In(language)}: {ExceptionDocuments.YesNo(touched, language)}", Small));
                if (end.RootCause is { } category)
                    pieces.Add(new Piece($"{Words.RootCause.In(language)}: {BatchPhrases.Word("root-cause", category, language)}", Small));
                if (end.AssociatedBatches.Count > 0)
                    pieces.Add(new Piece($"{Words.AssociatedBatches.In(language)}: {string.Join(", ", end.AssociatedBatches)}", Small));
                pieces.Add(new Piece($"{Words.Impact.In(language)}: {end.Impact}", Small));
                pieces.Add(new Piece($"{Words.Cause.In(language)}: {end.Cause}", Small));
                pieces.Add(new Piece($"{Words.Conclusion.In(language)}: {end.Conclusion}", Small));
                pieces.AddRange(_signatures.Of(end.Stamp, end.Signature, superseded: false));
            }

            sheet.RuledRow(new Cell(Sheet.Width, [.. pieces]));
        }
    }

    /// <summary>What was signed before the conclusion that counts, and what follows it.</summary>
    private IEnumerable<Piece> Investigated(ExceptionState one)
    {
        foreach (var earlier in one.EarlierConclusions)
        {
            yield return new Piece($"{Words.ConcludedBefore.In(language)}: {earlier.Conclusion}", Small);
            foreach (var piece in _signatures.Of(earlier.Stamp, earlier.Signature, superseded: true))
                yield return piece;
            yield return new Piece($"{earlier.Reopened!.Text} ({earlier.Reopened.By.Name}, {PrintedTime.Of(earlier.Reopened.Stamp)})", Small);
        }

        foreach (var capa in one.Capas)
        {
            var closed = capa.Closed is { } result ? $" · {result.Text} ({result.By.Name}, {PrintedTime.Of(result.Stamp)})" : "";
            yield return new Piece($"{Words.Capa.In(language)} {capa.Capa}: {capa.What} · {capa.Owner} · {capa.DueOn}{closed}", Small);
        }

        if (one.Assessment is not { } first)
            yield break;
        yield return new Piece(
            $"{Words.Assessed.In(language)}: {Words.ProductTouched.In(language)}: {ExceptionDocuments.YesNo(first.ProductImpact, language)} · {first.Impact}", Small);
        foreach (var piece in _signatures.Of(first.Stamp, first.Signature, superseded: false))
            yield return piece;
    }

    /// <summary>What was made safe when the batch was held, by whom and when.</summary>
    private void Holdings(Sheet sheet)
    {
        if (State.Holdings.Count == 0)
            return;
        sheet.Heading(Words.SafeStates.In(language), 13);
        foreach (var one in State.Holdings)
        {
            List<Piece> pieces = [new Piece($"{one.Reason} ({one.By.Name}, {PrintedTime.Of(one.Stamp)})", Bold)];
            pieces.AddRange(one.Places.Select(place => new Piece(
                $"{place.Place.Number} {place.Place.Title.In(language)}: {place.Place.Text.In(language)} · "
                + (place.Reached is { } by ? $"{by.By.Name}, {PrintedTime.Of(by.Stamp)} {by.Text}".TrimEnd() : "–"), Small)));
            sheet.RuledRow(new Cell(Sheet.Width, [.. pieces]));
        }
    }

    /// <summary>In-process material that was on hold, and what quality decided (C-110).</summary>
    private void Material(Sheet sheet)
    {
        if (State.MaterialHolds.IsEmpty)
            return;
        sheet.Heading(MaterialTexts.Heading.In(language), 13);
        foreach (var one in State.MaterialHolds)
        {
            List<Piece> pieces =
            [
                new Piece($"{one.Id} · {BatchPhrases.Word("material-standing", one.Standing, language)}", Bold),
                new Piece($"{one.Fact.Number}: {one.Fact.Value} ({one.Fact.Expected}) · {one.Fact.Exception} · {one.Fact.By.Name}, {PrintedTime.Of(one.Stamp)}", Small),
            ];
            if (one.Decided is { } end)
            {
                pieces.Add(new Piece($"{Words.Reason.In(language)}: {end.Fact.Reason}", Small));
                pieces.AddRange(_signatures.Of(end.Stamp, end.Fact.Signature, superseded: false));
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
