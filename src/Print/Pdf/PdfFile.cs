using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Theriac.Print.Pdf;

/// <summary>The objects of a PDF file (ISO 32000-1): numbered, with their offsets in the cross-reference table.</summary>
internal sealed class PdfFile
{
    private readonly List<byte[]?> _objects = [];

    /// <summary>A number for an object that is written later.</summary>
    public int Reserve()
    {
        _objects.Add(null);
        return _objects.Count;
    }

    public int Add(string body)
    {
        var number = Reserve();
        Put(number, body);
        return number;
    }

    public void Put(int number, string body) => _objects[number - 1] = Encoding.Latin1.GetBytes(body);

    /// <summary>A compressed stream; <paramref name="entries"/> are further entries of its dictionary.</summary>
    public int AddStream(byte[] content, string entries = "")
    {
        using var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            zip.Write(content);
        return AddPacked(packed.ToArray(), $"{entries} /Filter /FlateDecode");
    }

    /// <summary>A stream that is packed already; <paramref name="entries"/> say how.</summary>
    public int AddPacked(byte[] packed, string entries)
    {
        var number = Reserve();
        using var body = new MemoryStream();
        body.Write(Ascii($"<< {entries} /Length {packed.Length} >>\nstream\n"));
        body.Write(packed);
        body.Write("\nendstream"u8);
        _objects[number - 1] = body.ToArray();
        return number;
    }

    public byte[] Save(int root, int info)
    {
        using var file = new MemoryStream();
        file.Write("%PDF-1.7\n%\u00E2\u00E3\u00CF\u00D3\n"u8);
        List<long> offsets = [];
        for (var i = 0; i < _objects.Count; i++)
        {
            offsets.Add(file.Length);
            file.Write(Ascii($"{i + 1} 0 obj\n"));
            file.Write(_objects[i] ?? throw new InvalidOperationException($"Object {i + 1} was reserved and never written."));
            file.Write("\nendobj\n"u8);
        }

        var table = file.Length;
        file.Write(Ascii($"xref\n0 {offsets.Count + 1}\n0000000000 65535 f \n"));
        foreach (var offset in offsets)
            file.Write(Ascii($"{offset:0000000000} 00000 n \n"));
        var id = Convert.ToHexString(SHA256.HashData(file.ToArray()).AsSpan(0, 16));
        file.Write(Ascii(
            $"trailer\n<< /Size {offsets.Count + 1} /Root {root} 0 R /Info {info} 0 R /ID [<{id}> <{id}>] >>\nstartxref\n{table}\n%%EOF\n"));
        return file.ToArray();
    }

    /// <summary>A number as PDF writes it, to a thousandth of a point.</summary>
    public static string Number(double value) => Math.Round(value, 3).ToString("0.###", CultureInfo.InvariantCulture);

    /// <summary>A text string outside of pages, in UTF-16 with its mark.</summary>
    public static string Text(string text) => $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>";

    private static byte[] Ascii(FormattableString text) => Encoding.ASCII.GetBytes(text.ToString(CultureInfo.InvariantCulture));
}
