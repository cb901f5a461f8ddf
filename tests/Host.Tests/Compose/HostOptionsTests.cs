using Theriac.Ledger;
using Xunit;
using FactAttribute = Xunit.FactAttribute;

namespace Theriac.Host.Tests.Compose;

public sealed class HostOptionsTests
{
    [Fact]
    public void Without_arguments_it_is_a_demo_in_data_on_the_loopback_address()
    {
        var options = HostOptions.Parse([]);

        Assert.Equal(("data", HostOptions.UrlsDefault, (InstanceKind?)null), (options.Data, options.Urls, options.Kind));
        Assert.Equal(Path.Combine("data", "theriac.db"), options.Connection);
    }

    [Theory]
    [InlineData("--empty", "--data", "d", "--urls", "http://localhost:1")]
    [InlineData("--data=d", "--urls=http://localhost:1", "--empty")]
    [InlineData("--urls", "http://localhost:1", "--empty", "--data", "d")]
    public void Arguments_come_in_any_order_and_form(params string[] args)
    {
        var options = HostOptions.Parse(args);

        Assert.Equal(("d", "http://localhost:1", InstanceKind.Production), (options.Data, options.Urls, options.Kind));
    }

    [Fact]
    public void A_connection_string_may_hold_equal_signs() =>
        Assert.Equal("Host=db;Username=theriac", HostOptions.Parse(["--database=Host=db;Username=theriac"]).Connection);

    [Theory]
    [InlineData("--demo", "--empty")]
    [InlineData("--data")]
    [InlineData("--date", "d")]
    [InlineData("stray")]
    public void What_is_wrong_is_said(params string[] args) => Assert.Throws<UsageException>(() => HostOptions.Parse(args));
}
