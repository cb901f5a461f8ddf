using System.Globalization;
using System.Security.Cryptography;
using Theriac.Print.Pdf;

namespace Theriac.Print;

/// <summary>A piece of text in a cell; a struck one stays readable.</summary>
public readonly record struct Piece(string Text, Style Style);

/// <summary>A cell: its pieces stand below each other.</summary>
public sealed record Cell(double Width, params IReadOnlyList<Piece> Pieces);

/// <summary>A4 pages that are filled from top to bottom. Header, footer and watermark come last, when the count of pages is known.</summary>
public sealed class Sheet
{
    private const double Margin = 40;
    private const double FooterHeight = 26;
    private const double CellPadding = 4;

    /// <summary>A heading of this size begins a topic; a smaller one a part of a topic.</summary>
    private const double TopicSize = 13;

    private static readonly Colour Ink = Colour.Of(0x1A1E22);
    private static readonly Colour SoftInk = Colour.Of(0x535B64);
    private static readonly Colour Line = Colour.Of(0xC9CED3);
    private static readonly Colour Violet = Colour.Of(0x6A35A8);
    private static readonly Style Small = new(8, Soft: true);

    private readonly PdfDocument _document;
    private readonly PdfFont _regular;
    private readonly PdfFont _bold;
    private readonly PdfFont _chinese;
    private PdfPage _page;
    private double _y = Margin + 10;
    private int _coverPages;

    public Sheet(string title, string language)
    {
        _document = new PdfDocument(new PdfMetadata(title, language, null, null));
        _regular = _document.AddFont(RecordFonts.Regular);
        _bold = _document.AddFont(RecordFonts.Bold);
        _chinese = _document.AddFont(RecordFonts.Chinese);
        _page = _document.AddPage();
    }

    /// <summary>Names the document and says when it was made; the same input gives the same bytes.</summary>
    public void Identify(string identifier, DateTimeOffset at) => _document.About = _document.About with { Identifier = identifier, At = at };

    /// <summary>A file that goes with the pages.</summary>
    public void Attach(Attachment file) => _document.Attachments.Add(file);

    /// <summary>The page that is filled now, from 1.</summary>
    public int Page => _document.Pages.Count;

    public static double Width => PdfPage.Width - (2 * Margin);

    public void Space(double points) => _y += points;

    public void Heading(string text, double size)
    {
        var style = new Style(size, Bold: true);
        Need((style.LineHeight * 2) + 20);
        _y += 8;
        _document.Bookmarks.Add(new PdfBookmark(text, size >= TopicSize ? 1 : 2, _page, _y));
        Paragraph(text, style);
        _y += 3;
    }

    /// <summary>Leaves the rest of the page empty; what stood on it is the cover, and the contents come behind it.</summary>
    public void EndCover()
    {
        _coverPages = _document.Pages.Count;
        NewPage();
    }

    public void Paragraph(string text, Style style) => Row(new Cell(Width, new Piece(text, style)));

    /// <summary>A row of cells; a row that is higher than a page goes on with the next.</summary>
    public void Row(params ReadOnlySpan<Cell> cells) => Row(null, cells);

    /// <summary>A row with a line above.</summary>
    public void RuledRow(params ReadOnlySpan<Cell> cells) => Row(Line, cells);

    /// <summary>A PNG or JPEG with its caption below, never larger than life at 96 dots to the inch; false when it cannot be drawn.</summary>
    /// <param name="indent">From the left margin.</param>
    public bool Picture(byte[] file, double indent, double widthMax, double heightMax, string caption, Style style)
    {
        if (PdfImage.Read(file) is not { } image) return false;
        var scale = Math.Min(0.75, Math.Min(widthMax / image.Width, heightMax / image.Height));
        var (width, height) = (image.Width * scale, image.Height * scale);
        Need(height + (style.LineHeight * 2) + CellPadding);
        _page.Image(_document.AddImage(Convert.ToHexString(SHA256.HashData(file)), image), Margin + indent, _y + 2, width, height);
        _y += height + 2;
        Row(new Cell(indent), new Cell(Width - indent, new Piece(caption, style)));
        return true;
    }

    private void Row(Colour? rule, ReadOnlySpan<Cell> cells)
    {
        List<Lines> columns = [];
        var x = Margin;
        foreach (var cell in cells)
        {
            columns.Add(new Lines(x, Layout(cell)));
            x += cell.Width;
        }

        Need(Math.Min(columns.Max(column => column.Height), 120) + CellPadding);
        if (rule is { } color)
            _page.Line(color, 0.5, Margin, _y, Margin + Width);
        _y += CellPadding / 2;
        while (columns.Exists(column => column.HasMore))
            WriteUntilPageIsFull(columns);
        _y += CellPadding / 2;
    }

    /// <summary>The finished document, see <see cref="FinishParts"/>.</summary>
    public byte[] Finish(string header, Func<int, int, string> footer, string? watermark, string? left = null) =>
        FinishParts(header, footer, watermark, left).ToBytes();

