using System.Text;
using Theriac.Print.Pdf;

namespace Theriac.Print;

/// <summary>How a text is written.</summary>
public sealed record Style(double Size, bool Bold = false, bool Struck = false, bool Soft = false)
{
    public double LineHeight => Size * 1.4;
}

/// <summary>A piece of a line in one font.</summary>
internal readonly record struct Run(string Text, bool Wide);

/// <summary>Breaks texts into lines: at spaces, between Chinese characters, and within a word only where it is longer than a line.</summary>
internal static class TextLines
{
    private const int ChineseFrom = 0x2E80;

    public static IReadOnlyList<string> Break(string text, Style style, double width)
    {
        List<string> lines = [];
        foreach (var paragraph in Printable(text).Split('\n'))
            BreakParagraph(paragraph, style, width, lines);
        return lines;
    }

    public static double WidthOf(string text, Style style)
    {
        var latin = style.Bold ? RecordFonts.Bold : RecordFonts.Regular;
        var sum = 0L;
        foreach (var rune in text.EnumerateRunes())
        {
            var font = RecordFonts.IsWide(rune) ? RecordFonts.Chinese : latin;
            sum += font.WidthOf(font.ShownFor(rune));
        }

        return sum * style.Size / 1000;
    }

    public static IEnumerable<Run> Runs(string text)
    {
        var run = new StringBuilder();
        var wide = false;
        foreach (var rune in text.EnumerateRunes())
        {
            var isWide = RecordFonts.IsWide(rune);
            if (run.Length > 0 && isWide != wide)
            {
                yield return new Run(run.ToString(), wide);
                run.Clear();
            }

            wide = isWide;
            run.Append(rune);
        }

        if (run.Length > 0)
            yield return new Run(run.ToString(), wide);
    }

    // Control characters have no glyph and no meaning on paper; half a surrogate pair is no text.
    private static string Printable(string text) =>
        string.Concat(text.ReplaceLineEndings("\n").EnumerateRunes().Where(rune => rune.Value == '\n' || !Rune.IsControl(rune)));

    private static void BreakParagraph(string paragraph, Style style, double width, List<string> lines)
    {
        var line = "";
        foreach (var word in Words(paragraph))
        {
            var longer = line + word;
            if (line.Length == 0 || WidthOf(longer.TrimEnd(), style) <= width)
            {
                line = longer;
            }
            else
            {
                lines.Add(line.TrimEnd());
                line = word;
            }

            while (line.TrimEnd().Length > 1 && WidthOf(line.TrimEnd(), style) > width)
                line = Cut(line, style, width, lines);
        }

        lines.Add(line.TrimEnd());
    }

    // A hash is one long word: it is cut where the line is full.
    private static string Cut(string line, Style style, double width, List<string> lines)
    {
        var fits = 1;
        while (fits < line.Length && WidthOf(line[..(fits + 1)], style) <= width)
            fits++;
        if (fits < line.Length && char.IsLowSurrogate(line[fits]))
            fits++;
        lines.Add(line[..fits]);
        return line[fits..];
    }

    private static IEnumerable<string> Words(string text)
    {
        var from = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != ' ' && (text[i] < ChineseFrom || char.IsSurrogate(text[i])))
                continue;
            yield return text[from..(i + 1)];
            from = i + 1;
        }

        if (from < text.Length)
            yield return text[from..];
    }
}
