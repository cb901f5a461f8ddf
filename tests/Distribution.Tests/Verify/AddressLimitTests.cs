using System.Net;
using Theriac.Distribution.Scans;
using Xunit;

namespace Theriac.Distribution.Tests.Verify;

public sealed class AddressLimitTests
{
    [Theory]
    [InlineData("192.0.2.1", "192.0.2.1", true)]
    [InlineData("192.0.2.1", "::ffff:192.0.2.1", true)]
    [InlineData("192.0.2.1", "192.0.2.2", false)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    public void A_connection_with_many_addresses_is_one_device(string one, string other, bool same)
    {
        var limit = new AddressLimit(TimeProvider.System);

        Assert.Equal(same, limit.DeviceOf(IPAddress.Parse(one)) == limit.DeviceOf(IPAddress.Parse(other)));
    }

    [Fact]
    public void Checks_of_one_connection_end_though_each_comes_from_another_of_its_addresses()
    {
        var limit = new AddressLimit(TimeProvider.System);
        var allowed = Enumerable.Range(1, 300).Count(i => limit.TryTake(limit.DeviceOf(IPAddress.Parse($"2001:db8::{i:x}"))));

        Assert.InRange(allowed, DistributionLimits.ChecksPerMinuteMax, 2 * DistributionLimits.ChecksPerMinuteMax);
    }
}
