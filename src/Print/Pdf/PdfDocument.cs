namespace Theriac.Print.Pdf;

/// <summary>A place of the document that its outline leads to.</summary>
/// <param name="Y">From the top of the page.</param>
internal sealed record PdfBookmark(string Title, int Level, PdfPage Page, double Y);

/// <summary>
/// Pages, fonts, pictures and attachments, saved as one PDF/A-3u (ISO 19005-3): fonts and colours are in the file, every glyph says what it
/// means, nothing runs and nothing is fetched.
/// </summary>
internal sealed class PdfDocument(PdfMetadata about)
{
    private const int Part = 3;

    private readonly List<PdfPage> _pages = [];
    private readonly List<PdfFont> _fonts = [];
    private readonly List<(string Key, PdfImage Image)> _images = [];

    public IReadOnlyList<PdfPage> Pages => _pages;

    public List<PdfBookmark> Bookmarks { get; } = [];

    public List<Attachment> Attachments { get; } = [];

    public PdfMetadata About { get; set; } = about;

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

    public PdfPage AddPage() => InsertPage(_pages.Count);

    public PdfPage InsertPage(int at)
    {
        _pages.Insert(at, new PdfPage());
        return _pages[at];
    }

    /// <param name="roomFor">How long a seal over parts with these names may be; null for a document without one.</param>
    public PrintedFile Save(Func<IReadOnlyList<string>, int>? roomFor = null)
    {
        var file = new PdfFile();
        var tree = file.Reserve();
        file.Part = "the fonts";
        var fonts = string.Join(' ', _fonts.Select(font => $"/{font.Resource} {font.WriteTo(file)} 0 R"));
        file.Part = "the pictures";
        var images = string.Join(' ', _images.Select((one, at) => $"/I{at} {one.Image.WriteTo(file)} 0 R"));
        file.Part = "the structure of the document";
        var resources = file.Add($"<< /Font << {fonts} >> /XObject << {images} >> /ExtGState << /Faint << /Type /ExtGState /ca 0.18 >> >> >>");
        var pages = Written(file, tree, resources);
        file.Part = "the structure of the document";
        file.Put(tree, $"<< /Type /Pages /Count {_pages.Count} /Kids [{string.Join(' ', _pages.Select(page => $"{pages[page]} 0 R"))}] >>");
        var attached = PdfAttachments.WriteTo(file, Attachments, About.At);
        var outline = PdfOutline.WriteTo(file, Bookmarks, pages);

        // The four colours of print are outside of what the profile describes.
        int? part = _images.Exists(one => one.Image.IsFourColours) ? null : Part;
        file.Part = "the description of the document";
        var id = file.Id();
        var profile = file.AddStream(SrgbProfile.Bytes, "/N 3");
        var intent = file.Add(
            $"<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB IEC61966-2.1) /Info (sRGB IEC61966-2.1) " +
            $"/RegistryName (http://www.color.org) /DestOutputProfile {profile} 0 R >>");
        var xmp = file.AddPacked(About.ToXmp(part, id), "/Type /Metadata /Subtype /XML");
        var root = file.Add(
            $"<< /Type /Catalog /Pages {tree} 0 R /Lang {PdfFile.Text(About.Language)} /Metadata {xmp} 0 R /OutputIntents [{intent} 0 R] " +
            $"{outline}{attached}/ViewerPreferences << /DisplayDocTitle true >> >>");
        return file.Save(root, file.Add(About.ToDictionary()), id, roomFor);
    }

    private Dictionary<PdfPage, int> Written(PdfFile file, int tree, int resources)
    {
        var numbers = new Dictionary<PdfPage, int>(ReferenceEqualityComparer.Instance);
        for (var i = 0; i < _pages.Count; i++)
        {
            file.Part = $"page {i + 1}";
            numbers.Add(_pages[i], file.Reserve());
        }

        for (var i = 0; i < _pages.Count; i++)
        {
            file.Part = $"page {i + 1}";
            var page = _pages[i];
            var content = file.AddStream(page.Content);
            var links = page.Links.Count == 0 ? "" : $"/Annots [{string.Join(' ', page.Links.Select(link => $"{Link(file, link, numbers)} 0 R"))}] ";
            file.Put(numbers[page],
                $"<< /Type /Page /Parent {tree} 0 R /MediaBox [0 0 {PdfFile.Number(PdfPage.Width)} {PdfFile.Number(PdfPage.Height)}] " +
                $"{links}/Resources {resources} 0 R /Contents {content} 0 R >>");
        }

        return numbers;
    }

    private static int Link(
        PdfFile file, (double X, double Y, double Width, double Height, PdfPage Page) link, Dictionary<PdfPage, int> pages)
    {
        double[] corners = [link.X, PdfPage.Height - link.Y - link.Height, link.X + link.Width, PdfPage.Height - link.Y];
        return file.Add(
            $"<< /Type /Annot /Subtype /Link /F 4 /Border [0 0 0] /Rect [{string.Join(' ', corners.Select(PdfFile.Number))}] " +
            $"/Dest [{pages[link.Page]} 0 R /XYZ null null null] >>");
    }
}
