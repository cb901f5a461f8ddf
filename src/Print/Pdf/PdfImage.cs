using System.Buffers.Binary;

namespace Theriac.Print.Pdf;

/// <summary>A picture as PDF takes it: samples packed as they came, and how to read them.</summary>
/// <param name="Entries">Of the stream's dictionary: colours, filter.</param>
/// <param name="Mask">How opaque each pixel is, 8 bits each, unpacked; null of a picture that is opaque.</param>
internal sealed record PdfImage(int Width, int Height, byte[] Data, string Entries, byte[]? Mask = null)
{
    /// <summary>Pixels of a picture that goes in as it is.</summary>
    private const long PixelsMax = 100_000_000;

    /// <summary>A PNG or JPEG; null for anything else and for a file that is not whole.</summary>
    public static PdfImage? Read(ReadOnlySpan<byte> file) =>
        file.StartsWith(PngImage.Mark) ? PngImage.Read(file)
        : file.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? Jpeg(file)
        : null;

    /// <summary>In the colours of print, which a PDF/A with screen colours may not hold.</summary>
    public bool IsFourColours => Entries.Contains("/DeviceCMYK", StringComparison.Ordinal);

    public int WriteTo(PdfFile file)
    {
        var mask = Mask is null
            ? ""
            : $"/SMask {file.AddStream(Mask, $"{Head} /ColorSpace /DeviceGray /BitsPerComponent 8")} 0 R ";
        return file.AddPacked(Data, $"{Head} {mask}{Entries}");
    }

    private string Head => $"/Type /XObject /Subtype /Image /Width {Width} /Height {Height}";

    /// <summary>A JPEG goes in as it is; only its frame is read.</summary>
    private static PdfImage? Jpeg(ReadOnlySpan<byte> file)
    {
        for (var at = 2; at + 9 < file.Length && file[at] == 0xFF;)
        {
            var marker = file[at + 1];
            if (marker == 0xFF)
            {
                at++;
                continue;
            }

            int length = BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]);
            // Frames are C0 to CF, but for tables of codes, an extension and conditioning.
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC)) return Frame(file, at + 4);
            if (length < 2) return null;
            at += 2 + length;
        }

        return null;
    }

    private static PdfImage? Frame(ReadOnlySpan<byte> file, int at)
    {
        if (at + 6 > file.Length) return null;
        var (height, width) = (BinaryPrimitives.ReadUInt16BigEndian(file[(at + 1)..]), BinaryPrimitives.ReadUInt16BigEndian(file[(at + 3)..]));
        // Four colours are written the other way round by those who make them.
        var colours = file[at + 5] switch { 1 => "/DeviceGray", 3 => "/DeviceRGB", 4 => "/DeviceCMYK /Decode [1 0 1 0 1 0 1 0]", _ => null };
        return colours is null || file[at] != 8 || width * height is 0 || (long)width * height > PixelsMax
            ? null
            : new PdfImage(width, height, file.ToArray(), $"/ColorSpace {colours} /BitsPerComponent 8 /Filter /DCTDecode");
    }
}
