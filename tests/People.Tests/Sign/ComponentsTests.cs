using Theriac.People.Sign;
using Xunit;

namespace Theriac.People.Tests.Sign;

public sealed class ComponentsTests
{
    private static readonly SignRequirement Own = new([Role.Operator], "S1", []);
    private static readonly SignRequirement Second = Own with { SecondPerson = true, NotSigners = ["lan"] };

    [Theory]
    [Trait("Requirement", "P11-200a1"), Trait("Requirement", "P11-200a1i"), Trait("Requirement", "P11-200a1ii")]
    [InlineData(true, "lan", "secret", "password-both")]
    [InlineData(true, null, "secret", "signature-components-missing")]
    [InlineData(true, "lan", null, "signature-components-missing")]
    [InlineData(true, null, null, "signature-components-missing")]
    [InlineData(false, null, "secret", "password-again")]
    [InlineData(false, "lan", "secret", "password-again")]
    [InlineData(false, "LAN", "secret", "password-again")]
    [InlineData(false, "lan", null, "signature-components-missing")]
    [InlineData(false, null, "", "signature-components-missing")]
    [InlineData(false, "minh", "secret", "signer-not-session")]
    [InlineData(true, "minh", "secret", "signer-not-session")]
    public void The_person_of_the_session_is_asked(bool first, string? userId, string? password, string expected) =>
        Assert.Equal(expected, Ask(Own, first, userId, password));

    [Theory]
    [Trait("Requirement", "P11-200a2")]
    [InlineData("minh", "secret", "password-both")]
    [InlineData("minh", null, "signature-components-missing")]
    [InlineData(null, "secret", "signature-components-missing")]
    [InlineData("lan", "secret", "second-person-needed")]
    [InlineData("Lan", "secret", "second-person-needed")]
    public void A_second_person_always_gives_both_and_is_another(string? userId, string? password, string expected)
    {
        Assert.Equal(expected, Ask(Second, first: false, userId, password));
        Assert.Equal(expected, Ask(Second, first: true, userId, password));
    }

    [Fact]
    public void Who_had_a_part_in_it_is_refused_before_his_secret_is_looked_at() =>
        Assert.Equal("signer-not-allowed", Ask(Second with { NotSigners = ["minh"] }, first: false, "minh", "secret"));

    private static string Ask(SignRequirement requirement, bool first, string? userId, string? password)
    {
        var input = new SignatureInput("hash", SignatureMeaning.Performed, "en", null, userId, password);
        return Components.Ask("lan", requirement, input, first).Try(out var asked, out var refusal) ? asked.Method : refusal.Code;
    }
}
