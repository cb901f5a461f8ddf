using Theriac.People.Account;
using Xunit;

namespace Theriac.People.Tests.Account;

[Trait("Requirement", "A11D-11b"), Trait("Requirement", "DI-adm")]
public sealed class RoleConflictTests
{
    private static readonly Role[] Process =
    [
        Role.Operator, Role.Verifier, Role.Supervisor, Role.RecipeAuthor, Role.RecipeChecker, Role.QaReviewer, Role.QualifiedPerson, Role.QcReviewer,
        Role.Planner,
    ];

    public static TheoryData<Role, Role> Pairs
    {
        get
        {
            var pairs = new TheoryData<Role, Role>();
            foreach (var one in Enum.GetValues<Role>())
            {
                foreach (var other in Enum.GetValues<Role>())
                    pairs.Add(one, other);
            }

            return pairs;
        }
    }

    // The whole matrix, written the other way round: by what each pair of kinds of role means.
    [Theory, MemberData(nameof(Pairs))]
    public void The_matrix_says_which_roles_go_together(Role one, Role other)
    {
        var expected = (KindOf(one), KindOf(other)) switch
        {
            ("machine", "machine") => false,
            ("machine", _) or (_, "machine") => true,
            ("process", "process") => false,
            ("read", _) or (_, "read") => false,
            _ => one != other,
        };

        Assert.Equal(expected, RoleConflicts.Between(one, other));
        Assert.Equal(expected ? one : null, RoleConflicts.Find([one], other));
    }

    private static string KindOf(Role role) => role switch
    {
        Role.Machine => "machine",
        Role.Auditor => "read",
        Role.Administrator or Role.SecurityOfficer => "watch",
        _ when Process.Contains(role) => "process",
        _ => throw new InvalidOperationException($"{role} has no kind: decide what it goes with."),
    };
}
