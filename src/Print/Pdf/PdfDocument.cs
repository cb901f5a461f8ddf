using System.Text;

namespace Theriac.Print.Pdf;

/// <summary>Red, green and blue from 0 to 1.</summary>
internal readonly record struct Colour(double Red, double Green, double Blue)
{
    public static Colour Of(int rgb) => new(((rgb >> 16) & 255) / 255.0, ((rgb >> 8) & 255) / 255.0, (rgb & 255) / 255.0);

    public override string ToString() => $"{PdfFile.Number(Red)} {PdfFile.Number(Green)} {PdfFile.Number(Blue)}";
}

/// <summary>One A4 page: drawing operators, with y from the top as people think of pages.</summary>
internal sealed class PdfPage
{
    public const double Width = 595.276;
    public const double Height = 841.89;

    private readonly StringBuilder _content = new();

    public byte[] Content => Encoding.ASCII.GetBytes(_content.ToString());

    /// <param name="thicken">Draws the outline too: bold where the font has none.</param>
    public void Text(PdfFont font, double size, Colour colour, double x, double y, string text, bool thicken = false)
    {
        var mode = thicken ? $"2 Tr {PdfFile.Number(size * 0.03)} w {colour} RG " : "0 Tr ";
        _content.Append(
            $"BT {mode}{colour} rg /{font.Resource} {PdfFile.Number(size)} Tf {PdfFile.Number(x)} {PdfFile.Number(Height - y)} Td {font.Encode(text)} Tj ET\n");
    }

    public void Line(Colour colour, double width, double fromX, double y, double toX) =>
        _content.Append(
            $"{colour} RG {PdfFile.Number(width)} w {PdfFile.Number(fromX)} {PdfFile.Number(Height - y)} m {PdfFile.Number(toX)} {PdfFile.Number(Height - y)} l S\n");

    /// <param name="resource">Of an image of the document.</param>
    /// <param name="y">Of its upper edge.</param>
    public void Image(string resource, double x, double y, double width, double height) => _content.Append(
        $"q {PdfFile.Number(width)} 0 0 {PdfFile.Number(height)} {PdfFile.Number(x)} {PdfFile.Number(Height - y - height)} cm /{resource} Do Q\n");

    /// <summary>A text across the page, half transparent.</summary>
    public void Watermark(PdfFont font, double size, Colour colour, string text)
    {
        var (cos, sin) = (PdfFile.Number(Math.Cos(Math.PI / 3.4)), Math.Sin(Math.PI / 3.4));
        var half = PdfFile.Number(-font.WidthOf(text, size) / 2);
        _content.Append(
            $"q /Faint gs {colour} rg {cos} {PdfFile.Number(sin)} {PdfFile.Number(-sin)} {cos} {PdfFile.Number(Width / 2)} {PdfFile.Number(Height / 2)} cm " +
            $"BT /{font.Resource} {PdfFile.Number(size)} Tf {half} 0 Td {font.Encode(text)} Tj ET Q\n");
    }
}

/// <summary>Pages, fonts and pictures, saved as one PDF.</summary>
internal sealed class PdfDocument(string title, string language)
{
    private readonly List<PdfPage> _pages = [];
    private readonly List<PdfFont> _fonts = [];
    private readonly List<(string Key, PdfImage Image)> _images = [];

    public IReadOnlyList<PdfPage> Pages => _pages;

    public PdfFont AddFont(TrueTypeFont font)
    {
        _fonts.Add(new PdfFont($"F{_fonts.Count}", new FontSubset(font)));
        return _fonts[^1];
    }

    /// <summary>Each picture stands in the file once, however often it is drawn.</summary>
    /// <param name="key">The same for the same picture.</param>
    /// <returns>What pages call it.</returns>
    public string AddImage(string key, PdfImage image)
    {
        var at = _images.FindIndex(one => one.Key == key);
        if (at < 0)
        {
            at = _images.Count;
            _images.Add((key, image));
        }

        return $"I{at}";
    }

    public PdfPage AddPage()
    {
        _pages.Add(new PdfPage());
        return _pages[^1];
    }

    public byte[] Save()
    {
        var file = new PdfFile();
        var tree = file.Reserve();
        var fonts = string.Join(' ', _fonts.Select(font => $"/{font.Resource} {font.WriteTo(file)} 0 R"));
        var images = string.Join(' ', _images.Select((one, at) => $"/I{at} {one.Image.WriteTo(file)} 0 R"));
        var resources = file.Add($"<< /Font << {fonts} >> /XObject << {images} >> /ExtGState << /Faint << /Type /ExtGState /ca 0.18 >> >> >>");
        var pages = _pages.Select(page =>
        {
            var content = file.AddStream(page.Content);
            return file.Add(
                $"<< /Type /Page /Parent {tree} 0 R /MediaBox [0 0 {PdfFile.Number(PdfPage.Width)} {PdfFile.Number(PdfPage.Height)}] " +
                $"/Resources {resources} 0 R /Contents {content} 0 R >>");
        }).ToList();
        file.Put(tree, $"<< /Type /Pages /Count {pages.Count} /Kids [{string.Join(' ', pages.Select(page => $"{page} 0 R"))}] >>");
        var root = file.Add($"<< /Type /Catalog /Pages {tree} 0 R /Lang {PdfFile.Text(language)} /ViewerPreferences << /DisplayDocTitle true >> >>");
        var info = file.Add($"<< /Title {PdfFile.Text(title)} /Creator (Theriac) /Producer (Theriac) >>");
        return file.Save(root, info);
    }
}
