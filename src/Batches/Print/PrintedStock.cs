using Theriac.Print;

namespace Theriac.Batches.Print;

/// <summary>Lots that were kept for the batch, what was missing, and lots that it made.</summary>
internal sealed class PrintedStock(RecordData data, string language)
{
    private static readonly Style Small = new(8);
    private static readonly Style Bold = new(8, Bold: true);

    private BatchState State => data.Scene.State;

    public void Print(Sheet sheet)
    {
        Lots(sheet, PrintWords.Reserved, State.Reserved.Select(one => (one.Material, one.Lot, $"{one.Quantity}")));
        if (data.Scene.Order.Shortages is { Count: > 0 } shortages)
        {
            Lots(sheet, Words.Missing, shortages.Select(one => (one.Material, one.Name, $"{one.Quantity}")));
            sheet.Paragraph($"{Words.Reason.In(language)}: {data.Scene.Order.ShortageReason}", Small);
        }

        Lots(sheet, PrintWords.Produced, State.Produced.Select(one => (one.Material, one.Lot, $"{one.Quantity}")));
    }

    private void Lots(Sheet sheet, Word title, IEnumerable<(string Material, string Lot, string Quantity)> lots)
    {
        var all = lots.ToList();
        if (all.Count == 0)
            return;
        sheet.Heading($"{title.In(language)} ({all.Count})", 13);
        foreach (var (material, lot, quantity) in all)
            sheet.RuledRow(new Cell(150, new Piece(lot, Bold)), new Cell(Sheet.Width - 250, new Piece(material, Small)), new Cell(100, new Piece(quantity, Small)));
    }
}
