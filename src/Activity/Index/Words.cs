using System.Globalization;
using System.Text;

namespace Theriac.Activity.Index;

/// <summary>
/// Cuts text into words, the same way for what is stored and for what is asked: runs of letters and digits in lower case, a point
/// between digits belongs to the number, and each Chinese character is a word.
/// </summary>
internal sealed class Words
{
    /// <summary>Words of one entry that are found; a record of a hundred pages is found by its first ones.</summary>
    public const int CountMax = 200;

    /// <summary>What is longer is a hash or a file, not a word.</summary>
    public const int LengthMax = 40;

    private readonly HashSet<string> _words = new(StringComparer.Ordinal);
    private readonly StringBuilder _word = new();

    public IReadOnlyCollection<string> All => _words;

    public static IReadOnlyCollection<string> Of(string text)
    {
        var words = new Words();
        words.Add(text);
        return words.All;
    }

    /// <summary>The words as they follow each other, also those that occur again.</summary>
    public static IReadOnlyList<string> InOrder(string text) =>
        [.. text.Split([' ', '\t', '\n', '\r', '-', '/', ','], StringSplitOptions.RemoveEmptyEntries).SelectMany(Of)];

    public void Add(string text)
    {
        for (var i = 0; i < text.Length && _words.Count < CountMax; i++)
        {
            var c = text[i];
            if (IsIdeograph(c))
            {
                End();
                _words.Add(c.ToString());
            }
            else if (IsPart(c) || (c == '.' && IsBetweenDigits(text, i)))
            {
                _word.Append(char.ToLowerInvariant(c));
            }
            else
            {
                End();
            }
        }

        End();
    }

    private void End()
    {
        if (_word.Length is > 0 and <= LengthMax && _words.Count < CountMax)
            _words.Add(_word.ToString());
        _word.Clear();
    }

    // A mark above or below a letter is part of it, also where it is written on its own.
    private static bool IsPart(char c) =>
        char.IsLetterOrDigit(c) || char.IsSurrogate(c) || char.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark;

    private static bool IsIdeograph(char c) => c is >= '\u3400' and <= '\u9FFF';

    private static bool IsBetweenDigits(string text, int at) =>
        at > 0 && at < text.Length - 1 && char.IsAsciiDigit(text[at - 1]) && char.IsAsciiDigit(text[at + 1]);
}
