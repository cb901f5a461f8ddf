using System.Globalization;
using Theriac.Edge;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.Print;

namespace Theriac.Plant.EquipmentLog;

/// <summary>What is printed of a log.</summary>
/// <param name="Lines">Oldest first, as they were asked for.</param>
/// <param name="Period">First and last day that were asked for; null where all of it is printed.</param>
internal sealed record PrintedLog(
    EquipmentState Equipment, IReadOnlyList<EquipmentLogLine> Lines, string? Period, string RecordHash, LedgerHead Ledger, DateTimeOffset At);

/// <summary>The log of one piece of equipment on paper: date, time, product, lot, phase and person in order (21 CFR 211.182).</summary>
internal sealed class LogPrinter(PrintedLog log, string language, Phrases phrases)
{
    private static readonly Style Small = new(8);
    private static readonly Style Soft = new(8, Soft: true);
    private static readonly Style Bold = new(8, Bold: true);

    private readonly LogWords _words = LogWords.In(language);

    /// <param name="copy">The electronic copy of the whole log, which goes into the file.</param>
    public PrintedFile Print(byte[] copy)
    {
        var equipment = log.Equipment;
        var title = $"{_words.Title} {equipment.Id}";
        var sheet = new Sheet(title, language);
        sheet.Identify($"urn:theriac:record:{log.RecordHash}", log.At);
        sheet.Paragraph(title, new Style(18, Bold: true));
        sheet.Space(6);
        Pair(sheet, _words.Equipment, $"{equipment.Id} {equipment.Name}");
        Pair(sheet, _words.Class, equipment.Class);
        Pair(sheet, _words.Site, $"{equipment.Site} · {equipment.Area}");
        Pair(sheet, _words.Period, log.Period ?? _words.Whole);
        Pair(sheet, _words.Lines, log.Lines.Count.ToString(CultureInfo.InvariantCulture));
        Pair(sheet, _words.Hash, log.RecordHash);
        sheet.Attach(new Attachment($"{equipment.Id}-log.json", "application/json", _words.Attached, copy));
        sheet.RuledRow(new Cell(Sheet.Width, new Piece(_words.Inside, Soft)));
        sheet.Heading($"{_words.Title} ({log.Lines.Count})", 13);
        foreach (var line in log.Lines)
            Row(sheet, line);
        return sheet.FinishParts(
            $"{title} · {log.RecordHash[..16]}", (page, count) => string.Format(CultureInfo.InvariantCulture, _words.PageOf, page, count),
            log.Ledger.Kind == InstanceKind.Demo ? "DEMO – NOT A RECORD" : null, $"{_words.Hash}: {log.RecordHash}", roomFor: FileSeal.RoomFor);
    }

    private void Row(Sheet sheet, EquipmentLogLine line)
    {
        List<Piece> what = [new Piece(phrases.Word(language, "log-kind", line.Kind.ToString()), Bold)];
        if (line.Phase is { } phase)
            what.Add(new Piece($"{phase} {line.PhaseTitle?.In(language)}".TrimEnd(), Small));
        if (line.Detail is { } detail)
            what.Add(new Piece(detail, Soft));
        if (line.Hold is { } hold)
            what.Add(new Piece(Said(hold), hold.Exceeded ? Bold : Soft));
        sheet.RuledRow(
            new Cell(30, new Piece(line.Number.ToString(CultureInfo.InvariantCulture), Small)),
            new Cell(112, new Piece(Time(line), Small)),
            new Cell(Sheet.Width - 362, [.. what]),
            new Cell(130, new Piece(line.Batch ?? "", Bold), new Piece($"{line.Product} {line.Lot}".Trim(), Soft)),
            new Cell(90, new Piece(line.By, Small)));
    }

    private string Said(HoldView hold)
    {
        var minutes = TimeSpan.FromMinutes(hold.Minutes);
        var limit = hold.LimitHours is { } hours ? $" / {hours} h" : "";
        return $"{_words.Hold} {(long)minutes.TotalHours}:{minutes.Minutes:00} h{limit}" + (hold.Exceeded ? $", {_words.Exceeded}" : "");
    }

    private static string Time(EquipmentLogLine line) => Micros.Parse(line.At) is { } at
        ? TimeZoneInfo.ConvertTime(Micros.ToTime(at), TimeZoneInfo.FindSystemTimeZoneById(line.Zone)).ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture)
        : line.At;

    private static void Pair(Sheet sheet, string label, string value) =>
        sheet.RuledRow(new Cell(150, new Piece(label, Soft)), new Cell(Sheet.Width - 150, new Piece(value, Small)));
}
