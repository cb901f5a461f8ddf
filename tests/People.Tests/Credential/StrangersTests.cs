using Theriac.People.Credential;
using Theriac.Testing;
using Xunit;

namespace Theriac.People.Tests.Credential;

public sealed class StrangersTests
{
    [Fact]
    public void Who_fails_much_waits_outside_while_others_stand_at_the_door_and_only_then()
    {
        var clock = new TestClock();
        var strangers = new Strangers(clock, new PeopleOptions { StrangerFailuresMax = 3 });
        for (var failure = 0; failure < 3; failure++)
        {
            Assert.True(strangers.MayTry("203.0.113.7", isCrowded: true));
            strangers.Failed("203.0.113.7");
        }

        Assert.False(strangers.MayTry("203.0.113.7", isCrowded: true));
        Assert.True(strangers.MayTry("203.0.113.7", isCrowded: false));
        Assert.True(strangers.MayTry("203.0.113.8", isCrowded: true));
        Assert.True(strangers.MayTry(null, isCrowded: true)); // An enrolled terminal.
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True(strangers.MayTry("203.0.113.7", isCrowded: true));
    }

    [Fact]
    public void Two_secrets_at_least_are_checked_at_the_same_time() => Assert.True(new PeopleOptions().SecretChecksMax >= 2);
}
