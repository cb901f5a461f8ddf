using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace Theriac.Kernel;

/// <summary>What BatchML and B2MML have in common here: their namespace, by whose courtesy they are used, and what XML cannot hold.</summary>
public static partial class MesaXml
{
    public const string Space = "http://www.mesa.org/xml/B2MML";

    public const string Courtesy = "The Business To Manufacturing Markup Language (B2MML) is used courtesy of MESA International.";

    public const string BatchMlCourtesy = "The Batch Markup Language (BatchML) is used courtesy of the World Batch Forum. " + Courtesy;

    /// <summary>
    /// A text as XML can hold it. A sign that it cannot, such as a bell, is written as <c>_x0007_</c>, and what looks like one already as
    /// <c>_x005F_x0007_</c>: nothing is lost, and <see cref="FromXml"/> is the way back.
    /// </summary>
    public static string ToXml(string text)
    {
        if (!text.Contains("_x", StringComparison.Ordinal) && IsXml(text)) return text;
        var escaped = Escape().Replace(text, "_x005F_${rest}");
        var written = new StringBuilder(escaped.Length + 16);
        for (var i = 0; i < escaped.Length; i++)
        {
            if (LengthAt(escaped, i) is var length and > 0)
            {
                written.Append(escaped, i, length);
                i += length - 1;
            }
            else written.Append(CultureInfo.InvariantCulture, $"_x{(int)escaped[i]:X4}_");
        }
        return written.ToString();
    }

    public static string FromXml(string text) =>
        !text.Contains("_x", StringComparison.Ordinal)
            ? text
            : Escaped().Replace(text, match => ((char)int.Parse(match.Groups["hex"].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());

    private static bool IsXml(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (LengthAt(text, i) is var length and > 0) i += length - 1;
            else return false;
        }
        return true;
    }

    /// <summary>How many chars the sign has that stands here; 0 where XML has no place for it.</summary>
    private static int LengthAt(string text, int at) =>
        XmlConvert.IsXmlChar(text[at]) ? 1 : at + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[at + 1], text[at]) ? 2 : 0;

    // What ToXml writes and nothing else: any other _x0041_ in a file is a text that looks like that.
    private const string Codes = "(005F|000[0-8BCEF]|001[0-9A-F]|D[89A-F][0-9A-F]{2}|FFF[EF])";

    [GeneratedRegex("_(?<rest>x" + Codes + "_)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Timeout.Infinite)]
    private static partial Regex Escape();

    [GeneratedRegex("_x(?<hex>" + Codes + ")_", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Timeout.Infinite)]
    private static partial Regex Escaped();
}
