using Theriac.Print;

namespace Theriac.Cli.Evidence;

/// <summary>The matrix on paper.</summary>
internal static class EvidencePdf
{
    private const double IdWidth = 78;
    private const double TextWidth = 160;
    private const double ResultWidth = 62;

    private static readonly Style Plain = new(9);
    private static readonly Style Bold = new(9, Bold: true);
    private static readonly Style Soft = new(8, Soft: true);

    public static byte[] Of(EvidenceHead head, Matrix matrix)
    {
        var sheet = new Sheet("Theriac: evidence", "en");
        sheet.Heading("Requirements, tests and results", 18);
        foreach (var (name, value) in EvidenceTexts.HeadOf(head, matrix))
            sheet.Row(new Cell(IdWidth + 40, new Piece(name, Soft)), new Cell(Sheet.Width - IdWidth - 40, new Piece(value, Plain)));
        sheet.Space(10);
        var tests = Sheet.Width - IdWidth - TextWidth - ResultWidth;
        sheet.Row(Head("Id", IdWidth), Head("Requirement", TextWidth), Head("Tests", tests), Head("Result", ResultWidth));
        foreach (var line in matrix.Lines)
        {
            sheet.RuledRow(
                Head(line.Requirement.Id, IdWidth), new Cell(TextWidth, new Piece(line.Requirement.Text, Plain)),
                new Cell(tests, [.. line.Tests.SelectMany(test => new[] { new Piece(test.Sentence, Plain), new Piece(EvidenceTexts.PlaceOf(test), Soft) })]),
                new Cell(ResultWidth, new Piece(EvidenceTexts.WordOf(line.Standing), line.Standing is Standing.Failed or Standing.Missing ? Bold : Plain)));
        }

        sheet.Heading("Files of results", 13);
        foreach (var file in head.Files)
        {
            sheet.RuledRow(
                new Cell(Sheet.Width * 0.35, new Piece(file.Name, Bold), new Piece($"{EvidenceTexts.CountsOf(file)} · {file.At}", Soft)),
                new Cell(Sheet.Width * 0.65, new Piece(file.Sha256, Soft)));
        }

        return sheet.Finish($"Theriac {head.Version} · evidence · {head.At}", (page, pages) => $"{page} / {pages}", null, $"Commit {head.Commit}");
    }

    private static Cell Head(string text, double width) => new(width, new Piece(text, Bold));
}
