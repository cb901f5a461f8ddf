using Theriac.People;
using Theriac.Recipes;
using Xunit;

namespace Theriac.Recipes.Tests;

/// <summary>Who may sign what: one table, of which the floor and the linter each read their part.</summary>
public sealed class SigningRolesTests
{
    public static TheoryData<SignatureMeaning, Role> Pairs()
    {
        var pairs = new TheoryData<SignatureMeaning, Role>();
        foreach (var meaning in Enum.GetValues<SignatureMeaning>())
        {
            foreach (var role in Enum.GetValues<Role>()) pairs.Add(meaning, role);
        }
        return pairs;
    }

    [Theory, MemberData(nameof(Pairs))]
    public void The_linter_stops_a_place_of_a_block_exactly_where_the_floor_lets_nobody_sign(SignatureMeaning meaning, Role role)
    {
        var signer = new SignerRule { Meaning = meaning, Role = role };
        var found = Linter.Lint(Master.Clean.Add(Master.Signature("sign", signer))).Findings;
        Assert.Equal(SigningRoles.Of(signer).Count == 0, found.Any(one => one.Rule == "R-352"));
        Assert.True(SigningRoles.Of(signer).All(may => may == role));
    }

    [Fact]
    public void Every_meaning_has_somebody_who_signs_it() =>
        Assert.All(Enum.GetValues<SignatureMeaning>(), meaning => Assert.NotEmpty(SigningRoles.InBlock(meaning)));

    [Theory]
    [InlineData(null, Role.Operator, Role.Verifier)]
    [InlineData(null, Role.Operator, Role.Supervisor)]
    [InlineData(null, Role.Supervisor, Role.Supervisor)]
    [InlineData(null, Role.Supervisor)] // One person: the floor has not its people yet.
    [InlineData("verifier-too-few", Role.Operator, Role.Operator)]
    [InlineData("verifier-too-few", Role.Verifier, Role.Verifier)]
    public void A_verified_step_needs_two_people_of_one_site(string? code, params Role[] floor)
    {
        var around = Master.Plant with { People = [.. floor.Select(Person)] };
        var found = Linter.Lint(Master.Clean, around).Findings.Where(one => one.Rule == "R-353").Select(one => one.Code).Distinct();
        Assert.Equal(code is null ? [] : [code], found);
    }

    [Fact]
    public void Whoever_performs_a_verified_step_holds_its_qualification()
    {
        var asked = Master.Clean.Step("yield", step => step with { Qualification = "granulation" });
        Assert.Equal(["verifier-too-few"], Linter.Lint(asked, Master.Plant).Findings.Where(one => one.Rule == "R-353").Select(one => one.Code));
        var held = Master.Clean.Step("yield", step => step with { Qualification = "weighing" });
        Assert.DoesNotContain(Linter.Lint(held, Master.Plant).Findings, one => one.Rule == "R-353");
    }

    [Fact]
    public void A_signer_without_a_qualification_of_his_own_needs_the_one_of_the_step_as_the_floor_asks_it()
    {
        var block = Master.Signature("sign", new SignerRule { Meaning = SignatureMeaning.Verified, Role = Role.Verifier });
        Assert.DoesNotContain(Linter.Lint(Master.Clean.Add(block), Master.Plant).Findings, one => one.Rule == "R-353");
        var asked = Master.Clean.Add(block with { Qualification = "weighing" }); // Which only the operator holds.
        Assert.Contains(Linter.Lint(asked, Master.Plant).Findings, one => one.Code == "signers-too-few");
    }

    private static LintPerson Person(Role role) => new([new RoleGrant(role, "HAN")], new HashSet<string>());
}
