using System.Text.RegularExpressions;

namespace Theriac.Recipes;

/// <summary>Names of BatchML V0701, and what is ours in it.</summary>
/// <remarks>
/// Our own words stand where its schema leaves room: in OtherInformation, in parameters within parameters, in constraints. Their ids carry
/// the scheme below, so that nobody takes them for somebody else's.
/// </remarks>
public static partial class BatchMlForm
{
    /// <summary>Names our ids once, at the head of the document.</summary>
    public const string SchemeUri = "urn:theriac:recipe:1";

    /// <summary>Of an id that is a path into the recipe's document.</summary>
    public const string Scheme = "theriac";

    public const string InstructionScheme = "theriac.instruction";
    public const string SourceScheme = "theriac.source";

    /// <summary>Of an id that only the file has, because BatchML wants one.</summary>
    public const string MadeScheme = "theriac.made";

    public const string Origin = "Theriac";

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

    [GeneratedRegex(@"^[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Timeout.Infinite)]
    private static partial Regex NumberForm();
}
