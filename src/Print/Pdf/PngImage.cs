using System.Buffers.Binary;
using System.IO.Compression;

namespace Theriac.Print.Pdf;

/// <summary>A PNG (ISO/IEC 15948) as PDF takes it. PDF reads its rows as they are; only transparency is taken apart. Interlaced ones are not read.</summary>
internal static class PngImage
{
    /// <summary>Pixels of a picture that is unpacked to be looked at.</summary>
    private const long PixelsMax = 16_000_000;

    private const int Palette = 3;
    private const int GreyAlpha = 4;
    private const int RgbAlpha = 6;

    public static ReadOnlySpan<byte> Mark => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    public static PdfImage? Read(ReadOnlySpan<byte> file)
    {
        if (Parse(file) is not { } png || png.Samples == 0 || (long)png.Width * png.Height is 0 or > PixelsMax) return null;
        if (Unpack(png) is not { } rows) return null;
        if (png.Colour is GreyAlpha or RgbAlpha) return png.Bits == 8 ? Apart(png, rows) : null;
        var colours = png.Colour switch
        {
            0 => "/DeviceGray",
            Palette => $"[/Indexed /DeviceRGB {(png.Table.Length / 3) - 1} <{Convert.ToHexString(png.Table)}>]",
            _ => "/DeviceRGB",
        };
        return new PdfImage(
            png.Width, png.Height, png.Data,
            $"/ColorSpace {colours} /BitsPerComponent {png.Bits} /Filter /FlateDecode " +
            $"/DecodeParms << /Predictor 15 /Colors {png.Samples} /BitsPerComponent {png.Bits} /Columns {png.Width} >>");
    }

    private static Png? Parse(ReadOnlySpan<byte> file)
    {
        Png? png = null;
        using var data = new MemoryStream();
        for (var at = Mark.Length; at + 12 <= file.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(file[at..]);
            if (length > file.Length - at - 12) return null;
            var type = file.Slice(at + 4, 4);
            var body = file.Slice(at + 8, (int)length);
            if (type.SequenceEqual("IHDR"u8))
            {
                if (body.Length != 13 || body[12] != 0) return null;
                png = new Png(
                    (int)Math.Min(BinaryPrimitives.ReadUInt32BigEndian(body), int.MaxValue),
                    (int)Math.Min(BinaryPrimitives.ReadUInt32BigEndian(body[4..]), int.MaxValue), body[8], body[9]);
            }
            else if (type.SequenceEqual("PLTE"u8) && png is not null)
                png = png with { Table = body.ToArray() };
            else if (type.SequenceEqual("IDAT"u8))
                data.Write(body);
            at += 12 + (int)length;
        }

        return png is null || (png.Colour == Palette && (png.Table.Length is 0 or > 768 || png.Table.Length % 3 != 0)) ? null : png with { Data = data.ToArray() };
    }

    /// <summary>The rows, each with its filter before it; null when there are fewer or more than the picture has.</summary>
    private static byte[]? Unpack(Png png)
    {
        var rows = new byte[(png.RowBytes + 1L) * png.Height];
        try
        {
            using var packed = new MemoryStream(png.Data);
            using var zip = new ZLibStream(packed, CompressionMode.Decompress);
            zip.ReadExactly(rows);
            return zip.ReadByte() < 0 ? rows : null;
        }
        catch (Exception broken) when (broken is InvalidDataException or EndOfStreamException)
        {
            return null;
        }
    }

    /// <summary>Colours and opacity, each for itself: PDF keeps them apart.</summary>
    private static PdfImage? Apart(Png png, byte[] rows)
    {
        if (!Unfilter(png, rows)) return null;
        var (colours, alpha) = (new MemoryStream(), new byte[png.Width * png.Height]);
        using (var zip = new ZLibStream(colours, CompressionLevel.Optimal, leaveOpen: true))
        {
            for (var y = 0; y < png.Height; y++)
            {
                var row = rows.AsSpan((y * (png.RowBytes + 1)) + 1, png.RowBytes);
                for (var x = 0; x < png.Width; x++)
                {
                    var pixel = row.Slice(x * png.Samples, png.Samples);
                    zip.Write(pixel[..^1]);
                    alpha[(y * png.Width) + x] = pixel[^1];
                }
            }
        }

        var space = png.Colour == GreyAlpha ? "/DeviceGray" : "/DeviceRGB";
        return new PdfImage(png.Width, png.Height, colours.ToArray(), $"/ColorSpace {space} /BitsPerComponent 8 /Filter /FlateDecode", alpha);
    }

    /// <summary>Each byte is told as the difference to its neighbours; false for a filter that there is not.</summary>
    private static bool Unfilter(Png png, byte[] rows)
    {
        var (length, step) = (png.RowBytes + 1, png.Samples);
        for (var y = 0; y < png.Height; y++)
        {
            var filter = rows[y * length];
            if (filter > 4) return false;
            for (var x = 1; x < length; x++)
            {
                var at = (y * length) + x;
                int left = x > step ? rows[at - step] : 0, up = y > 0 ? rows[at - length] : 0, corner = x > step && y > 0 ? rows[at - length - step] : 0;
                rows[at] = unchecked((byte)(rows[at] + filter switch { 1 => left, 2 => up, 3 => (left + up) / 2, 4 => Paeth(left, up, corner), _ => 0 }));
            }
        }

        return true;
    }

    private static int Paeth(int left, int up, int corner)
    {
        var guess = left + up - corner;
        var (a, b, c) = (Math.Abs(guess - left), Math.Abs(guess - up), Math.Abs(guess - corner));
        return a <= b && a <= c ? left : b <= c ? up : corner;
    }

    private sealed record Png(int Width, int Height, int Bits, int Colour)
    {
        public byte[] Table { get; init; } = [];

        public byte[] Data { get; init; } = [];

        /// <summary>Of a pixel; 0 where colour and bits do not go together.</summary>
        public int Samples => (Colour, Bits) switch
        {
            (0, 1 or 2 or 4 or 8 or 16) or (Palette, 1 or 2 or 4 or 8) => 1,
            (2, 8 or 16) => 3,
            (GreyAlpha, 8 or 16) => 2,
            (RgbAlpha, 8 or 16) => 4,
            _ => 0,
        };

        public int RowBytes => (int)((((long)Width * Samples * Bits) + 7) / 8);
    }
}
