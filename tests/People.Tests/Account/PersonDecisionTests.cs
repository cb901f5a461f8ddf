using System.Collections.Immutable;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People.Account;
using Theriac.People.Manage;
using Xunit;
using FactAttribute = Xunit.FactAttribute;

namespace Theriac.People.Tests.Account;

[Trait("Requirement", "A11-12.1-12.3")]
public sealed class PersonDecisionTests
{
    private static readonly PersonState Lan = new() { UserId = "lan", Name = "Lan", Active = true };
    private static readonly RoleGrant Operator = new(Role.Operator, "S1");

    [Fact]
    public void Nobody_changes_his_own_rights()
    {
        Outcome<IFact>[] tries =
        [
            PersonDecisions.GrantRole(Lan, "lan", Operator, "why"),
            PersonDecisions.RevokeRole(Lan with { Roles = [Operator] }, "lan", Operator, "why"),
            PersonDecisions.RecordIdentityCheck(Lan, "lan", "how"),
            PersonDecisions.GrantQualification(Lan, "lan", "weighing", null, "why"),
            PersonDecisions.Unlock(Lan with { Locked = true }, "lan", "why"),
            PersonDecisions.ResetPassword(Lan, "lan", "why"),
            PersonDecisions.Deactivate(Lan, "lan", "why"),
        ];

        Assert.All(tries, outcome => Assert.Equal("own-account", outcome.Refusal.Code));
    }

    [Fact]
    public void A_deactivated_account_gets_nothing()
    {
        var gone = Lan with { Active = false };

        Assert.Equal("person-inactive", PersonDecisions.GrantRole(gone, "admin", Operator, "why").Refusal.Code);
        Assert.Equal("person-inactive", PersonDecisions.ResetPassword(gone, "admin", "why").Refusal.Code);
        Assert.Equal("person-inactive", PersonDecisions.Deactivate(gone, "admin", "why").Refusal.Code);
    }

    [Theory]
    [InlineData(Role.Operator, "role-held")]
    [InlineData(Role.Administrator, "role-conflict")]
    [InlineData(Role.Machine, "role-for-machines")]
    public void A_role_is_refused(Role role, string code) =>
        Assert.Equal(code, PersonDecisions.GrantRole(Lan with { Roles = [Operator] }, "admin", new RoleGrant(role, "S1"), "why").Refusal.Code);

    [Fact]
    public void A_grant_keeps_its_reason() =>
        Assert.Equal(new RoleGranted(Role.Operator, "S1", "joins line 2"), PersonDecisions.GrantRole(Lan, "admin", Operator, "joins line 2").Value);

    [Fact, Xunit.Trait("Requirement", "P11-200a3")]
    public void Who_reset_the_secret_cannot_vouch_for_the_person()
    {
        var reset = Lan with { PasswordBy = "admin" };

        Assert.Equal("checked-by-resetter", PersonDecisions.RecordIdentityCheck(reset, "admin", "seen").Refusal.Code);
        Assert.True(PersonDecisions.RecordIdentityCheck(reset, "minh", "seen").IsOk);
    }

    [Fact]
    public void What_is_not_held_cannot_be_taken()
    {
        Assert.Equal("role-not-held", PersonDecisions.RevokeRole(Lan, "admin", Operator, "why").Refusal.Code);
        Assert.Equal("qualification-not-held", PersonDecisions.RevokeQualification(Lan, "admin", "weighing", "why").Refusal.Code);
        Assert.Equal("account-not-locked", PersonDecisions.Unlock(Lan, "admin", "why").Refusal.Code);
    }
}
