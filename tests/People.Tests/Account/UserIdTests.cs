using FsCheck;
using FsCheck.Fluent;
using Theriac.People.Account;
using Xunit;

namespace Theriac.People.Tests.Account;

[Trait("Requirement", "P11-300a")]
public sealed class UserIdTests
{
    [Theory]
    [InlineData("lan", "lan")]
    [InlineData("LAN", "lan")]
    [InlineData(" Lan.T-2_x ", "lan.t-2_x")]
    [InlineData("\uff4c\uff41\uff4e", null)] // full width
    [InlineData("l\u0430n", null)] // Cyrillic a
    [InlineData("\u212aim", null)] // Kelvin sign
    [InlineData("lan\u017f", null)] // long s
    [InlineData("l", null)]
    [InlineData(".lan", null)]
    [InlineData("la n", null)]
    [InlineData("lan/../x", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void An_id_folds_to_one_form_or_is_refused(string? typed, string? expected)
    {
        Assert.Equal(expected is not null, UserIds.TryFold(typed, out var userId));
        if (expected is not null)
            Assert.Equal(expected, userId);
    }

    [Fact]
    public void Whatever_is_accepted_folds_to_itself() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Almost().ToArbitrary(), text =>
            !UserIds.TryFold(text, out var once) || (UserIds.TryFold(once, out var twice) && once == twice && once.All(char.IsAscii))));

    [Fact]
    public void About_half_of_what_that_tries_is_accepted() =>
        Assert.InRange(Almost().Sample(1000).Count(text => UserIds.TryFold(text, out _)), 300, 900);

    /// <summary>Ids, now and then with a letter that is none of ours.</summary>
    private static Gen<string> Almost() =>
        from text in Gen.Elements("abcXYZ019.-_".ToCharArray()).NonEmptyListOf()
        from strange in Gen.Frequency((3, Gen.Constant("")), (1, Gen.Elements("\u0430", "\u212a", "\u017f", "/", " ", "\uff4c")))
        select "a" + string.Concat(text) + strange;
}
