using System.Text;
using Theriac.Kernel;

namespace Theriac.Gs1;

/// <summary>Element strings as people read and type them.</summary>
internal static class BracketedText
{
    public static Outcome<IReadOnlyList<AiElement>> Parse(ReadOnlySpan<char> rest)
    {
        var elements = new List<AiElement>();
        var value = new StringBuilder();
        while (!rest.IsEmpty)
        {
            var close = rest.IndexOf(')');
            if (rest[0] != '(' || close < 0)
                return Gs1Refusals.BracketsWrong();
            var ai = rest[1..close];
            rest = rest[(close + 1)..];
            if (!TakeValue(value.Clear(), ref rest))
                return Gs1Refusals.BracketsWrong();
            var element = AiElement.Of(ai, value.ToString());
            if (!element.IsOk)
                return element.Refusal;
            elements.Add(element.Value);
        }
        return elements;
    }

    public static string Write(IReadOnlyList<AiElement> elements)
    {
        var text = new StringBuilder();
        foreach (var element in elements)
        {
            var value = element.Value.Replace("(", "\\(", StringComparison.Ordinal);
            text.Append('(').Append(element.Ai).Append(')').Append(value);
        }
        return text.ToString();
    }

    /// <summary>Up to the next bracket; a backslash, which no value holds, makes a bracket part of the value.</summary>
    private static bool TakeValue(StringBuilder value, ref ReadOnlySpan<char> rest)
    {
        while (!rest.IsEmpty && rest[0] != '(')
        {
            if (rest is ['\\', '(' or ')', ..])
                rest = rest[1..];
            else if (rest[0] == '\\')
                return false;
            value.Append(rest[0]);
            rest = rest[1..];
        }
        return true;
    }
}
