namespace Theriac.Gs1;

/// <summary>
/// How many digits of a key are the company prefix. EPC URNs need it, and no key tells it: the operator supplies the
/// table.
/// </summary>
public interface IGcpLengths
{
    /// <summary>
    /// The length of the company prefix with which these digits begin; null when the table has no entry, which is never
    /// guessed.
    /// </summary>
    /// <param name="digits">The key from its company prefix on, without indicator or extension digit.</param>
    int? LengthOf(ReadOnlySpan<char> digits);
}
