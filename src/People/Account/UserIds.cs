namespace Theriac.People.Account;

/// <summary>
/// User ids: 2 to 32 of <c>a-z 0-9 . _ -</c>, beginning with a letter or digit. Typed capitals are folded. Letters outside
/// ASCII are refused rather than folded, so that no two ids can look or fold alike (P11-300a).
/// </summary>
internal static class UserIds
{
    public const int LengthMax = 32;

    public static bool TryFold(string? text, out string userId)
    {
        userId = (text ?? "").Trim();
        if (userId.Length is < 2 or > LengthMax || !char.IsAsciiLetterOrDigit(userId[0]) || !userId.All(IsAllowed))
            return false;
        userId = userId.ToLowerInvariant();
        return true;
    }

    private static bool IsAllowed(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' or '-';
}
