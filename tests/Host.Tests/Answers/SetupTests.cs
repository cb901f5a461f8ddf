using System.Net;
using Theriac.Host.Tests.Server;
using Theriac.People.Testing;
using Theriac.Storage;
using Theriac.Testing;
using Xunit;

namespace Theriac.Host.Tests.Answers;

public sealed class SetupTests
{
    private static readonly object Input = new
    {
        userId = "founder",
        name = "The founder",
        password = TestPeople.Password,
        enterpriseId = "DEMOSOL",
        enterpriseName = "Demosol Pharma",
        siteId = "HN1",
        siteName = "Hà Nội 1",
        zone = "Asia/Ho_Chi_Minh",
    };

    [Theory, OnBothEngines]
    public async Task An_empty_instance_makes_its_first_administrator_and_site_once(Engine engine)
    {
        await using var server = await TheriacServer.StartAsync(engine);
        var browser = server.Browser();

        Assert.True((await browser.GetAsync("/api/setup")).Json.GetProperty("needed").GetBoolean());
        Assert.Equal(HttpStatusCode.Created, (await browser.PostAsync("/api/setup", Input)).Status);
        Assert.False((await browser.GetAsync("/api/setup")).Json.GetProperty("needed").GetBoolean());
        Assert.Equal("setup-done", (await browser.PostAsync("/api/setup", Input)).Code);

        Assert.Equal("active", (await browser.SignInAsync("founder", TestPeople.Password)).Json.GetProperty("state").GetString());
        Assert.Contains("Hà Nội 1", (await browser.GetAsync("/api/sites")).Text);
    }

    [Fact]
    public async Task Two_wizards_at_once_make_one_administrator()
    {
        await using var server = await TheriacServer.StartAsync(Engine.Sqlite);

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => server.Browser().PostAsync("/api/setup", Input)));

        Assert.Equal(1, answers.Count(answer => answer.Status == HttpStatusCode.Created));
        Assert.Equal(3, answers.Count(answer => answer.Code == "setup-done"));
    }

    [Fact]
    public async Task A_wrong_plant_makes_no_account()
    {
        await using var server = await TheriacServer.StartAsync(Engine.Sqlite);

        var answer = await server.Browser().PostAsync("/api/setup", new { userId = "founder", name = "The founder", password = TestPeople.Password });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.True((await server.Browser().GetAsync("/api/setup")).Json.GetProperty("needed").GetBoolean());
    }
}
