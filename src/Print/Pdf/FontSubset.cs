using System.Buffers.Binary;
using System.Text;

namespace Theriac.Print.Pdf;

/// <summary>The glyphs of a font that one document uses, numbered anew, and the small font file that holds them.</summary>
internal sealed class FontSubset
{
    private const ushort HasArguments16 = 0x0001;
    private const ushort HasScale = 0x0008;
    private const ushort HasMore = 0x0020;
    private const ushort HasTwoScales = 0x0040;
    private const ushort HasMatrix = 0x0080;

    private readonly Dictionary<int, int> _missing = [];
    private readonly Dictionary<int, int> _numbers = new() { [0] = 0 };
    private readonly List<int> _glyphs = [0];
    private readonly Dictionary<int, string> _texts = [];

    public FontSubset(TrueTypeFont font) => Font = font;

    public TrueTypeFont Font { get; }

    /// <summary>Number in the subset and in the document's text.</summary>
    public int Use(Rune character)
    {
        var glyph = Font.GlyphOf(character);
        var number = glyph == 0 ? Missing(character) : Number(glyph);
        _texts.TryAdd(number, character.ToString());
        return number;
    }

    public IReadOnlyList<int> Widths => [.. _glyphs.Select(Font.WidthOf)];

    /// <summary>What the glyphs mean, so that text can be found and copied.</summary>
    public IReadOnlyDictionary<int, string> Texts => _texts;

    public byte[] ToFile()
    {
        // Composite glyphs bring their parts along, so the list grows while it is walked.
        List<byte[]> outlines = [];
        for (var i = 0; i < _glyphs.Count; i++)
            outlines.Add(Renumbered(Font.OutlineOf(_glyphs[i])));
        var (glyf, loca) = Outlines(outlines);
        var head = Font.Table("head").ToArray();
        BinaryPrimitives.WriteInt16BigEndian(head.AsSpan(50), 1);
        BinaryPrimitives.WriteUInt32BigEndian(head.AsSpan(8), 0);
        var hhea = Font.Table("hhea").ToArray();
        BinaryPrimitives.WriteUInt16BigEndian(hhea.AsSpan(34), (ushort)_glyphs.Count);
        var maxp = Font.Table("maxp").ToArray();
        BinaryPrimitives.WriteUInt16BigEndian(maxp.AsSpan(4), (ushort)_glyphs.Count);
        List<(string Tag, byte[] Bytes)> tables =
        [
            ("cvt ", Font.Table("cvt ").ToArray()), ("fpgm", Font.Table("fpgm").ToArray()), ("glyf", glyf), ("head", head),
            ("hhea", hhea), ("hmtx", Metrics()), ("loca", loca), ("maxp", maxp), ("prep", Font.Table("prep").ToArray()),
        ];
        tables.RemoveAll(table => table.Bytes.Length == 0);
        return File(tables);
    }

    // A sign that the font lacks is drawn as a sign for that, one for each, and still says which one it was.
    private int Missing(Rune character)
    {
        if (!_missing.TryGetValue(character.Value, out var number))
        {
            number = _missing[character.Value] = _glyphs.Count;
            _glyphs.Add(Font.ShownFor(character));
        }

        return number;
    }

    private int Number(int glyph)
    {
        if (!_numbers.TryGetValue(glyph, out var number))
        {
            number = _numbers[glyph] = _glyphs.Count;
            _glyphs.Add(glyph);
        }

        return number;
    }

    private byte[] Renumbered(ReadOnlySpan<byte> outline)
    {
        var bytes = outline.ToArray();
        if (bytes.Length < 10 || BinaryPrimitives.ReadInt16BigEndian(bytes) >= 0)
            return bytes;
        var at = 10;
        ushort flags;
        do
        {
            flags = BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(at));
            var part = BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(at + 2));
            BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(at + 2), (ushort)Number(part));
            at += 4 + ((flags & HasArguments16) != 0 ? 4 : 2);
            at += (flags & HasScale) != 0 ? 2 : (flags & HasTwoScales) != 0 ? 4 : (flags & HasMatrix) != 0 ? 8 : 0;
        }
        while ((flags & HasMore) != 0);
        return bytes;
    }

    private static (byte[] Glyf, byte[] Loca) Outlines(List<byte[]> outlines)
    {
        using var glyf = new MemoryStream();
        var loca = new byte[4 * (outlines.Count + 1)];
        for (var i = 0; i < outlines.Count; i++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(loca.AsSpan(4 * i), (uint)glyf.Length);
            glyf.Write(outlines[i]);
            while (glyf.Length % 4 != 0)
                glyf.WriteByte(0);
        }

        BinaryPrimitives.WriteUInt32BigEndian(loca.AsSpan(4 * outlines.Count), (uint)glyf.Length);
        return (glyf.ToArray(), loca);
    }

    private byte[] Metrics()
    {
        var bytes = new byte[4 * _glyphs.Count];
        for (var i = 0; i < _glyphs.Count; i++)
        {
            var (advance, bearing) = Font.MetricsOf(_glyphs[i]);
            BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(4 * i), advance);
            BinaryPrimitives.WriteInt16BigEndian(bytes.AsSpan((4 * i) + 2), bearing);
        }

        return bytes;
    }

    private static byte[] File(List<(string Tag, byte[] Bytes)> tables)
    {
        var header = 12 + (16 * tables.Count);
        using var file = new MemoryStream();
        var directory = new byte[header];
        BinaryPrimitives.WriteUInt32BigEndian(directory, 0x00010000);
        BinaryPrimitives.WriteUInt16BigEndian(directory.AsSpan(4), (ushort)tables.Count);
        var power = (int)Math.Log2(tables.Count);
        BinaryPrimitives.WriteUInt16BigEndian(directory.AsSpan(6), (ushort)(16 << power));
        BinaryPrimitives.WriteUInt16BigEndian(directory.AsSpan(8), (ushort)power);
        BinaryPrimitives.WriteUInt16BigEndian(directory.AsSpan(10), (ushort)((16 * tables.Count) - (16 << power)));
        file.Write(directory);
        for (var i = 0; i < tables.Count; i++)
        {
            var (tag, bytes) = tables[i];
            var entry = directory.AsSpan(12 + (16 * i), 16);
            Encoding.ASCII.GetBytes(tag, entry);
            BinaryPrimitives.WriteUInt32BigEndian(entry[4..], Sum(bytes));
            BinaryPrimitives.WriteUInt32BigEndian(entry[8..], (uint)file.Length);
            BinaryPrimitives.WriteUInt32BigEndian(entry[12..], (uint)bytes.Length);
            file.Write(bytes);
            while (file.Length % 4 != 0)
                file.WriteByte(0);
        }

        file.Position = 0;
        file.Write(directory);
        return file.ToArray();
    }

    private static uint Sum(byte[] bytes)
    {
        uint sum = 0;
        for (var i = 0; i < bytes.Length; i++)
            sum = unchecked(sum + ((uint)bytes[i] << (24 - (8 * (i % 4)))));
        return sum;
    }
}
