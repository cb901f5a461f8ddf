using Theriac.Ledger;
using Theriac.Storage;

namespace Theriac.People.Account;

/// <summary>Rows that the accounts screens read.</summary>
internal sealed class PeopleProjection : IProjection
{
    private static readonly Sql AddPerson = Sql.Of<PeopleProjection>("Account/AddPerson");
    private static readonly Sql SetActive = Sql.Of<PeopleProjection>("Account/SetInactive");
    private static readonly Sql SetLocked = Sql.Of<PeopleProjection>("Account/SetLocked");
    private static readonly Sql SetChecked = Sql.Of<PeopleProjection>("Account/SetChecked");
    private static readonly Sql AddRole = Sql.Of<PeopleProjection>("Account/AddRole");
    private static readonly Sql EndRole = Sql.Of<PeopleProjection>("Account/EndRole");
    private static readonly Sql SetLanguage = Sql.Of<PeopleProjection>("Account/SetLanguage");
    private static readonly Sql AddQualification = Sql.Of<PeopleProjection>("Account/AddQualification");
    private static readonly Sql EndQualification = Sql.Of<PeopleProjection>("Account/EndQualification");

    public IReadOnlyList<string> Tables => ["people_person", "people_role", "people_qualification"];

    public void Project(Entry entry, IFact fact, ICollection<Statement> statements)
    {
        if (!entry.Stream.StartsWith(PersonState.Prefix, StringComparison.Ordinal))
            return;
        var userId = entry.Stream[PersonState.Prefix.Length..];
        Statement? statement = fact switch
        {
            PersonAdded added => new Statement(
                AddPerson, ("user_id", userId), ("name", added.Name), ("language", added.Language), ("at", entry.At), ("by", entry.Actor)),
            LanguageChosen chosen => new Statement(SetLanguage, ("user_id", userId), ("language", chosen.Language)),
            PersonDeactivated => new Statement(SetActive, ("user_id", userId), ("at", entry.At)),
            AccountLocked => new Statement(SetLocked, ("user_id", userId), ("locked", 1L)),
            AccountUnlocked => new Statement(SetLocked, ("user_id", userId), ("locked", 0L)),
            IdentityCheckRecorded check => new Statement(
                SetChecked, ("user_id", userId), ("at", entry.At), ("by", entry.Actor), ("how", check.How)),
            PasswordReset => new Statement(SetChecked, ("user_id", userId), ("at", null), ("by", null), ("how", null)),
            RoleGranted or RoleRevoked => OfRole(entry, userId, fact),
            QualificationGranted or QualificationRevoked => OfQualification(entry, userId, fact),
            _ => null,
        };
        if (statement is not null)
            statements.Add(statement);
    }

    private static Statement? OfRole(Entry entry, string userId, IFact fact) => fact switch
    {
        RoleGranted granted => new Statement(
            AddRole, ("number", entry.Number), ("user_id", userId), ("role", RoleNames.Of(granted.Role)), ("site", granted.Site),
            ("reason", granted.Reason), ("by", entry.Actor), ("at", entry.At)),
        RoleRevoked revoked => new Statement(
            EndRole, ("user_id", userId), ("role", RoleNames.Of(revoked.Role)), ("site", revoked.Site), ("reason", revoked.Reason),
            ("by", entry.Actor), ("at", entry.At)),
        _ => null,
    };

    private static Statement? OfQualification(Entry entry, string userId, IFact fact) => fact switch
    {
        QualificationGranted granted => new Statement(
            AddQualification, ("number", entry.Number), ("user_id", userId), ("qualification", granted.Qualification),
            ("expires_at", granted.ExpiresAt), ("reason", granted.Reason), ("by", entry.Actor), ("at", entry.At)),
        QualificationRevoked revoked => new Statement(
            EndQualification, ("user_id", userId), ("qualification", revoked.Qualification), ("reason", revoked.Reason),
            ("by", entry.Actor), ("at", entry.At)),
        _ => null,
    };
}
