using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People.Account;

namespace Theriac.People.Manage;

/// <summary>Every decision about an account. Pure.</summary>
internal static class PersonDecisions
{
    public static Outcome<IFact> GrantRole(PersonState person, string by, RoleGrant grant, string reason)
    {
        if (!person.Active)
            return PeopleRefusals.PersonInactive;
        if (person.UserId == by)
            return PeopleRefusals.OwnAccount;
        if (grant.Role == Role.Machine)
            return PeopleRefusals.RoleForMachines;
        if (person.Roles.Contains(grant))
            return PeopleRefusals.RoleHeld;
        return RoleConflicts.Find(person.Roles.Select(held => held.Role), grant.Role) is { } conflict
            ? PeopleRefusals.RoleConflict(conflict, grant.Role)
            : new RoleGranted(grant.Role, grant.Site, reason);
    }

    public static Outcome<IFact> RevokeRole(PersonState person, string by, RoleGrant grant, string reason)
    {
        if (person.UserId == by)
            return PeopleRefusals.OwnAccount;
        return person.Roles.Contains(grant) ? new RoleRevoked(grant.Role, grant.Site, reason) : PeopleRefusals.RoleNotHeld;
    }

    public static Outcome<IFact> RecordIdentityCheck(PersonState person, string by, string how)
    {
        if (!person.Active)
            return PeopleRefusals.PersonInactive;
        if (person.UserId == by)
            return PeopleRefusals.OwnAccount;
        return person.PasswordBy == by ? PeopleRefusals.CheckedByResetter : new IdentityCheckRecorded(how);
    }

    public static Outcome<IFact> GrantQualification(PersonState person, string by, string qualification, long? expiresAt, string reason)
    {
        if (!person.Active)
            return PeopleRefusals.PersonInactive;
        return person.UserId == by ? PeopleRefusals.OwnAccount : new QualificationGranted(qualification, expiresAt, reason);
    }

    public static Outcome<IFact> RevokeQualification(PersonState person, string by, string qualification, string reason)
    {
        if (person.UserId == by)
            return PeopleRefusals.OwnAccount;
        return person.Qualifications.ContainsKey(qualification)
            ? new QualificationRevoked(qualification, reason)
            : PeopleRefusals.QualificationNotHeld;
    }

    public static Outcome<IFact> Deactivate(PersonState person, string by, string reason)
    {
        if (person.UserId == by)
            return PeopleRefusals.OwnAccount;
        return person.Active ? new PersonDeactivated(reason) : PeopleRefusals.PersonInactive;
    }

    public static Outcome<IFact> ResetPassword(PersonState person, string by, string reason)
    {
        if (!person.Active)
            return PeopleRefusals.PersonInactive;
        return person.UserId == by ? PeopleRefusals.OwnAccount : new PasswordReset(reason);
    }

    public static Outcome<IFact> Unlock(PersonState person, string by, string reason)
    {
        if (person.UserId == by)
            return PeopleRefusals.OwnAccount;
        return person.Locked ? new AccountUnlocked(reason) : PeopleRefusals.NotLocked;
    }
}
