using Theriac.Print;

namespace Theriac.Batches.Print;

/// <summary>Every shift hand-over with its lines, who went and who came (U9).</summary>
internal sealed class PrintedHandovers(RecordData data, string language)
{
    private static readonly Style Small = new(8);
    private static readonly Style Soft = new(8, Soft: true);
    private static readonly Style Bold = new(8, Bold: true);

    private readonly PrintedSignatures _signatures = new(data.Scene, language);

    public void Print(Sheet sheet)
    {
        var all = data.Scene.State.Handovers;
        if (all.IsEmpty)
            return;
        sheet.Heading(HandoverTexts.Heading.In(language), 13);
        foreach (var one in all)
        {
            List<Piece> lines = [.. HandoverTexts.Of(data.Scene, one.Fact.Lines, one.Fact.Note, one.Taken?.Fact.Lines ?? [], language)
                .Select(line => new Piece($"{line.Label}: {line.Value}", Small))];
            if (one.Fact.With.Count > 0)
                lines.Add(new Piece(string.Join(", ", one.Fact.With), Soft));
            List<Piece> signed = [.. one.Signatures.SelectMany(signature => _signatures.Of(signature.Stamp, signature.Signature, superseded: false))];
            if (one.Taken is null)
                signed.Add(new Piece((one.IsReplaced ? HandoverTexts.Replaced : HandoverTexts.Open).In(language), Bold));
            sheet.RuledRow(new Cell(90, new Piece(one.Id, Bold)), new Cell(Sheet.Width - 290, [.. lines]), new Cell(200, [.. signed]));
        }
    }
}
