using System.Text.RegularExpressions;

namespace Theriac.Recipes;

/// <summary>The forms of text that every road into a recipe holds to.</summary>
internal static partial class ShapeForms
{
    public static bool IsId(string text) => IdForm().IsMatch(text);

    /// <summary>True without control characters; line feed and tab may stay.</summary>
    public static bool IsPlain(string text) => !text.Any(c => char.IsControl(c) && c is not ('\n' or '\t'));

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}\z", RegexOptions.CultureInvariant, Timeout.Infinite)]
    private static partial Regex IdForm();
}
