using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Theriac.Host.Tests.Server;
using Theriac.People;
using Theriac.People.Testing;
using Theriac.Storage;
using Theriac.Testing;
using Xunit;

namespace Theriac.Host.Tests.Accounts;

public sealed class LockTests
{
    [Theory, OnBothEngines]
    [Trait("Requirement", "P11-300d"), Trait("Requirement", "A11D-11d"), Trait("Requirement", "A11D-11e")]
    public async Task Failures_lock_the_account_and_the_security_officer_knows_at_once(Engine engine)
    {
        await using var server = await TheriacServer.StartAsync(engine);
        var security = await server.PersonAsync("minh", Role.SecurityOfficer);
        var lan = await server.PersonAsync("lan", Role.Operator);
        var thief = server.Browser();

        for (var left = 4; left > 0; left--)
            Assert.Equal(left.ToString(), (await thief.SignInAsync("lan", "a guess at it")).Fact("triesLeft"));
        Assert.Equal("account-locked", (await thief.SignInAsync("lan", "a guess at it")).Code);

        Assert.Equal("account-locked", (await thief.SignInAsync("lan", TestPeople.Password)).Code);
        Assert.Equal("session-locked", (await lan.GetAsync("/api/notices")).Code);
        Assert.Equal("account-locked", (await lan.PostAsync("/api/session/actions/unlock", new { password = TestPeople.Password })).Code);
        var notice = (await security.GetAsync("/api/notices")).Json.GetProperty("items")[0];
        Assert.Equal(("must-act", "account-locked", "lan"), (notice.GetProperty("urgency").GetString(), notice.GetProperty("code").GetString(), notice.GetProperty("facts").GetProperty("person").GetString()));
        var access = await server.Ledger.ReadStreamAsync("access/lan");
        Assert.Equal(5, access.Count(entry => entry.Type == "secret-refused.v1"));

        Assert.Equal(HttpStatusCode.NoContent, (await security.ActAsync("lan", "unlock", new { reason = "spoke to her in person" })).Status);
        Assert.DoesNotContain("account-locked", await security.NoticesAsync());
        Assert.Equal("active", (await lan.PostAsync("/api/session/actions/unlock", new { password = TestPeople.Password })).Json.GetProperty("state").GetString());
    }

    [Theory, OnBothEngines]
    [Trait("Requirement", "P11-300d")]
    public async Task Failures_of_unknown_ids_become_one_entry_however_many_they_are(Engine engine)
    {
        await using var server = await TheriacServer.StartAsync(engine);
        var before = (await server.Ledger.HeadAsync()).Number;

        for (var i = 0; i < 30; i++)
            await server.Browser().SignInAsync($"nobody{i}", "a guess at it");
        Assert.Equal(before + 1, (await server.Ledger.HeadAsync()).Number);
        server.Clock.Advance(TimeSpan.FromMinutes(2));
        await server.Browser().SignInAsync("nobody30", "a guess at it");

        var chunks = await server.Ledger.ReadStreamAsync("access");
        var counts = chunks.Select(entry => System.Text.Json.JsonDocument.Parse(entry.Payload).RootElement.GetProperty("count").GetInt64());
        Assert.Equal(31, counts.Sum());
        Assert.Equal(2, chunks.Count);
    }

    [Theory, OnBothEngines]
    public async Task An_unknown_id_locks_in_the_same_words_as_a_real_one(Engine engine)
    {
        await using var server = await TheriacServer.StartAsync(engine);
        for (var i = 0; i < 4; i++)
            await server.Browser().SignInAsync("nobody", "a guess at it");

        Assert.Equal("account-locked", (await server.Browser().SignInAsync("nobody", "a guess at it")).Code);
    }

    [Fact]
    public async Task An_unknown_id_counts_however_it_is_typed_as_a_real_one_does()
    {
        await using var server = await TheriacServer.StartAsync(Engine.Sqlite);
        await server.AccountAsync("lan", Role.Operator);

        foreach (var typed in new[] { "{0}", " {0}", "{0} ", " {0} " })
        {
            var real = await server.Browser().SignInAsync(string.Format(typed, "lan"), "a guess at it");
            var unknown = await server.Browser().SignInAsync(string.Format(typed, "nobody"), "a guess at it");
            Assert.Equal(real.Text, unknown.Text);
        }
    }

    [Fact]
    public async Task A_locked_account_takes_as_long_as_an_id_that_nobody_has()
    {
        await using var server = await TheriacServer.StartAsync(
            Engine.Sqlite, map: null, configure: builder => builder.Services.AddSingleton(new PeopleOptions { PasswordRounds = 400_000 }));
        await server.AccountAsync("lan", Role.Operator);
        for (var i = 0; i < 5; i++)
        {
            await server.Browser().SignInAsync("lan", "a guess at it");
            await server.Browser().SignInAsync("nobody", "a guess at it");
        }

        var (locked, unknown) = (await FastestAsync(server, "lan"), await FastestAsync(server, "nobody"));

        Assert.True(locked > unknown / 3, $"A locked account: {locked}; an id that nobody has: {unknown}.");
    }

