using Theriac.Edge;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People.AccessReview;
using Theriac.People.Credential;
using Theriac.People.Incidents;
using Theriac.People.Machine;

namespace Theriac.People.Account;

/// <summary>Facts of accounts, for the activity trace.</summary>
internal sealed class PeopleSentences : IFactSentences
{
    public Sentence? Say(Entry entry, IFact fact)
    {
        var who = entry.Stream[(entry.Stream.IndexOf('/', StringComparison.Ordinal) + 1)..];
        return OfRights(who, fact) ?? OfAccess(who, fact) ?? OfIncident(fact);
    }

    private static Sentence? OfRights(string who, IFact fact) => fact switch
    {
        PersonAdded one => Sentence.Of("fact.person-added", ("who", who), ("name", one.Name)),
        RoleGranted one => Role("fact.role-granted", who, one.Role, one.Site),
        RoleRevoked one => Role("fact.role-revoked", who, one.Role, one.Site),
        QualificationGranted { ExpiresAt: { } at } one => Sentence.Of(
            "fact.qualification-granted-until", ("who", who), ("qualification", one.Qualification), ("until", Micros.ToText(at))),
        QualificationGranted one => Sentence.Of("fact.qualification-granted", ("who", who), ("qualification", one.Qualification)),
        QualificationRevoked one => Sentence.Of("fact.qualification-revoked", ("who", who), ("qualification", one.Qualification)),
        IdentityCheckRecorded one => Sentence.Of("fact.identity-check-recorded", ("who", who), ("how", one.How)),
        LanguageChosen one => Sentence.Of("fact.language-chosen", ("language", one.Language)),
        PersonDeactivated => Sentence.Of("fact.person-deactivated", ("who", who)),
        PasswordReset => Sentence.Of("fact.password-reset", ("who", who)),
        PasswordChanged => Sentence.Of("fact.password-changed", ("who", who)),
        TokenCreated one => Sentence.Of("fact.token-created", ("name", one.Name)),
        TokenRevoked => Sentence.Of("fact.token-revoked", ("who", who)),
        PasskeyAdded one => Sentence.Of("fact.passkey-added", ("who", who), ("label", one.Label)),
        PasskeyRemoved => Sentence.Of("fact.passkey-removed", ("who", who)),
        _ => null,
    };

    private static Sentence? OfAccess(string who, IFact fact) => fact switch
    {
        AccountLocked one => Sentence.Of("fact.account-locked", ("who", who), ("failures", one.Failures), ("where", one.Where)),
        AccountUnlocked => Sentence.Of("fact.account-unlocked", ("who", who)),
        SignedIn one => Sentence.Of("fact.signed-in", ("method", one.Method)),
        SignedOut one => Sentence.Of("fact.signed-out", ("how", one.How)),
        SecretRefused one => Sentence.Of("fact.secret-refused", ("where", one.Where), ("failures", one.Failures)),
        AccessReviewed one => Sentence.Of("fact.access-reviewed", ("role", RoleNames.Of(one.Role)), ("count", one.Holders.Count)),
        UnknownSignIns one => Sentence.Of("fact.unknown-sign-ins", ("count", one.Count)),
        _ => null,
    };

    private static Sentence? OfIncident(IFact fact) => fact switch
    {
        IncidentOpened one => Sentence.Of("fact.incident-opened", ("id", one.Id), ("subject", one.Subject), ("text", one.Detail)),
        IncidentRepeated one => Sentence.Of("fact.incident-repeated", ("id", one.Id), ("text", one.Detail)),
        IncidentOver one => Sentence.Of("fact.incident-over", ("id", one.Id)),
        IncidentClosed one => Sentence.Of("fact.incident-closed", ("id", one.Id), ("cause", one.Cause), ("action", one.Action)),
        _ => null,
    };

    private static Sentence Role(string key, string who, Role role, string site) => Sentence.Of(
        key, ("who", who), ("role", RoleNames.Of(role)), ("site", site == RoleGrant.AllSites ? "all-sites" : site));
}
