using Theriac.Kernel;
using Theriac.People.Account;

namespace Theriac.People.Sign;

/// <summary>Whether a proved person has the right to this signature, and in which role. Pure.</summary>
internal static class SignRight
{
    public static Outcome<Role> Check(PersonState person, SignRequirement requirement, long now)
    {
        if (!person.Active)
            return PeopleRefusals.PersonInactive;
        if (person.Locked)
            return PeopleRefusals.AccountLocked;
        if (person.IdentityCheck is null)
            return PeopleRefusals.IdentityNotChecked.With("signer", person.UserId);
        if (requirement.NotSigners.Contains(person.UserId))
            return PeopleRefusals.SignerNotAllowed(person.UserId, "the same person had a part in it before.");
        if (requirement.Qualification is { } qualification && CheckQualification(person, qualification, now) is { } refusal)
            return refusal;
        foreach (var role in requirement.Roles)
        {
            if (person.Has(role, requirement.Site))
                return role;
        }

        return PeopleRefusals.SignerNotAllowed(person.UserId, "none of the roles it needs is held at this site.")
            .With("roles", string.Join(' ', requirement.Roles.Select(RoleNames.Of))).With("site", requirement.Site);
    }

    private static Refusal? CheckQualification(PersonState person, string qualification, long now)
    {
        if (!person.Qualifications.TryGetValue(qualification, out var expires))
            return PeopleRefusals.QualificationMissing(person.UserId, qualification);
        return expires is { } at && at <= now
            ? PeopleRefusals.QualificationLapsed(person.UserId, qualification, Micros.ToText(at))
            : null;
    }
}
