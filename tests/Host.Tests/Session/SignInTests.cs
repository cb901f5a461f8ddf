using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Theriac.Host.Tests.Server;
using Theriac.People;
using Theriac.People.Testing;
using Theriac.Storage;
using Theriac.Testing;
using Xunit;

namespace Theriac.Host.Tests.Session;

public sealed class SignInTests
{
    [Theory, OnBothEngines]
    public async Task Who_signs_in_gets_a_session_and_loses_it_by_signing_out(Engine engine)
    {
        await using var server = await TheriacServer.StartAsync(engine);
        var lan = await server.PersonAsync("lan", Role.Operator);

        var session = await lan.SessionAsync();
        Assert.Equal("lan", session.Json.GetProperty("user").GetProperty("id").GetString());
        Assert.Equal("production", session.Json.GetProperty("instance").GetProperty("kind").GetString());

        Assert.Equal(HttpStatusCode.NoContent, (await lan.DeleteAsync("/api/session")).Status);
        Assert.Equal("none", (await lan.SessionAsync()).Json.GetProperty("state").GetString());
    }

    [Theory, OnBothEngines]
    public async Task A_wrong_password_and_an_unknown_id_look_the_same(Engine engine)
    {
        await using var server = await TheriacServer.StartAsync(engine);
        await server.AccountAsync("lan", Role.Operator);

        var wrong = await server.Browser().SignInAsync("lan", "not-this-one");
        var unknown = await server.Browser().SignInAsync("nobody", "not-this-one");

        Assert.Equal("credentials-wrong", wrong.Code);
        Assert.Equal(wrong.Text, unknown.Text);
        Assert.Equal("4", wrong.Fact("triesLeft"));
    }

    [Fact]
    public async Task Strangers_at_the_door_keep_nobody_from_unlocking()
    {
        await using var server = await TheriacServer.StartAsync(Engine.Sqlite, map: null, configure: builder => builder.Services.AddSingleton(
            new PeopleOptions { PasswordRounds = 100_000, SecretChecksMax = 1, SecretChecksWaitingMax = 1 }));
        var lan = await server.PersonAsync("lan", Role.Operator);
        await lan.PostAsync("/api/session/actions/lock");

        var crowd = Enumerable.Range(0, 20).Select(i => server.Browser().SignInAsync($"nobody{i}", "a guess at it")).ToArray();
        var unlocked = await lan.UnlockAsync();

        Assert.Equal("active", unlocked.Json.GetProperty("state").GetString());
        Assert.Contains("sign-in-busy", (await Task.WhenAll(crowd)).Select(answer => answer.Code));
    }

    [Theory, OnBothEngines]
    public async Task A_new_password_ends_every_session_but_the_one_that_set_it(Engine engine)
    {
        await using var server = await TheriacServer.StartAsync(engine);
        var lan = await server.PersonAsync("lan", Role.Operator);
        var thief = await server.SignedInAsync("lan");
        var minh = await server.PersonAsync("minh", Role.Operator);

        await lan.ChangePasswordAsync(TestPeople.Password, "my-own-secret-7");

        Assert.Equal("none", (await thief.SessionAsync()).Json.GetProperty("state").GetString());
        Assert.Equal("active", (await lan.SessionAsync()).Json.GetProperty("state").GetString());
        Assert.Equal("active", (await minh.SessionAsync()).Json.GetProperty("state").GetString());
    }

    [Theory, OnBothEngines]
    public async Task A_session_cookie_is_no_use_to_scripts_or_other_sites(Engine engine)
    {
        await using var server = await TheriacServer.StartAsync(engine);
        await server.AccountAsync("lan", Role.Operator);

        var answer = await server.Browser().SignInAsync("LAN", TestPeople.Password);

        var cookie = Assert.Single(answer.Message.Headers.GetValues("Set-Cookie"));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
    }
}
