using System.Buffers.Text;
using System.IO.Compression;

namespace Theriac.Batches;

/// <summary>Finds the file that our own writer attached to a PDF; no other PDF is understood.</summary>
internal static class PdfAttachment
{
    public static byte[]? Find(ReadOnlySpan<byte> pdf)
    {
        var at = pdf.IndexOf("/Type /EmbeddedFile"u8);
        if (at < 0)
            return null;
        var rest = pdf[at..];
        var length = rest.IndexOf("/Length "u8);
        var start = rest.IndexOf("stream\n"u8);
        if (length < 0 || start < length || !Utf8Parser.TryParse(rest[(length + "/Length ".Length)..], out int bytes, out _)
            || start + "stream\n".Length + bytes > rest.Length)
            return null;
        try
        {
            using var packed = new MemoryStream(rest.Slice(start + "stream\n".Length, bytes).ToArray());
            using var zip = new ZLibStream(packed, CompressionMode.Decompress);
            using var file = new MemoryStream();
            zip.CopyTo(file);
            return file.ToArray();
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