    private static async Task<TimeSpan> FastestAsync(TheriacServer server, string userId)
    {
        var fastest = TimeSpan.MaxValue;
        for (var i = 0; i < 3; i++)
        {
            var watch = System.Diagnostics.Stopwatch.StartNew();
            Assert.Equal("account-locked", (await server.Browser().SignInAsync(userId, "a guess at it")).Code);
            fastest = watch.Elapsed < fastest ? watch.Elapsed : fastest;
        }

        return fastest;
    }

    [Theory, OnBothEngines]
    [Trait("Requirement", "A11D-11d"), Trait("Requirement", "P11-200a1ii")]
    public async Task Idle_time_locks_on_the_server_and_unlocking_gives_the_same_session_back(Engine engine)
    {
        await using var server = await TheriacServer.StartAsync(engine);
        var lan = await server.PersonAsync("lan", Role.Operator);
        var cookie = lan.Cookies["theriac-session"];

        for (var i = 0; i < 5; i++)
        {
            server.Clock.Advance(TimeSpan.FromMinutes(9));
            Assert.Equal(HttpStatusCode.NoContent, (await lan.PostAsync("/api/session/actions/touch")).Status);
        }

        // Reading keeps nobody awake: a screen refreshes itself.
        for (var i = 0; i < 6; i++)
        {
            server.Clock.Advance(TimeSpan.FromMinutes(2));
            await lan.GetAsync("/api/notices");
        }

        Assert.Equal("session-locked", (await lan.GetAsync("/api/notices")).Code);
        Assert.Equal("session-locked", (await lan.PostAsync("/api/session/actions/touch")).Code);
        var locked = await lan.SessionAsync();
        Assert.Equal(("locked", "lan"), (locked.Json.GetProperty("state").GetString(), locked.Json.GetProperty("user").GetProperty("id").GetString()));

        Assert.Equal("credentials-wrong", (await lan.PostAsync("/api/session/actions/unlock", new { password = "a guess at it" })).Code);
        Assert.Equal("active", (await lan.UnlockAsync()).Json.GetProperty("state").GetString());
        Assert.Equal(cookie, lan.Cookies["theriac-session"]);
        Assert.Equal(HttpStatusCode.OK, (await lan.GetAsync("/api/notices")).Status);
    }

    [Theory, OnBothEngines]
    public async Task Another_person_at_a_locked_tablet_gets_an_own_session(Engine engine)
    {
        await using var server = await TheriacServer.StartAsync(engine);
        await server.AccountAsync("minh", Role.Operator);
        var tablet = await server.PersonAsync("lan", Role.Operator);
        var first = tablet.Cookies["theriac-session"];
        await tablet.PostAsync("/api/session/actions/lock");

        Assert.Equal("minh", (await tablet.SignInAsync("minh", TestPeople.Password)).Json.GetProperty("user").GetProperty("id").GetString());

        Assert.NotEqual(first, tablet.Cookies["theriac-session"]);
        tablet.Cookies["theriac-session"] = first;
        Assert.Equal("none", (await tablet.SessionAsync()).Json.GetProperty("state").GetString());
    }

    [Theory, OnBothEngines]
    public async Task End_now_ends_a_session_at_its_next_request(Engine engine)
    {
        await using var server = await TheriacServer.StartAsync(engine);
        var security = await server.PersonAsync("minh", Role.SecurityOfficer);
        var lan = await server.PersonAsync("lan", Role.Operator);
        var other = await server.PersonAsync("tam", Role.Operator);
        var session = (await security.GetAsync("/api/people/lan")).Json.GetProperty("sessions")[0].GetProperty("id").GetString();

        Assert.Equal("role-missing", (await other.DeleteAsync($"/api/people/lan/sessions/{session}")).Code);
        Assert.Equal(HttpStatusCode.NoContent, (await security.DeleteAsync($"/api/people/lan/sessions/{session}")).Status);

        Assert.Equal("signed-out", (await lan.GetAsync("/api/notices")).Code);
        Assert.Equal("minh", (await server.Ledger.ReadStreamAsync("access/lan"))[^1].Actor);
    }

    [Theory, OnBothEngines]
    public async Task One_session_too_many_ends_the_oldest(Engine engine)
    {
        await using var server = await TheriacServer.StartAsync(engine);
        var first = await server.PersonAsync("lan", Role.Operator);
        for (var i = 0; i < 10; i++)
        {
            server.Clock.Advance(TimeSpan.FromSeconds(1));
            Assert.Equal(HttpStatusCode.OK, (await first.GetAsync("/api/notices")).Status);
            await server.SignedInAsync("lan");
        }

        Assert.Equal("signed-out", (await first.GetAsync("/api/notices")).Code);
        Assert.Equal(10, (await (await server.SignedInAsync("lan")).GetAsync("/api/people/lan")).Json.GetProperty("sessions").GetArrayLength());
    }

    [Theory, OnBothEngines]
    public async Task A_session_ends_with_the_shift_in_any_case(Engine engine)
    {
        await using var server = await TheriacServer.StartAsync(engine);
        var lan = await server.PersonAsync("lan", Role.Operator);
        for (var i = 0; i < 17 * 60 / 9; i++)
        {
            server.Clock.Advance(TimeSpan.FromMinutes(9));
            await lan.PostAsync("/api/session/actions/touch");
        }

        Assert.Equal("signed-out", (await lan.GetAsync("/api/notices")).Code);
    }
}
