namespace Theriac.People;

/// <summary>Limits of accounts and sessions; configuration section <c>People</c>. No user can change them.</summary>
public sealed class PeopleOptions
{
    /// <summary>Failed secrets in a row before the account locks (P11-300d).</summary>
    public int FailuresMax { get; set; } = 5;

    /// <summary>A session without a deed of its person locks after this time (A11D-11d).</summary>
    public int IdleSecondsMax { get; set; } = 600;

    /// <summary>A session ends after this time in any case.</summary>
    public int SessionSecondsMax { get; set; } = 16 * 3600;

    /// <summary>Open sessions of one person; a further one ends the oldest.</summary>
    public int SessionsMax { get; set; } = 10;

    /// <summary>An older password must be changed (P11-300b).</summary>
    public int PasswordDaysMax { get; set; } = 365;

    /// <summary>An account without sign-in for so long is listed as dormant (P11-300b).</summary>
    public int DormantDaysMax { get; set; } = 90;

    public int PasswordLengthMin { get; set; } = 10;

    public int PasswordLengthMax { get; set; } = 200;

    /// <summary>Rounds of the password hash (PBKDF2 with HMAC-SHA-512).</summary>
    public int PasswordRounds { get; set; } = 210_000;

    /// <summary>Secrets of sign-ins that are checked at the same time, and as many of people with a session; further ones wait.</summary>
    /// <remarks>A check keeps a processor busy for a tenth of a second and more: half of them stay free for the floor's entries.</remarks>
    public int SecretChecksMax { get; set; } = Math.Clamp(Environment.ProcessorCount / 2, 2, 8);

    /// <summary>Secret checks that may wait, likewise; further ones are refused.</summary>
    public int SecretChecksWaitingMax { get; set; } = 200;

    /// <summary>
    /// A secret that was checked is known again for so long, in memory alone, when the same person signs or unlocks; 0: each check is a dear one.
    /// </summary>
    public long SecretProvedSecondsMax { get; set; } = 12 * 3600;

    /// <summary>Persons whose secret is known again; when there are more, all are checked anew.</summary>
    public int SecretsProvedMax { get; set; } = 20_000;

    /// <summary>Failed sign-ins of one address in a minute before it waits outside while others stand at the door; enrolled terminals never do.</summary>
    public int StrangerFailuresMax { get; set; } = 10;

    /// <summary>Unknown ids whose failures are counted at the same time.</summary>
    public int UnknownIdsMax { get; set; } = 10_000;

    /// <summary>Failures of unknown ids become one entry in this time.</summary>
    public int UnknownFailuresSeconds { get; set; } = 60;

    /// <summary>A passkey request is over after this time.</summary>
    public int ChallengeSecondsMax { get; set; } = 300;

    public int TokenDaysMax { get; set; } = 366;

    /// <summary>Each role's holders are reviewed and signed for at least so often (A11D-11e).</summary>
    public int AccessReviewDaysMax { get; set; } = 180;

    /// <summary>Rows of sessions are kept so long; the access log keeps what happened for ever.</summary>
    public int SessionDaysKept { get; set; } = 30;

    /// <summary>
    /// Networks in CIDR form from which a password is enough; from anywhere else a passkey is needed (A11D-11c). Empty: everywhere.
    /// </summary>
    public IList<string> TrustedNetworks { get; set; } = [];

    /// <summary>Domain of passkeys; null takes the host of the request.</summary>
    public string? PasskeyDomain { get; set; }

    /// <summary>Zone of entries that belong to no site.</summary>
    public string Zone { get; set; } = "Etc/UTC";
}
