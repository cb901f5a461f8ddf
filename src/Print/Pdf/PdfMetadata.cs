using System.Globalization;
using System.Security;
using System.Text;

namespace Theriac.Print.Pdf;

/// <summary>What a document says about itself, in XMP (ISO 16684-1) with the words of PDF/A, and the same in the old dictionary.</summary>
/// <param name="Identifier">What names the document, such as the hash of what is printed; null when nothing does.</param>
/// <param name="At">When it was made; null where the same input is to give the same bytes.</param>
internal sealed record PdfMetadata(string Title, string Language, string? Identifier, DateTimeOffset? At)
{
    private const string Producer = "Theriac";

    /// <param name="part">3 for PDF/A-3, or null for a document that is no PDF/A.</param>
    /// <param name="id">Of the document, 16 bytes in hexadecimal.</param>
    public byte[] ToXmp(int? part, string id)
    {
        var uuid = $"uuid:{new Guid(Convert.FromHexString(id), bigEndian: true)}";
        var xmp = new StringBuilder("<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n");
        xmp.Append("<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n");
        xmp.Append("<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" ");
        xmp.Append("xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" xmlns:xmpMM=\"http://ns.adobe.com/xap/1.0/mm/\" ");
        xmp.Append("xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">\n");
        if (part is { } number)
            xmp.Append(CultureInfo.InvariantCulture, $"<pdfaid:part>{number}</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance>\n");
        xmp.Append("<dc:format>application/pdf</dc:format>\n");
        xmp.Append(CultureInfo.InvariantCulture, $"<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{SecurityElement.Escape(Title)}</rdf:li></rdf:Alt></dc:title>\n");
        xmp.Append(CultureInfo.InvariantCulture, $"<dc:language><rdf:Bag><rdf:li>{Language}</rdf:li></rdf:Bag></dc:language>\n");
        if (Identifier is not null)
            xmp.Append(CultureInfo.InvariantCulture, $"<dc:identifier>{SecurityElement.Escape(Identifier)}</dc:identifier>\n");
        xmp.Append(CultureInfo.InvariantCulture, $"<xmp:CreatorTool>{Producer}</xmp:CreatorTool><pdf:Producer>{Producer}</pdf:Producer>\n");
        if (At is { } at)
        {
            var time = at.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
            xmp.Append(CultureInfo.InvariantCulture, $"<xmp:CreateDate>{time}</xmp:CreateDate><xmp:ModifyDate>{time}</xmp:ModifyDate>\n");
        }

        xmp.Append(CultureInfo.InvariantCulture, $"<xmpMM:DocumentID>{uuid}</xmpMM:DocumentID><xmpMM:InstanceID>{uuid}</xmpMM:InstanceID>\n");
        xmp.Append("</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>");
        return Encoding.UTF8.GetBytes(xmp.ToString());
    }

    public string ToDictionary()
    {
        var dates = At is { } at ? $" /CreationDate {Date(at)} /ModDate {Date(at)}" : "";
        return $"<< /Title {PdfFile.Text(Title)} /Creator ({Producer}) /Producer ({Producer}){dates} >>";
    }

    public static string Date(DateTimeOffset at) =>
        $"(D:{at.ToUniversalTime().ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture)}Z)";
}
