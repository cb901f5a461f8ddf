using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Theriac.Recipes;

/// <summary>Names of BatchML V0701, and what is ours in it.</summary>
/// <remarks>
/// Our own words stand where its schema leaves room: in OtherInformation, in parameters within parameters, in constraints. Their ids carry
/// the scheme below, so that nobody takes them for somebody else's.
/// </remarks>
public static partial class BatchMlForm
{
    public const string Space = "http://www.mesa.org/xml/B2MML";

    /// <summary>Names our ids once, at the head of the document.</summary>
    public const string SchemeUri = "urn:theriac:recipe:1";

    /// <summary>Of an id that is a path into the recipe's document.</summary>
    public const string Scheme = "theriac";

    public const string InstructionScheme = "theriac.instruction";
    public const string SourceScheme = "theriac.source";

    /// <summary>Of an id that only the file has, because BatchML wants one.</summary>
    public const string MadeScheme = "theriac.made";

    public const string Origin = "Theriac";

    public const string Courtesy =
        "The Batch Markup Language (BatchML) is used courtesy of the World Batch Forum. " +
        "The Business To Manufacturing Markup Language (B2MML) is used courtesy of MESA International.";

    public static readonly IReadOnlySet<string> ParameterTypes =
        new HashSet<string>(StringComparer.Ordinal) { "ProcessInput", "ProcessOutput", "ProcessParameter" };

    public static readonly IReadOnlySet<string> Interpretations =
        new HashSet<string>(StringComparer.Ordinal) { "Constant", "Reference", "Equation", "External" };

    public static readonly IReadOnlySet<string> DataTypes = new HashSet<string>(
        ("Amount BinaryObject Code DateTime Identifier Indicator Measure Numeric Quantity Text string byte unsignedByte binary integer " +
        "positiveInteger negativeInteger nonNegativeInteger nonPositiveInteger int unsignedInt long unsignedLong short unsignedShort decimal float " +
        "double boolean time timeInstant timePeriod duration date dateTime month year century recurringDay recurringDate recurringDuration Name " +
        "QName NCName uriReference language ID IDREF IDREFS ENTITY ENTITIES NOTATION NMTOKEN NMTOKENS Enumeration SVG").Split(' '),
        StringComparer.Ordinal);

    /// <summary>True for a text that stays what it is where a schema-aware reader makes one line of white space.</summary>
    public static bool IsOneLine(string text) => text.AsSpan().Trim().Length == text.Length && !text.AsSpan().ContainsAny('\n', '\t', '\r');

    public static bool IsNumber(string text) => NumberForm().IsMatch(text);

    /// <summary>Two code points that a text may hold and XML may not, written as <c>_xFFFE_</c>.</summary>
    public static string ToXml(string text)
    {
        if (!text.Contains("_x", StringComparison.Ordinal) && !text.AsSpan().ContainsAny('\uFFFE', '\uFFFF')) return text;
        var written = Escape().Replace(text, "_x005F_${rest}");
        return new StringBuilder(written).Replace("\uFFFE", "_xFFFE_").Replace("\uFFFF", "_xFFFF_").ToString();
    }

    public static string FromXml(string text) =>
        !text.Contains("_x", StringComparison.Ordinal)
            ? text
            : Escaped().Replace(text, match => ((char)int.Parse(match.Groups["hex"].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());

    [GeneratedRegex(@"^[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Timeout.Infinite)]
    private static partial Regex NumberForm();

    [GeneratedRegex("_(?<rest>x(005F|FFFE|FFFF)_)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Timeout.Infinite)]
    private static partial Regex Escape();

    [GeneratedRegex("_x(?<hex>005F|FFFE|FFFF)_", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Timeout.Infinite)]
    private static partial Regex Escaped();
}
