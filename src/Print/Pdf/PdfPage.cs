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

    private readonly List<(double X, double Y, double Width, double Height, PdfPage Page)> _links = [];

    /// <summary>Places that lead to another page when they are pressed.</summary>
    public IReadOnlyList<(double X, double Y, double Width, double Height, PdfPage Page)> Links => _links;

    /// <param name="y">Of the upper edge.</param>
    public void Link(double x, double y, double width, double height, PdfPage page) => _links.Add((x, y, width, height, page));

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
