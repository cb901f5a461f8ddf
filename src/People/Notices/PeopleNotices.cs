using Theriac.Ledger;
using Theriac.People.Account;
using Theriac.People.Credential;
using Theriac.People.Machine;

namespace Theriac.People.Notices;

/// <summary>What this module tells whom.</summary>
internal sealed class PeopleNotices : INoticeRule
{
    /// <summary>From this many failures of unknown ids in one stretch on, the security officer is told.</summary>
    public const int UnknownFailuresTold = 10;

    private static readonly string Security = NoticeAudience.Of(Role.SecurityOfficer);

    public IEnumerable<NoticeChange> Of(Entry entry, IFact fact)
    {
        var subject = entry.Stream;
        var person = NoticeAudience.OfPerson(subject.StartsWith(PersonState.Prefix, StringComparison.Ordinal) ? subject[PersonState.Prefix.Length..] : "");
        return fact switch
        {
            PersonAdded added => CheckMissing(added.UserId),
            IdentityCheckRecorded => [new NoticeChange.Close("identity-check-missing", subject)],
            AccountLocked locked => new[] { Security, NoticeAudience.Of(Role.Administrator) }.Select(audience =>
                Tell(audience, NoticeUrgency.MustAct, "account-locked", ("person", subject[PersonState.Prefix.Length..]), ("where", locked.Where))),
            AccountUnlocked => [new NoticeChange.Close("account-locked", subject)],
            PersonDeactivated => [new NoticeChange.Close("account-locked", subject), new NoticeChange.Close("identity-check-missing", subject)],
            PasswordReset reset =>
                [
                    Tell(person, NoticeUrgency.GoodToKnow, "password-reset", ("by", entry.Actor), ("reason", reset.Reason)),
                    Tell(Security, NoticeUrgency.GoodToKnow, "password-reset", ("by", entry.Actor), ("person", subject[PersonState.Prefix.Length..])),
                    .. CheckMissing(subject[PersonState.Prefix.Length..]),
                ],
            PasskeyAdded added => [Tell(person, NoticeUrgency.GoodToKnow, "passkey-added", ("label", added.Label))],
            RoleGranted granted => [Tell(person, NoticeUrgency.GoodToKnow, "role-granted", ("role", RoleNames.Of(granted.Role)), ("site", granted.Site))],
            RoleRevoked revoked => [Tell(person, NoticeUrgency.GoodToKnow, "role-revoked", ("role", RoleNames.Of(revoked.Role)), ("site", revoked.Site))],
            UnknownSignIns { Count: >= UnknownFailuresTold } chunk =>
                [Tell(Security, NoticeUrgency.GoodToKnow, "unknown-sign-ins", ("count", chunk.Count.ToString()))],
            TokenCreated created => [Tell(Security, NoticeUrgency.GoodToKnow, "token-created", ("name", created.Name), ("by", entry.Actor))],
            _ => [],
        };

        IEnumerable<NoticeChange> CheckMissing(string userId) =>
            [Tell(NoticeAudience.Of(Role.Administrator), NoticeUrgency.MustAct, "identity-check-missing", ("person", userId))];

        NoticeChange.Open Tell(string audience, NoticeUrgency urgency, string code, params (string Name, string Value)[] facts) =>
            new(audience, urgency, code, subject, facts.ToDictionary(fact => fact.Name, fact => fact.Value));
    }
}
