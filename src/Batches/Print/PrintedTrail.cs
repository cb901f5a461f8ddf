using System.Globalization;
using Theriac.Ledger;
using Theriac.Print;

namespace Theriac.Batches.Print;

/// <summary>Every entry of the batch with its number and hash, and the ledger's seal.</summary>
internal sealed class PrintedTrail(RecordData data, string language)
{
    private const int HashPrefix = 16;

    private static readonly Style Small = new(7);
    private static readonly Style Soft = new(7, Soft: true);
    private static readonly Style Text = new(8);

    public void Print(Sheet sheet)
    {
        sheet.Heading($"{PrintWords.Trail.In(language)} ({data.Entries.Count})", 13);
        foreach (var one in data.Entries)
        {
            var entry = one.Entry;
            var sentence = one.Fact is null ? entry.Type : FactTexts.In(one.Fact, language, entry.OffsetMinutes) ?? entry.Type;
            var terminal = entry.Terminal is null ? "" : $" · {entry.Terminal}";
            sheet.RuledRow(
                new Cell(38, new Piece(entry.Number.ToString(CultureInfo.InvariantCulture), Small)),
                new Cell(112, new Piece(PrintedTime.Of(entry.At, entry.OffsetMinutes), Small)),
                new Cell(Sheet.Width - 250, [new Piece($"{entry.Actor}{terminal}: {sentence}", Small), .. Remarks(one.Fact, sentence)]),
                new Cell(100, new Piece(Convert.ToHexStringLower(entry.Hash)[..HashPrefix], Soft)));
        }

        Seal(sheet);
    }

    private static IEnumerable<Piece> Remarks(IFact? fact, string sentence)
    {
        var rest = fact is null ? [] : FactRemarks.Of(fact, sentence);
        if (rest.Count > 0)
            yield return new Piece(string.Join(" · ", rest), Soft);
    }

    private void Seal(Sheet sheet)
    {
        sheet.Heading(PrintWords.Ledger.In(language), 13);
        Pair(sheet, PrintWords.LedgerId, data.Ledger.LedgerId.ToString());
        Pair(sheet, PrintWords.RecordHash, data.RecordHash);
        if (data.Seal is { } seal)
        {
            var size = seal.Size.ToString(CultureInfo.InvariantCulture);
            Pair(sheet, PrintWords.TreeHead, $"{size} · {Convert.ToHexStringLower(seal.Root)}");
            Pair(sheet, PrintWords.SealedAt, PrintedTime.Of(seal.At, 0));
            Pair(sheet, PrintWords.Key, seal.KeyId);
            Pair(sheet, PrintWords.Signature, Convert.ToHexStringLower(seal.Signature));
        }
        else
        {
            sheet.Paragraph(PrintWords.NotSealed.In(language), Text);
        }
    }

    private void Pair(Sheet sheet, Word label, string value) => sheet.RuledRow(
        new Cell(150, new Piece(label.In(language), Soft)), new Cell(Sheet.Width - 150, new Piece(value, Text)));
}
