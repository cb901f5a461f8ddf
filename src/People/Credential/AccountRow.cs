using Theriac.Kernel;

namespace Theriac.People.Credential;

/// <summary>The secret side of an account; operational, never in an entry.</summary>
internal sealed class AccountRow
{
    public string UserId { get; set; } = "";

    public string? PasswordHash { get; set; }

    public long PasswordAt { get; set; }

    public long MustChange { get; set; }

    public long Failures { get; set; }

    public long? SignedInAt { get; set; }

    /// <summary>Reset by somebody else, or aged (P11-300b).</summary>
    public bool NeedsChange(long nowMicros, PeopleOptions options) =>
        MustChange != 0 || nowMicros - PasswordAt > options.PasswordDaysMax * 86_400L * Micros.PerSecond;
}