    /// <param name="footer">Right at the foot: which page of how many.</param>
    /// <param name="left">Left at the foot of every page; what is too long for a line is cut.</param>
    /// <param name="contents">Heads the list of topics behind the cover; null for a document without one.</param>
    /// <param name="roomFor">How long a seal over parts with these names may be; null for a document without one.</param>
    public PrintedFile FinishParts(
        string header, Func<int, int, string> footer, string? watermark, string? left = null, string? contents = null,
        Func<IReadOnlyList<string>, int>? roomFor = null)
    {
        if (contents is not null)
            Contents(contents);
        var pages = _document.Pages;
        for (var i = 0; i < pages.Count; i++)
        {
            var foot = footer(i + 1, pages.Count);
            Write(pages[i], header, Small, Margin, Margin - 8);
            pages[i].Line(Line, 0.5, Margin, Margin - 2, Margin + Width);
            Write(pages[i], foot, Small, Margin + Width - TextLines.WidthOf(foot, Small), PdfPage.Height - Margin + 6);
            if (left is not null)
                Write(pages[i], TextLines.Break(left, Small, Width * 0.8)[0], Small, Margin, PdfPage.Height - Margin + 6);
            if (watermark is not null)
                pages[i].Watermark(_bold, 44, Violet, watermark);
        }

        return _document.Save(roomFor);
    }

    // The list comes last, when it is known on which page each topic begins: first its empty pages, then its lines.
    private void Contents(string title)
    {
        var line = new Style(9).LineHeight + CellPadding;
        var head = new Style(TopicSize, Bold: true).LineHeight + 20;
        var perPage = (int)((PdfPage.Height - (2 * Margin) - FooterHeight - head) / line);
        IReadOnlyList<PdfBookmark> marks = [.. _document.Bookmarks];
        var count = (marks.Count + perPage - 1) / perPage;
        for (var i = 0; i < count; i++)
            _document.InsertPage(_coverPages + i);
        for (var i = 0; i < count; i++)
        {
            _page = _document.Pages[_coverPages + i];
            _y = Margin + 10;
            Paragraph(title, new Style(TopicSize, Bold: true));
            foreach (var mark in marks.Skip(i * perPage).Take(perPage))
                ContentsLine(mark);
        }

        if (count > 0)
            _document.Bookmarks.Insert(0, new PdfBookmark(title, 1, _document.Pages[_coverPages], Margin));
    }

    private void ContentsLine(PdfBookmark mark)
    {
        const double NumberWidth = 40;
        var style = new Style(9, Bold: mark.Level == 1);
        var indent = mark.Level == 1 ? 0 : 14;
        var (top, width) = (_y, Width - indent - NumberWidth);
        var page = _document.Pages.Select((one, at) => (one, at)).First(one => ReferenceEquals(one.one, mark.Page)).at + 1;
        var shown = TextLines.Break(mark.Title, style, width - CellPadding);
        Row(
            new Cell(indent), new Cell(width, new Piece(shown.Count > 1 ? shown[0] + " …" : shown[0], style)),
            new Cell(NumberWidth, new Piece(page.ToString(CultureInfo.InvariantCulture), style)));
        _page.Link(Margin, top, Width, _y - top, mark.Page);
    }

    private static List<(string Text, Style Style)> Layout(Cell cell) =>
        [.. cell.Pieces.Where(piece => piece.Text.Length > 0).SelectMany(piece =>
            TextLines.Break(piece.Text, piece.Style, cell.Width - CellPadding).Select(line => (line, piece.Style)))];

    private void WriteUntilPageIsFull(List<Lines> columns)
    {
        var bottom = PdfPage.Height - Margin - FooterHeight;
        var lowest = _y;
        foreach (var column in columns)
        {
            var y = _y;
            while (column.HasMore && y + column.Next.Style.LineHeight <= bottom)
            {
                var (text, style) = column.Take();
                Write(_page, text, style, column.X, y + style.Size);
                y += style.LineHeight;
            }

            lowest = Math.Max(lowest, y);
        }

        _y = lowest;
        if (columns.Exists(column => column.HasMore))
            NewPage();
    }

    private void Write(PdfPage page, string text, Style style, double x, double baseline)
    {
        var colour = style.Soft || style.Struck ? SoftInk : Ink;
        var from = x;
        foreach (var run in TextLines.Runs(text))
        {
            var font = run.Wide ? _chinese : style.Bold ? _bold : _regular;
            page.Text(font, style.Size, colour, x, baseline, run.Text, thicken: run.Wide && style.Bold);
            x += font.WidthOf(run.Text, style.Size);
        }

        if (style.Struck)
            page.Line(SoftInk, 0.7, from, baseline - (style.Size * 0.3), x);
    }

    private void Need(double height)
    {
        if (_y + height > PdfPage.Height - Margin - FooterHeight)
            NewPage();
    }

    private void NewPage()
    {
        _page = _document.AddPage();
        _y = Margin + 10;
    }

    private sealed class Lines(double x, List<(string Text, Style Style)> lines)
    {
        private int _next;

        public double X => x;

        public double Height => lines.Sum(line => line.Style.LineHeight);

        public bool HasMore => _next < lines.Count;

        public (string Text, Style Style) Next => lines[_next];

        public (string Text, Style Style) Take() => lines[_next++];
    }
}
