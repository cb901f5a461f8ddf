using System.Buffers.Binary;
using System.Text;

namespace Theriac.Print.Pdf;

/// <summary>A TrueType font with outlines in <c>glyf</c>: which glyph a character has, and how wide it is.</summary>
internal sealed class TrueTypeFont
{
    // The sign for what cannot be shown, an empty box, a question mark: the first that the font has.
    private static readonly char[] Signs = ['\uFFFD', '\u25A1', '?'];

    private readonly byte[] _file;
    private readonly Dictionary<string, (int Offset, int Length)> _tables = new(StringComparer.Ordinal);
    private readonly Dictionary<int, int> _glyphs = [];
    private readonly int _wideMetrics;
    private readonly bool _longLocations;

    public TrueTypeFont(string name, byte[] file)
    {
        (Name, _file) = (name, file);
        var count = U16(4);
        for (var i = 0; i < count; i++)
        {
            var at = 12 + (16 * i);
            _tables[Encoding.ASCII.GetString(file, at, 4)] = (checked((int)U32(at + 8)), checked((int)U32(at + 12)));
        }

        UnitsPerEm = U16(At("head") + 18);
        _longLocations = S16(At("head") + 50) == 1;
        _wideMetrics = U16(At("hhea") + 34);
        GlyphCount = U16(At("maxp") + 4);
        ReadCharacters();
    }

    /// <summary>PostScript name, without spaces.</summary>
    public string Name { get; }

    public int UnitsPerEm { get; }

    public int GlyphCount { get; }

    public int Ascent => PerMille(S16(At("hhea") + 4));

    public int Descent => PerMille(S16(At("hhea") + 6));

    public IReadOnlyList<int> Box =>
        [PerMille(S16(At("head") + 36)), PerMille(S16(At("head") + 38)), PerMille(S16(At("head") + 40)), PerMille(S16(At("head") + 42))];

    public bool Has(Rune character) => _glyphs.ContainsKey(character.Value);

    /// <summary>0 is the glyph of what the font lacks.</summary>
    public int GlyphOf(Rune character) => _glyphs.GetValueOrDefault(character.Value);

    /// <summary>The glyph that is drawn: where the font lacks the character, its sign for what cannot be shown.</summary>
    public int ShownFor(Rune character) =>
        GlyphOf(character) is var glyph and not 0 ? glyph : Signs.Select(sign => GlyphOf(new Rune(sign))).FirstOrDefault(sign => sign != 0);

    /// <summary>In thousandths of the size.</summary>
    public int WidthOf(int glyph) => PerMille(U16(At("hmtx") + (4 * Math.Min(glyph, _wideMetrics - 1))));

    public ReadOnlySpan<byte> Table(string tag) =>
        _tables.TryGetValue(tag, out var place) ? _file.AsSpan(place.Offset, place.Length) : [];

    public (ushort Advance, short Bearing) MetricsOf(int glyph)
    {
        var at = At("hmtx");
        if (glyph < _wideMetrics)
            return ((ushort)U16(at + (4 * glyph)), (short)S16(at + (4 * glyph) + 2));
        return ((ushort)U16(at + (4 * (_wideMetrics - 1))), (short)S16(at + (4 * _wideMetrics) + (2 * (glyph - _wideMetrics))));
    }

    /// <summary>The outline's bytes; empty for a space.</summary>
    public ReadOnlySpan<byte> OutlineOf(int glyph)
    {
        var (from, to) = (Location(glyph), Location(glyph + 1));
        return _file.AsSpan(At("glyf") + from, to - from);
    }

    private int Location(int glyph) => _longLocations
        ? checked((int)U32(At("loca") + (4 * glyph)))
        : 2 * U16(At("loca") + (2 * glyph));

    private void ReadCharacters()
    {
        var cmap = At("cmap");
        var count = U16(cmap + 2);
        for (var i = 0; i < count; i++)
        {
            var table = cmap + checked((int)U32(cmap + 4 + (8 * i) + 4));
            switch (U16(table))
            {
                case 4: ReadSegments(table); break;
                case 12: ReadGroups(table); break;
            }
        }
    }

    // Format 4: the basic plane in segments.
    private void ReadSegments(int table)
    {
        var segments = U16(table + 6) / 2;
        var (ends, starts) = (table + 14, table + 16 + (2 * segments));
        var (deltas, ranges) = (starts + (2 * segments), starts + (4 * segments));
        for (var s = 0; s < segments; s++)
        {
            var (start, end) = (U16(starts + (2 * s)), U16(ends + (2 * s)));
            var (delta, range) = (U16(deltas + (2 * s)), U16(ranges + (2 * s)));
            for (var c = start; c <= end && c != 0xFFFF; c++)
            {
                var glyph = range == 0 ? (c + delta) & 0xFFFF : U16(ranges + (2 * s) + range + (2 * (c - start)));
                if (range != 0 && glyph != 0)
                    glyph = (glyph + delta) & 0xFFFF;
                if (glyph != 0)
                    _glyphs.TryAdd(c, glyph);
            }
        }
    }

    // Format 12: all planes in groups.
    private void ReadGroups(int table)
    {
        var groups = U32(table + 12);
        for (var g = 0; g < groups; g++)
        {
            var at = table + 16 + (12 * g);
            var (start, end, glyph) = (U32(at), U32(at + 4), U32(at + 8));
            for (var c = start; c <= end; c++)
                _glyphs.TryAdd((int)c, (int)(glyph + c - start));
        }
    }

    private int PerMille(int units) => units * 1000 / UnitsPerEm;

    private int At(string tag) => _tables[tag].Offset;

    private int U16(int at) => BinaryPrimitives.ReadUInt16BigEndian(_file.AsSpan(at));

    private int S16(int at) => BinaryPrimitives.ReadInt16BigEndian(_file.AsSpan(at));

    private long U32(int at) => BinaryPrimitives.ReadUInt32BigEndian(_file.AsSpan(at));
}
