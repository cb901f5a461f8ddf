namespace Theriac.Gs1;

/// <summary>The check digit of GS1 keys, and the check character pair of alphanumeric ones.</summary>
public static class CheckDigits
{
    private const string PairCharacters = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private const int PairModulus = 1021;

    private static readonly int[] PairWeights =
        [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83];

    /// <summary>The check digit for a body of digits: weights 3, 1, 3 … from its right end, modulo 10.</summary>
    public static char Of(ReadOnlySpan<char> body)
    {
        var sum = 0;
        for (var i = 0; i < body.Length; i++)
        {
            if (!char.IsAsciiDigit(body[i]))
                throw new ArgumentException("A body has digits only.", nameof(body));
            sum += (body[i] - '0') * ((body.Length - i) % 2 == 1 ? 3 : 1);
        }
        return (char)('0' + (10 - sum % 10) % 10);
    }

    /// <summary>Whether the last of these digits is the check digit of those before it.</summary>
    public static bool IsRight(ReadOnlySpan<char> digits) =>
        digits.Length > 1 && Charset.IsDigits(digits) && Of(digits[..^1]) == digits[^1];

    /// <summary>The two check characters of a Global Model Number (General Specifications, section 7.9.5).</summary>
    public static string PairOf(ReadOnlySpan<char> body)
    {
        if (body.Length > PairWeights.Length || !Charset.Is82(body))
            throw new ArgumentException("A body has at most 23 characters of the set of 82.", nameof(body));
        var sum = 0;
        for (var i = 0; i < body.Length; i++)
            sum += Charset.Set82.IndexOf(body[i], StringComparison.Ordinal) * PairWeights[body.Length - i - 1];
        var rest = sum % PairModulus;
        return $"{PairCharacters[rest >> 5]}{PairCharacters[rest & 31]}";
    }

    public static bool IsPairRight(ReadOnlySpan<char> text) =>
        text.Length is > 2 and <= 25 && Charset.Is82(text) && text[^2..].SequenceEqual(PairOf(text[..^2]));
}
