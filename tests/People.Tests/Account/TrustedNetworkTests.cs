using System.Net;
using Theriac.People.Credential;
using Xunit;

namespace Theriac.People.Tests.Account;

[Trait("Requirement", "A11D-11c")]
public sealed class TrustedNetworkTests
{
    [Theory]
    [InlineData("10.1.2.3", true)]
    [InlineData("::ffff:10.1.2.3", true)]
    [InlineData("127.0.0.1", true)]
    [InlineData("fd00::7", true)]
    [InlineData("203.0.113.9", false)]
    [InlineData("2001:db8::1", false)]
    public void A_password_alone_is_enough_only_inside(string address, bool expected)
    {
        var networks = new TrustedNetworks(new PeopleOptions { TrustedNetworks = ["10.0.0.0/8", "fd00::/8"] });

        Assert.Equal(expected, networks.Trusts(IPAddress.Parse(address)));
    }

    [Fact]
    public void An_unknown_address_is_outside() =>
        Assert.False(new TrustedNetworks(new PeopleOptions { TrustedNetworks = ["10.0.0.0/8"] }).Trusts(null));

    [Fact]
    public void Without_networks_nothing_is_outside() => Assert.True(new TrustedNetworks(new PeopleOptions()).Trusts(null));
}
