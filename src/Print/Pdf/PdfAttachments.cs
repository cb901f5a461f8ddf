namespace Theriac.Print.Pdf;

/// <summary>Files within a PDF/A-3: each says what it is to the document, here its data (ISO 19005-3, 6.8).</summary>
internal static class PdfAttachments
{
    /// <summary>The entries of the catalogue; nothing when there are no files.</summary>
    public static string WriteTo(PdfFile file, IReadOnlyList<Attachment> attachments, DateTimeOffset? at)
    {
        if (attachments.Count == 0)
            return "";
        var specifications = attachments.Select(one =>
        {
            file.Part = $"the attached file {one.Name}";
            var date = at is { } time ? $"/ModDate {PdfMetadata.Date(time)} " : "";
            var stream = file.AddStream(one.Bytes, $"/Type /EmbeddedFile /Subtype /{Escaped(one.MediaType)} /Params << {date}/Size {one.Bytes.Length} >>");
            var number = file.Add(
                $"<< /Type /Filespec /F ({one.Name}) /UF {PdfFile.Text(one.Name)} /AFRelationship /Data /Desc {PdfFile.Text(one.Description)} " +
                $"/EF << /F {stream} 0 R /UF {stream} 0 R >> >>");
            return (one.Name, Number: number);
        }).OrderBy(one => one.Name, StringComparer.Ordinal).ToList();
        var names = string.Join(' ', specifications.Select(one => $"({one.Name}) {one.Number} 0 R"));
        var all = string.Join(' ', specifications.Select(one => $"{one.Number} 0 R"));
        return $"/Names << /EmbeddedFiles << /Names [{names}] >> >> /AF [{all}] ";
    }

    private static string Escaped(string mediaType) => mediaType.Replace("/", "#2F", StringComparison.Ordinal);
}
