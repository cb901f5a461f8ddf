using Theriac.Print;

namespace Theriac.Batches.Print;

/// <summary>When work stood still, and changes to the running batch, in print: request, redline, authorisation or refusal.</summary>
internal sealed class PrintedChanges(RecordData data, string language)
{
    private static readonly Style Small = new(8);
    private static readonly Style Soft = new(8, Soft: true);
    private static readonly Style Bold = new(8, Bold: true);

    private readonly PrintedSignatures _signatures = new(data.Scene, language);

    public void Print(Sheet sheet)
    {
        Interruptions(sheet);
        var changes = data.Scene.State.Changes;
        if (changes.Count == 0)
            return;
        sheet.Heading($"{PrintWords.Changes.In(language)} ({changes.Count})", 13);
        foreach (var one in changes)
            sheet.RuledRow(new Cell(Sheet.Width, [.. Pieces(one)]));
    }

    private void Interruptions(Sheet sheet)
    {
        var all = data.Scene.State.Interruptions;
        if (all.Count == 0)
            return;
        sheet.Heading($"{PrintWords.Interruptions.In(language)} ({all.Count})", 13);
        foreach (var one in all)
        {
            List<Piece> pieces =
            [
                new Piece($"{Words.Of(one.State).In(language)}: {one.Reason}", Small),
                new Piece($"{one.By.Name} ({one.By.Id}) · {PrintedTime.Of(one.From)} – {(one.To is { } to ? PrintedTime.Of(to) : "")}", Soft),
            ];
            if (one.Resumed is { } on)
                pieces.Add(new Piece($"{PrintWords.Resumed.In(language)}: {on.Text} ({on.By.Name})", Small));
            sheet.RuledRow(new Cell(Sheet.Width, [.. pieces]));
        }
    }

    private IEnumerable<Piece> Pieces(ChangeState one)
    {
        yield return new Piece($"{one.Id} · {BatchPhrases.Word("change-kind", one.Requested.Kind, language)}", Bold);
        foreach (var line in ChangeTexts.Redline(one.Requested, language))
            yield return new Piece($"{line.Label}: {line.Value}", Small);
        yield return new Piece($"{Words.Reason.In(language)}: {one.Requested.Reason}", Small);
        yield return new Piece($"{one.Requested.By.Name} ({one.Requested.By.Id}) · {PrintedTime.Of(one.Stamp)}", Soft);
        if (one.Declined is { } no)
            yield return new Piece($"{Words.Declined.In(language)}: {no.Text} ({no.By.Name}, {PrintedTime.Of(no.Stamp)})", Small);
        if (one.Authorised is not { } yes)
            yield break;
        foreach (var piece in _signatures.Of(yes.Stamp, yes.Signature, superseded: false))
            yield return piece;
    }
}
