using System.Globalization;
using System.Text;

namespace Theriac.Devices;

/// <summary>Writes a label in ZPL II for a printer of 203 dpi and labels of 100 × 60 mm. Pure.</summary>
public static class ZplLabel
{
    private const int Width = 800;
    private const int Height = 480;
    private const int Left = 24;
    private const int LineHeight = 36;
    private const int CodeLeft = 596;

    /// <summary>The label as text; the printer reads it as UTF-8.</summary>
    public static string Write(Label label)
    {
        var zpl = new StringBuilder(2_000);
        zpl.Append("^XA^CI28^LH0,0").Append(CultureInfo.InvariantCulture, $"^PW{Width}^LL{Height}\n");
        var top = 20;
        if (label.Mark is { } mark)
        {
            Field(zpl, Left, top, 26, mark);
            top += 34;
        }

        Field(zpl, Left, top, 42, label.Title, blockWidth: CodeLeft - Left - 12, lines: 2);
        top += 98;
        foreach (var line in label.Lines.Take(Label.LinesMax))
        {
            Field(zpl, Left, top, 24, line.Name);
            Field(zpl, Left + 190, top, 28, line.Value, blockWidth: CodeLeft - Left - 200, lines: 1);
            top += LineHeight;
        }

        zpl.Append(CultureInfo.InvariantCulture, $"^FO{CodeLeft},60^BXN,7,200,,,,_,1^FH\\^FD{CodeData(label)}^FS\n");
        Field(zpl, CodeLeft - 40, 300, 22, label.CodeText, blockWidth: 240, lines: 2);
        return zpl.Append("^PQ1^XZ\n").ToString();
    }

    private static void Field(StringBuilder zpl, int left, int top, int height, string text, int blockWidth = 0, int lines = 1)
    {
        zpl.Append(CultureInfo.InvariantCulture, $"^FO{left},{top}^A0N,{height},{height}");
        if (blockWidth > 0)
            zpl.Append(CultureInfo.InvariantCulture, $"^FB{blockWidth},{lines},0,L");
        zpl.Append("^FH\\^FD").Append(Escaped(text)).Append("^FS\n");
    }

    /// <summary>What would be read as a command, or as the sign of an escape, is written by its code.</summary>
    public static string Escaped(string text)
    {
        var safe = new StringBuilder(text.Length + 8);
        foreach (var letter in text)
        {
            if (letter is '^' or '~' or '\\' or '_' or < ' ')
                safe.Append(CultureInfo.InvariantCulture, $"\\{(int)letter:X2}");
            else
                safe.Append(letter);
        }

        return safe.ToString();
    }

    // In a Data Matrix the sign _ begins an escape: _1 is FNC1, and the sign itself is doubled.
    private static string CodeData(Label label)
    {
        var code = new StringBuilder(label.IsGs1 ? "_1" : "");
        foreach (var letter in label.Code)
        {
            if (letter == '\u001d')
                code.Append("_1");
            else if (letter == '_')
                code.Append("__");
            else
                code.Append(letter is '^' or '~' or '\\' ? Escaped(letter.ToString()) : letter);
        }

        return code.ToString();
    }
}
