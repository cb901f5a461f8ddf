using System.Buffers;

namespace Theriac.Gs1;

/// <summary>The character sets of GS1 values (General Specifications, figures 7.11-1 to 7.11-3).</summary>
public static class Charset
{
    /// <summary>The 82 characters of serials and lots, in the order that gives each its value in check pairs.</summary>
    public const string Set82 = "!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";

    /// <summary>The 39 characters of component and part identifiers.</summary>
    public const string Set39 = "#-/0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private const string Base64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=";

    private static readonly SearchValues<char> In82 = SearchValues.Create(Set82);
    private static readonly SearchValues<char> In39 = SearchValues.Create(Set39);
    private static readonly SearchValues<char> InBase64 = SearchValues.Create(Base64);

    public static bool Is82(ReadOnlySpan<char> text) => !text.ContainsAnyExcept(In82);

    public static bool Is39(ReadOnlySpan<char> text) => !text.ContainsAnyExcept(In39);

    public static bool IsBase64Url(ReadOnlySpan<char> text) => !text.ContainsAnyExcept(InBase64);

    public static bool IsDigits(ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');
}
