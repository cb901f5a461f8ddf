using Theriac.Expressions.Functions;
using Theriac.Expressions.Syntax;

namespace Theriac.Expressions.Completion;

/// <summary>What could be written at a place.</summary>
/// <param name="Replaces">The begun word or path that it takes the place of.</param>
/// <param name="Insert">What to write: <c>{granulation.water}</c>, <c>mean(</c>.</param>
/// <param name="Kind"><c>value</c>, <c>function</c> or <c>word</c>.</param>
/// <param name="Title">What a value is called, or a function's arguments.</param>
public sealed record Proposal(Span Replaces, string Insert, string Kind, string Title);

internal static class Proposals
{
    private const int Most = 50;

    public static IReadOnlyList<Proposal> At(string text, int position, IScope scope)
    {
        position = Math.Clamp(position, 0, text.Length);
        var brace = text.LastIndexOf('{', Math.Max(0, position - 1), Math.Max(0, position));
        var isInBraces = brace >= 0 && text.IndexOf('}', brace, position - brace) < 0;
        return isInBraces ? Values(text, brace, position, scope) : [.. Names(text, position, scope).Take(Most)];
    }

    private static List<Proposal> Values(string text, int brace, int position, IScope scope)
    {
        var begun = text[(brace + 1)..position].Trim();
        var end = text.IndexOf('}', position);
        var isClosed = end >= 0 && text.IndexOf('{', position, end - position) < 0;
        return Rank(scope, begun, new Span(brace, (isClosed ? end + 1 : position) - brace));
    }

    private static IEnumerable<Proposal> Names(string text, int position, IScope scope)
    {
        var start = position;
        while (start > 0 && (char.IsLetterOrDigit(text[start - 1]) || text[start - 1] == '_'))
            start--;
        var begun = text[start..position];
        var span = new Span(start, position - start);
        if (begun.Length > 0 && char.IsAsciiDigit(begun[0]))
            return [];
        var functions = Function.All.Where(function => function.Name.StartsWith(begun, StringComparison.OrdinalIgnoreCase))
            .Select(function => new Proposal(span, $"{function.Name}(", "function", function.Signature));
        var words = Token.Reserved.Where(word => word.StartsWith(begun, StringComparison.OrdinalIgnoreCase))
            .Select(word => new Proposal(span, word, "word", ""));
        return Rank(scope, begun, span).Concat(functions).Concat(words);
    }

    /// <summary>Paths that begin so come before those that have it somewhere in path or title.</summary>
    private static List<Proposal> Rank(IScope scope, string begun, Span span) =>
    [
        .. scope.Paths
            .Where(one => one.Path.Contains(begun, StringComparison.OrdinalIgnoreCase)
                || one.Title.Contains(begun, StringComparison.OrdinalIgnoreCase))
            .OrderBy(one => !one.Path.StartsWith(begun, StringComparison.OrdinalIgnoreCase))
            .ThenBy(one => one.Path, StringComparer.Ordinal)
            .Take(Most).Select(one => new Proposal(span, $"{{{one.Path}}}", "value", one.Title)),
    ];
}
