namespace Theriac.People.Account;

/// <summary>
/// Which roles one person may not hold together (A11D-11b, DI-adm): who administers accounts or watches over them has
/// no hand in the process, and these two are two people (P11-200a3). Author against checker and performer against
/// verifier are kept apart on each record instead, because small plants need people with both roles.
/// </summary>
internal static class RoleConflicts
{
    private static readonly Role[] Process =
    [
        Role.Operator, Role.Verifier, Role.Supervisor, Role.RecipeAuthor, Role.RecipeChecker, Role.QaReviewer,
        Role.QualifiedPerson, Role.Planner, Role.QcReviewer,
    ];

    public static bool Between(Role one, Role other) => Holds(one, other) || Holds(other, one);

    /// <summary>The first role held, at any site, that does not go with the new one; null when there is none.</summary>
    public static Role? Find(IEnumerable<Role> held, Role wanted)
    {
        foreach (var role in held)
        {
            if (Between(role, wanted))
                return role;
        }

        return null;
    }

    private static bool Holds(Role one, Role other) => one switch
    {
        Role.Administrator => other == Role.SecurityOfficer || Process.Contains(other),
        Role.SecurityOfficer => Process.Contains(other),
        Role.Machine => other != Role.Machine,
        _ => false,
    };
}
