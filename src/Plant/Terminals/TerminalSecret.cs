using System.Security.Cryptography;
using System.Text;

namespace Theriac.Plant.Terminals;

/// <summary>Codes and cookies of terminals. Only hashes are stored; both are random enough to need no salt.</summary>
internal static class TerminalSecret
{
    public const string Cookie = "theriac-terminal";
    public const long CodeMicrosMax = 15 * 60 * 1_000_000L;
    public const int CookieDays = 400; // Browsers keep no cookie longer; it is set anew from time to time.

    private const string Letters = "23456789ABCDEFGHJKMNPQRSTVWXYZ"; // Without 0 O 1 I L U, which people mix up.
    private const int CodeLength = 12;
    private const int LengthMax = 100;

    /// <summary>59 random bits in three groups, short enough to type on a tablet and too long to guess in a quarter of an hour.</summary>
    public static string NewCode()
    {
        var letters = RandomNumberGenerator.GetString(Letters, CodeLength);
        return $"{letters[..4]}-{letters[4..8]}-{letters[8..]}";
    }

    public static string NewCookie() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    /// <summary>Case, spaces and hyphens of a typed code do not count.</summary>
    public static byte[] HashOfCode(string? code) =>
        Hash(new string([.. (code ?? "").Take(LengthMax).Where(char.IsAsciiLetterOrDigit).Select(char.ToUpperInvariant)]));

    public static byte[] HashOfCookie(string cookie) => Hash(cookie.Length <= LengthMax ? cookie : "");

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
