using System.Globalization;
using System.Text;

namespace Theriac.Print.Pdf;

/// <summary>A font of a document: two-byte glyph numbers in the text, the subset and the meaning of its glyphs in the file.</summary>
internal sealed class PdfFont(string resource, FontSubset subset)
{
    /// <summary>Name in the pages' resources.</summary>
    public string Resource { get; } = resource;

    public TrueTypeFont Font => subset.Font;

    public double WidthOf(string text, double size) =>
        text.EnumerateRunes().Sum(rune => Font.WidthOf(Font.ShownFor(rune))) * size / 1000;

    /// <summary>The text as a hexadecimal string of glyph numbers.</summary>
    public string Encode(string text)
    {
        var hex = new StringBuilder("<");
        foreach (var rune in text.EnumerateRunes())
            hex.Append(subset.Use(rune).ToString("X4", CultureInfo.InvariantCulture));
        return hex.Append('>').ToString();
    }

    public int WriteTo(PdfFile file)
    {
        var bytes = subset.ToFile();
        var name = "THRIAC+" + Font.Name;
        var data = file.AddStream(bytes, $"/Length1 {bytes.Length}");
        var descriptor = file.Add(
            $"<< /Type /FontDescriptor /FontName /{name} /Flags 4 /FontBBox [{string.Join(' ', Font.Box)}] /ItalicAngle 0 " +
            $"/Ascent {Font.Ascent} /Descent {Font.Descent} /CapHeight {Font.Ascent} /StemV 80 /FontFile2 {data} 0 R >>");
        var descendant = file.Add(
            $"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) " +
            $"/Supplement 0 >> /FontDescriptor {descriptor} 0 R /DW 1000 /W [0 [{string.Join(' ', subset.Widths)}]] /CIDToGIDMap /Identity >>");
        var meaning = file.AddStream(Encoding.ASCII.GetBytes(ToUnicode()));
        return file.Add(
            $"<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H /DescendantFonts [{descendant} 0 R] /ToUnicode {meaning} 0 R >>");
    }

    private string ToUnicode()
    {
        var map = new StringBuilder(
            "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) " +
            "/Supplement 0 >> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
        foreach (var part in subset.Texts.OrderBy(pair => pair.Key).Chunk(100))
        {
            map.Append(CultureInfo.InvariantCulture, $"{part.Length} beginbfchar\n");
            foreach (var (glyph, text) in part)
                map.Append(CultureInfo.InvariantCulture, $"<{glyph:X4}> <{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>\n");
            map.Append("endbfchar\n");
        }

        return map.Append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend").ToString();
    }
}
