using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Theriac.Architecture.Tests.Texts;

/// <summary>A sentence of the source that a person may read, with its code; what is put into it stands as <c>‹1›</c>, <c>‹2›</c> …</summary>
public sealed record SaidSentence(string Code, string Text, string Place);

/// <summary>
/// Finds every sentence that stands beside a code: <c>new("lot-expired", 409, $"Lot {id} expired …")</c>,
/// <c>Add(pointer, "unit-missing", "A number has a unit.")</c>, <c>("pack-elsewhere", $"…")</c>.
/// </summary>
internal static partial class SaidSentences
{
    /// <summary>What these say is read by operators of a server (verify), by programmers, or by machines (EPCIS keeps the standard's words).</summary>
    private static readonly string[] ForNobodyAtAScreen = ["src/Cli/", "src/Storage/", "src/Ledger/Verify/", "src/Epcis/", "src/Host/Demo/"];

    /// <summary>All of them; the source is read once.</summary>
    public static IReadOnlyList<SaidSentence> All => Found.Value;

    private static readonly Lazy<IReadOnlyList<SaidSentence>> Found = new(Find);

    private static IReadOnlyList<SaidSentence> Find() =>
    [
        .. SourceFiles.CSharp("src")
            .Where(file => !Array.Exists(ForNobodyAtAScreen, SourceFiles.Short(file).StartsWith))
            .SelectMany(file => In(file)).DistinctBy(one => (one.Code, one.Text)),
    ];

    private static IEnumerable<SaidSentence> In(string file)
    {
        foreach (var node in CSharpSyntaxTree.ParseText(File.ReadAllText(file)).GetRoot().DescendantNodes())
        {
            IReadOnlyList<ExpressionSyntax> parts = node switch
            {
                ArgumentListSyntax list => [.. list.Arguments.Select(argument => argument.Expression)],
                TupleExpressionSyntax tuple => [.. tuple.Arguments.Select(argument => argument.Expression)],
                _ => [],
            };
            foreach (var said in Of(parts, $"{SourceFiles.Short(file)}:{node.GetLocation().GetLineSpan().StartLinePosition.Line + 1}"))
                yield return said;
        }
    }

    private static IEnumerable<SaidSentence> Of(IReadOnlyList<ExpressionSyntax> parts, string place)
    {
        for (var i = 0; i < parts.Count; i++)
        {
            var codes = CodesOf(parts[i]).ToList();
            if (codes.Count == 0 || parts.Skip(i + 1).Select(TextOf).FirstOrDefault(text => text is not null && Sentence().IsMatch(text)) is not { } text)
                continue;
            foreach (var code in codes)
                yield return new SaidSentence(code, text, place);
            yield break;
        }
    }

    private static IEnumerable<string> CodesOf(ExpressionSyntax expression) => expression switch
    {
        LiteralExpressionSyntax literal when literal.Token.Value is string text && Code().IsMatch(text) => [text],
        ConditionalExpressionSyntax choice => CodesOf(choice.WhenTrue).Concat(CodesOf(choice.WhenFalse)),
        _ => [],
    };

    private static string? TextOf(ExpressionSyntax expression) => expression switch
    {
        LiteralExpressionSyntax literal => literal.Token.Value as string,
        InterpolatedStringExpressionSyntax interpolated => TextOf(interpolated),
        BinaryExpressionSyntax sum when sum.OperatorToken.Text == "+" && TextOf(sum.Left) is { } left && TextOf(sum.Right) is { } right =>
            left + right,
        _ => null,
    };

    private static string TextOf(InterpolatedStringExpressionSyntax interpolated)
    {
        var holes = 0;
        return string.Concat(interpolated.Contents.Select(content => content switch
        {
            InterpolatedStringTextSyntax fixedText => fixedText.TextToken.ValueText.Replace("{{", "{").Replace("}}", "}"),
            _ => $"‹{++holes}›",
        }));
    }

    [GeneratedRegex("^[a-z][a-z0-9]*(-[a-z0-9]+)+$")]
    private static partial Regex Code();

    [GeneratedRegex("""^["‹(A-Z].*[.?)]$""")]
    private static partial Regex Sentence();
}
