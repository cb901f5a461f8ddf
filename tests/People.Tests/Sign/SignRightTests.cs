using System.Collections.Immutable;
using Theriac.People.Account;
using Theriac.People.Sign;
using Xunit;

namespace Theriac.People.Tests.Sign;

public sealed class SignRightTests
{
    private const long Now = 1_000;

    private static readonly PersonState Lan = new()
    {
        UserId = "lan",
        Name = "Lan",
        Active = true,
        IdentityCheck = 7,
        Roles = [new RoleGrant(Role.Operator, "S1")],
        Qualifications = ImmutableDictionary<string, long?>.Empty.Add("weighing", 2_000).Add("coating", 999).Add("packing", null),
    };

    private static readonly SignRequirement Perform = new([Role.Operator, Role.Supervisor], "S1", []);

    [Fact, Trait("Requirement", "P11-100b")]
    public void Without_an_identity_check_there_is_no_right_to_sign() =>
        Assert.Equal("identity-not-checked", Check(Lan with { IdentityCheck = null }, Perform));

    [Fact, Trait("Requirement", "P11-10g")]
    public void Who_may_perform_may_not_verify() =>
        Assert.Equal("signer-not-allowed", Check(Lan, Perform with { Roles = [Role.Verifier] }));

    [Fact, Trait("Requirement", "P11-10g")]
    public void A_role_at_one_site_does_not_sign_at_another() =>
        Assert.Equal("signer-not-allowed", Check(Lan, Perform with { Site = "S2" }));

    [Theory, Trait("Requirement", "P11-10i")]
    [InlineData("weighing", "Operator")]
    [InlineData("packing", "Operator")]
    [InlineData("coating", "qualification-lapsed")]
    [InlineData("sterile-filling", "qualification-missing")]
    public void Only_trained_people_act(string qualification, string expected) =>
        Assert.Equal(expected, Check(Lan, Perform with { Qualification = qualification }));

    [Fact, Trait("Requirement", "A11D-11b")]
    public void An_administrator_signs_no_step() =>
        Assert.Equal("signer-not-allowed", Check(Lan with { Roles = [new RoleGrant(Role.Administrator, "*")] }, Perform));

    [Fact]
    public void Who_was_locked_or_deactivated_signs_nothing()
    {
        Assert.Equal("account-locked", Check(Lan with { Locked = true }, Perform));
        Assert.Equal("person-inactive", Check(Lan with { Active = false }, Perform));
    }

    [Fact]
    public void The_signature_names_the_first_role_that_was_asked_for_and_is_held() => Assert.Equal("Operator", Check(Lan, Perform));

    private static string Check(PersonState person, SignRequirement requirement) =>
        SignRight.Check(person, requirement, Now).Try(out var role, out var refusal) ? role.ToString() : refusal.Code;
}
