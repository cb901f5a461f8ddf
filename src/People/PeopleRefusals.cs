using Theriac.Kernel;

namespace Theriac.People;

/// <summary>Every refusal of this module. Codes are contract.</summary>
internal static class PeopleRefusals
{
    public static readonly Refusal SignedOut = new("signed-out", 401, "You are not signed in. Sign in to go on.");

    public static readonly Refusal SessionLocked = new(
        "session-locked", 401, "This session is locked. Unlock it with your secret; your work is kept.");

    public static readonly Refusal TokenUnknown = new(
        "token-unknown", 401, "The token is unknown, expired or revoked. Ask an administrator for a new one.");

    public static readonly Refusal PasswordChangeRequired = new(
        "password-change-required", 403, "Your password must be changed before you go on.");

    public static readonly Refusal CsrfMissing = new(
        "csrf-missing", 403, "The request lacks the X-CSRF-Token of this session. Reload the page.");

    public static readonly Refusal CrossSite = new("cross-site-request", 403, "The request came from another site.");

    public static readonly Refusal PasskeyNeeded = new(
        "passkey-needed", 403, "Outside the plant's network a password alone is not enough. Sign in with a passkey.");

    public static readonly Refusal AccountLocked = new(
        "account-locked", 403, "This account is locked after failed attempts. The security officer was told and can unlock it.");

    public static readonly Refusal SignInBusy = new("sign-in-busy", 429, "Many people sign in at this moment. Try again in a few seconds.");

    public static readonly Refusal PersonExists = new("person-exists", 409, "This user id was given before. An id is never used again; choose another.");

    public static readonly Refusal PersonInactive = new("person-inactive", 409, "This account is deactivated.");

    public static readonly Refusal AccountChanged = new(
        "account-changed", 409, "Somebody changed this account at the same moment. Sign in again.");

    public static readonly Refusal OwnAccount = new("own-account", 403, "Nobody changes the rights of his own account. Ask another administrator.");

    public static readonly Refusal CheckedByResetter = new(
        "checked-by-resetter", 403, "Who gave the password cannot check the identity too. Ask another administrator or the security officer.");

    public static readonly Refusal RoleHeld = new("role-held", 409, "The person holds this role at this site already.");

    public static readonly Refusal RoleNotHeld = new("role-not-held", 409, "The person does not hold this role at this site.");

    public static readonly Refusal RoleForMachines = new("role-for-machines", 422, "The role machine is only for API tokens.");

    public static readonly Refusal QualificationNotHeld = new("qualification-not-held", 409, "The person does not hold this qualification.");

    public static readonly Refusal NotLocked = new("account-not-locked", 409, "This account is not locked.");

    public static readonly Refusal PasskeyRefused = new("passkey-refused", 401, "The passkey was not accepted. Try again or use the password.");

    public static readonly Refusal ChallengeUnknown = new("passkey-expired", 401, "This passkey request is over. Start again.");

    public static readonly Refusal MeaningMissing = new("meaning-missing", 422, "A signature needs its meaning. Choose what you sign for.");

    public static readonly Refusal MeaningDiffers = new("meaning-differs", 422, "The meaning is not the one that was shown. Read the document again.");

    public static readonly Refusal DocumentChanged = new("document-changed", 409, "What you were shown has changed. Read it again before you sign.");

    public static readonly Refusal ComponentsMissing = new(
        "signature-components-missing", 422, "The first signature of a session needs user id and password; later ones the password.");

    public static readonly Refusal SignerNotSession = new(
        "signer-not-session", 403, "This is signed by the person of this session. Lock it, and let the other person sign in.");

    public static readonly Refusal SecondPersonNeeded = new("second-person-needed", 403, "A second person must sign this, not the one of this session.");

    public static readonly Refusal IdentityNotChecked = new(
        "identity-not-checked", 403, "This person may not sign yet: no identity check is recorded. Ask an administrator.");

    public static readonly Refusal MachineCannotSign = new("machine-cannot-sign", 403, "A machine cannot sign. A person must.");

    public static Refusal PasskeysMany(int max) => new("passkeys-many", 409, $"An account has at most {max} passkeys. Remove one first.");

    public static Refusal IncidentElsewhere(string id, string site) =>
        new Refusal("incident-elsewhere", 403, $"Incident {id} is about {site}. It is closed by quality, the administrator or the security officer of that site.")
            .With("incident", id).With("site", site);

    public static Refusal IncidentClosed(string id) =>
        new Refusal("incident-closed", 409, $"Incident {id} is closed. What happens again opens a new one.").With("incident", id);

    public static Refusal NotFound(string what, string id) =>
        new Refusal($"{what}-not-found", 404, $"There is no {what} {id}.").With(what, id);

    public static Refusal RoleMissing(IEnumerable<Role> roles) =>
        new Refusal("role-missing", 403, "Your roles do not allow this. An administrator can grant a role that does.")
            .With("roles", string.Join(' ', roles.Select(RoleNames.Of)));

    public static Refusal CredentialsWrong(int triesLeft) =>
        new Refusal("credentials-wrong", 401, $"User id or password is not right. {triesLeft} tries left.")
            .With("triesLeft", triesLeft.ToString());

    public static Refusal RoleConflict(Role held, Role wanted) =>
        new Refusal("role-conflict", 409, $"{RoleNames.Of(wanted)} does not go with {RoleNames.Of(held)}, which this person holds.")
            .With("held", RoleNames.Of(held)).With("wanted", RoleNames.Of(wanted));

    public static Refusal SignerNotAllowed(string userId, string why) =>
        new Refusal("signer-not-allowed", 403, $"{userId} may not sign this: {why}").With("signer", userId);

    public static Refusal QualificationMissing(string userId, string qualification) =>
        new Refusal("qualification-missing", 403, $"{userId} is not qualified for {qualification}.")
            .With("signer", userId).With("qualification", qualification);

    public static Refusal QualificationLapsed(string userId, string qualification, string at) =>
        new Refusal("qualification-lapsed", 403, $"The qualification of {userId} for {qualification} lapsed at {at}.")
            .With("signer", userId).With("qualification", qualification).With("lapsedAt", at);
}
