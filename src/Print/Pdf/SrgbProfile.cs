using System.Buffers.Binary;
using System.Text;

namespace Theriac.Print.Pdf;

/// <summary>
/// The colours of sRGB (IEC 61966-2-1) as an ICC profile of version 2.1, made here from the standard's own numbers: PDF/A asks for a profile,
/// and those that go around have licences of their own.
/// </summary>
internal static class SrgbProfile
{
    private const int HeaderSize = 128;
    private const int CurveSteps = 1024;

    private static readonly Lazy<byte[]> LazyBytes = new(Make);

    public static byte[] Bytes => LazyBytes.Value;

    private static byte[] Make()
    {
        var curve = Curve();
        List<(string Tag, byte[] Data)> tags =
        [
            ("desc", Description("sRGB IEC61966-2.1")),
            ("cprt", [.. Text("text"), .. Encoding.ASCII.GetBytes("No copyright, use freely\0")]),
            ("wtpt", Xyz(0.95045, 1.0, 1.08905)),

            // Primaries adapted to D50, the white of the profile connection space.
            ("rXYZ", Xyz(0.4360747, 0.2225045, 0.0139322)),
            ("gXYZ", Xyz(0.3850649, 0.7168786, 0.0971045)),
            ("bXYZ", Xyz(0.1430804, 0.0606169, 0.7141733)),
            ("rTRC", curve), ("gTRC", curve), ("bTRC", curve),
        ];
        var at = HeaderSize + 4 + (12 * tags.Count);
        var directory = new List<byte>(Number(tags.Count));
        var data = new List<byte>();
        var curveAt = 0;
        foreach (var (tag, bytes) in tags)
        {
            var shared = ReferenceEquals(bytes, curve) && curveAt > 0;
            var place = shared ? curveAt : at + data.Count;
            directory.AddRange([.. Encoding.ASCII.GetBytes(tag), .. Number(place), .. Number(bytes.Length)]);
            if (shared)
                continue;
            if (ReferenceEquals(bytes, curve))
                curveAt = place;
            data.AddRange(bytes);
            while (data.Count % 4 != 0)
                data.Add(0);
        }

        return [.. Header(at + data.Count), .. directory, .. data];
    }

    private static byte[] Header(int size)
    {
        var header = new byte[HeaderSize];
        BinaryPrimitives.WriteInt32BigEndian(header, size);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(8), 0x02100000);
        Encoding.ASCII.GetBytes("mntrRGB XYZ ", header.AsSpan(12));
        (ushort, int)[] made = [(2026, 24), (1, 26), (1, 28)];
        foreach (var (number, at) in made)
            BinaryPrimitives.WriteUInt16BigEndian(header.AsSpan(at), number);
        Encoding.ASCII.GetBytes("acsp", header.AsSpan(36));
        Xyz(0.9642, 1.0, 0.82491)[8..].CopyTo(header, 68);
        return header;
    }

    private static byte[] Curve()
    {
        var bytes = new List<byte>([.. Text("curv"), .. Number(CurveSteps)]);
        for (var i = 0; i < CurveSteps; i++)
        {
            var coded = i / (CurveSteps - 1.0);
            var light = coded <= 0.04045 ? coded / 12.92 : Math.Pow((coded + 0.055) / 1.055, 2.4);
            var sixteen = (ushort)Math.Round(light * ushort.MaxValue);
            bytes.AddRange([(byte)(sixteen >> 8), (byte)sixteen]);
        }

        return [.. bytes];
    }

    // ASCII, then no Unicode and no Macintosh text.
    private static byte[] Description(string text) =>
        [.. Text("desc"), .. Number(text.Length + 1), .. Encoding.ASCII.GetBytes(text), 0, .. new byte[4 + 4 + 2 + 1 + 67]];

    private static byte[] Xyz(double x, double y, double z) => [.. Text("XYZ "), .. Fixed(x), .. Fixed(y), .. Fixed(z)];

    private static byte[] Text(string type) => [.. Encoding.ASCII.GetBytes(type), 0, 0, 0, 0];

    private static byte[] Fixed(double value) => Number((int)Math.Round(value * 65536));

    private static byte[] Number(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }
}
