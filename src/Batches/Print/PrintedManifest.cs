using System.Globalization;
using Theriac.Ledger;
using Theriac.People;
using Theriac.Print;

namespace Theriac.Batches.Print;

/// <summary>Every signature of the record in one list, in its order: who, as what, when, what for, and whether it still stands (P11-50a).</summary>
internal sealed class PrintedManifest(RecordData data, string language)
{
    private static readonly Style Small = new(8);
    private static readonly Style Soft = new(7, Soft: true);
    private static readonly Style Bold = new(8, Bold: true);

    public void Print(Sheet sheet)
    {
        var all = data.Entries.Where(one => one.Fact is not null)
            .SelectMany(one => FactParts.Of<Signature>(one.Fact!).Select(signature => (one.Entry, one.Fact, signature))).ToList();
        var superseded = SupersededSignatures.Of(data.Scene.State);
        sheet.Heading($"{PrintWords.Manifest.In(language)} ({all.Count})", 13);
        sheet.Paragraph(PrintWords.ManifestText.In(language), Small);
        foreach (var (entry, fact, signature) in all)
            One(sheet, entry, FactTexts.In(fact!, language, entry.OffsetMinutes) ?? entry.Type, signature, superseded.Contains(entry.Number));
    }

    private void One(Sheet sheet, Entry entry, string what, Signature signature, bool superseded)
    {
        var standing = SignatureView.StandingOf(data.Scene, signature, superseded) switch
        {
            SignatureStanding.Void => PrintWords.Void,
            SignatureStanding.Superseded => PrintWords.Superseded,
            _ => PrintWords.Stands,
        };
        sheet.RuledRow(
            new Cell(38, new Piece(entry.Number.ToString(CultureInfo.InvariantCulture), Soft)),
            new Cell(112, new Piece(PrintedTime.Of(entry.At, entry.OffsetMinutes), Small), new Piece(entry.Zone, Soft)),
            new Cell(150, new Piece(signature.PrintedName, Bold), new Piece($"{signature.Signer}, {BatchPhrases.RoleOf(signature.Role, language)}", Small)),
            new Cell(
                Sheet.Width - 300, new Piece($"{Words.Of(signature.Meaning).In(language)} – {standing.In(language)}", Bold), new Piece(what, Small),
                new Piece(signature.DocumentHash, Soft)));
    }
}
