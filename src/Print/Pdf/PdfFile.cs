using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Theriac.Print.Pdf;

/// <summary>The objects of a PDF file (ISO 32000-1): numbered, with their offsets in the cross-reference table.</summary>
internal sealed class PdfFile
{
    private readonly List<(string Part, byte[]? Body)> _objects = [];

    /// <summary>What the objects belong to that are added now, as people call it.</summary>
    public string Part { get; set; } = "the structure of the document";

    /// <summary>A number for an object that is written later.</summary>
    public int Reserve()
    {
        _objects.Add((Part, null));
        return _objects.Count;
    }

    public int Add(string body)
    {
        var number = Reserve();
        Put(number, body);
        return number;
    }

    public void Put(int number, string body) => _objects[number - 1] = (Part, Encoding.Latin1.GetBytes(body));

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
        _objects[number - 1] = (Part, body.ToArray());
        return number;
    }

    /// <summary>A name for everything that was added up to now; 16 bytes in hexadecimal.</summary>
    public string Id()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (_, body) in _objects)
            hash.AppendData(body ?? []);
        return Convert.ToHexString(hash.GetHashAndReset().AsSpan(0, 16));
    }

    /// <param name="roomFor">How long a seal over parts with these names may be; null for a file without one.</param>
    public PrintedFile Save(int root, int info, string id, Func<IReadOnlyList<string>, int>? roomFor = null)
    {
        List<PrintedPart> parts = [new PrintedPart("the head of the file", [.. "%PDF-1.7\n%\u00E2\u00E3\u00CF\u00D3\n"u8])];
        List<long> offsets = [];
        var length = (long)parts[0].Bytes.Length;
        foreach (var (part, body) in _objects)
        {
            offsets.Add(length);
            var bytes = body ?? throw new InvalidOperationException($"Object {offsets.Count} was reserved and never written.");
            parts.Add(new PrintedPart(part, [.. Ascii($"{offsets.Count} 0 obj\n"), .. bytes, .. "\nendobj\n"u8]));
            length += parts[^1].Bytes.Length;
        }

        parts = Joined(parts);
        (int Before, int Length)? room = roomFor is null ? null : Room(parts, roomFor, offsets, ref length);
        var table = new StringBuilder();
        table.Append(CultureInfo.InvariantCulture, $"xref\n0 {offsets.Count + 1}\n0000000000 65535 f \n");
        foreach (var offset in offsets)
            table.Append(CultureInfo.InvariantCulture, $"{offset:0000000000} 00000 n \n");
        table.Append(CultureInfo.InvariantCulture,
            $"trailer\n<< /Size {offsets.Count + 1} /Root {root} 0 R /Info {info} 0 R /ID [<{id}> <{id}>] >>\nstartxref\n{length}\n%%EOF\n");
        parts[^1] = parts[^1] with { Bytes = [.. parts[^1].Bytes, .. Encoding.ASCII.GetBytes(table.ToString())] };
        return new PrintedFile(parts, room);
    }

    // The seal is the last object, so that nothing but the table comes after it.
    private static (int Before, int Length) Room(
        List<PrintedPart> parts, Func<IReadOnlyList<string>, int> roomFor, List<long> offsets, ref long length)
    {
        const string Table = "the table of the file's objects";
        var room = roomFor([.. parts.Select(part => part.Name), Table, Table]);
        offsets.Add(length);
        var head = Ascii($"{offsets.Count} 0 obj\n<< /Type /TheriacSeal /Length {room} >>\nstream\n");
        parts.Add(new PrintedPart(Table, head));
        parts.Add(new PrintedPart(Table, [.. "\nendstream\nendobj\n"u8]));
        length += head.Length + room + parts[^1].Bytes.Length;
        return (parts.Count - 1, room);
    }

    private static List<PrintedPart> Joined(List<PrintedPart> parts)
    {
        List<PrintedPart> joined = [];
        List<byte> bytes = [];
        for (var i = 0; i < parts.Count; i++)
        {
            bytes.AddRange(parts[i].Bytes);
            if (i + 1 < parts.Count && parts[i + 1].Name == parts[i].Name)
                continue;
            joined.Add(new PrintedPart(parts[i].Name, [.. bytes]));
            bytes.Clear();
        }

        return joined;
    }

    /// <summary>A number as PDF writes it, to a thousandth of a point.</summary>
    public static string Number(double value) => Math.Round(value, 3).ToString("0.###", CultureInfo.InvariantCulture);

    /// <summary>A text string outside of pages, in UTF-16 with its mark.</summary>
    public static string Text(string text) => $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>";

    private static byte[] Ascii(FormattableString text) => Encoding.ASCII.GetBytes(text.ToString(CultureInfo.InvariantCulture));
}
