using Theriac.Edge;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People.AccessReview;
using Theriac.People.Credential;
using Theriac.People.Machine;

namespace Theriac.People.Account;

/// <summary>Facts of accounts in words.</summary>
internal sealed class PeopleSentences : IFactSentences
{
    public string? Say(Entry entry, IFact fact)
    {
        var who = entry.Stream[(entry.Stream.IndexOf('/', StringComparison.Ordinal) + 1)..];
        return OfRights(who, fact) ?? OfAccess(who, fact);
    }

    private static string? OfRights(string who, IFact fact) => fact switch
    {
        PersonAdded added => $"added the account {who} for {added.Name}",
        RoleGranted granted => $"granted {who} the role {RoleNames.Of(granted.Role)} at {SiteOf(granted.Site)}",
        RoleRevoked revoked => $"took from {who} the role {RoleNames.Of(revoked.Role)} at {SiteOf(revoked.Site)}",
        QualificationGranted { ExpiresAt: { } at } granted => $"qualified {who} for {granted.Qualification} until {Micros.ToText(at)}",
        QualificationGranted granted => $"qualified {who} for {granted.Qualification}",
        QualificationRevoked revoked => $"took from {who} the qualification {revoked.Qualification}",
        IdentityCheckRecorded check => $"checked the identity of {who}: {check.How}",
        PersonDeactivated => $"deactivated the account {who}",
        PasswordReset => $"reset the password of {who}",
        PasswordChanged => $"changed the password of {who}",
        TokenCreated created => $"made an API token for {created.Name}",
        TokenRevoked => $"revoked the API token {who}",
        PasskeyAdded added => $"added the passkey {added.Label} to {who}",
        PasskeyRemoved => $"removed a passkey of {who}",
        _ => null,
    };

    private static string? OfAccess(string who, IFact fact) => fact switch
    {
        AccountLocked locked => $"account {who} locked after {locked.Failures} failed secrets, the last for {locked.Where}",
        AccountUnlocked => $"unlocked the account {who}",
        SignedIn signed => $"signed in by {signed.Method}",
        SignedOut signed => $"session over: {signed.How}",
        SecretRefused refused => $"secret refused for {refused.Where}, {refused.Failures} in a row",
        AccessReviewed reviewed => $"reviewed who is {RoleNames.Of(reviewed.Role)}: {reviewed.Holders.Count} people",
        UnknownSignIns chunk => $"{chunk.Count} sign-ins with unknown ids refused",
        _ => null,
    };

    private static string SiteOf(string site) => site == RoleGrant.AllSites ? "all sites" : site;
}
