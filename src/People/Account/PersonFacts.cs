using Theriac.Ledger;

namespace Theriac.People.Account;

/// <summary>An account exists from now on; its id is never used for anybody else (P11-100a).</summary>
[Fact("person-added.v1")]
internal sealed record PersonAdded(string UserId, string Name, string Language) : IFact;

/// <summary>The person reads screens, documents and messages in another language from now on.</summary>
/// <param name="Language">en, vi or zh.</param>
[Fact("language-chosen.v1")]
internal sealed record LanguageChosen(string Language) : IFact;

[Fact("role-granted.v1")]
internal sealed record RoleGranted(Role Role, string Site, string Reason) : IFact;

[Fact("role-revoked.v1")]
internal sealed record RoleRevoked(Role Role, string Site, string Reason) : IFact;

/// <param name="ExpiresAt">Microseconds UTC; null does not lapse.</param>
[Fact("qualification-granted.v1")]
internal sealed record QualificationGranted(string Qualification, long? ExpiresAt, string Reason) : IFact;

[Fact("qualification-revoked.v1")]
internal sealed record QualificationRevoked(string Qualification, string Reason) : IFact;

/// <summary>Somebody saw who the person is. Until then there is no right to sign (P11-100b).</summary>
/// <param name="How">For example: passport shown in person.</param>
[Fact("identity-check-recorded.v1")]
internal sealed record IdentityCheckRecorded(string How) : IFact;

[Fact("person-deactivated.v1")]
internal sealed record PersonDeactivated(string Reason) : IFact;

/// <summary>
/// An administrator set a one-time password. It signs nothing, the owner is told, and the right to sign is off until
/// somebody else has seen who the person is: to sign as another takes two people (P11-200a3).
/// </summary>
[Fact("password-reset.v1")]
internal sealed record PasswordReset(string Reason) : IFact;

[Fact("password-changed.v1")]
internal sealed record PasswordChanged : IFact;

/// <param name="Failures">Failed secrets in a row, in sign-in, unlock and signing together.</param>
/// <param name="Where">What the last one was for: sign-in, unlock, sign or change-password.</param>
[Fact("account-locked.v1")]
internal sealed record AccountLocked(int Failures, string Where) : IFact;

[Fact("account-unlocked.v1")]
internal sealed record AccountUnlocked(string Reason) : IFact;

/// <param name="Credential">SHA-256 of the credential id, so that a lost key can be named.</param>
[Fact("passkey-added.v1")]
internal sealed record PasskeyAdded(string Credential, string Label) : IFact;

[Fact("passkey-removed.v1")]
internal sealed record PasskeyRemoved(string Credential, string Reason) : IFact;
