using System.Net;
using System.Text.Json;
using Theriac.Host.Tests.Server;
using Theriac.People;
using Theriac.People.Testing;
using Theriac.Storage;
using Theriac.Testing;
using Xunit;

namespace Theriac.Host.Tests.Accounts;

/// <summary>Accounts over HTTP, as the accounts screen uses them.</summary>
public sealed class AccountTests
{
    [Theory, OnBothEngines]
    [Trait("Requirement", "P11-100b"), Trait("Requirement", "A11-12.1-12.3"), Trait("Requirement", "A11D-12a")]
    public async Task An_account_grows_by_grants_with_reasons_and_each_is_an_entry(Engine engine)
    {
        await using var server = await TheriacServer.StartAsync(engine);
        var admin = await server.PersonAsync("admin", Role.Administrator);
        var security = await server.PersonAsync("hoa", Role.SecurityOfficer);

        var made = await admin.PostAsync("/api/people", new { userId = "Lan", name = "Trần Thị Lan", language = "vi" });
        Assert.Equal((HttpStatusCode.Created, "lan"), (made.Status, made.Json.GetProperty("userId").GetString()));
        Assert.Equal("input-not-accepted", (await admin.ActAsync("lan", "grant-role", new { role = "operator", site = "S1" })).Code);
        Assert.Equal(HttpStatusCode.NoContent, (await admin.ActAsync("lan", "grant-role", new { role = "operator", site = "S1", reason = "joins line 2" })).Status);
        Assert.Equal("role-held", (await admin.ActAsync("lan", "grant-role", new { role = "operator", site = "S1", reason = "again" })).Code);
        Assert.Equal("role-conflict", (await admin.ActAsync("lan", "grant-role", new { role = "administrator", site = "*", reason = "helps out" })).Code);
        // He has seen her first password: with his word alone he could sign as her (P11-200a3).
        Assert.Equal("checked-by-resetter", (await admin.ActAsync("lan", "record-identity-check", new { how = "I know her" })).Code);
        Assert.Equal(HttpStatusCode.NoContent, (await security.ActAsync("lan", "record-identity-check", new { how = "Passport shown in person" })).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await admin.ActAsync("lan", "grant-qualification", new { qualification = "weighing", expiresAt = "2027-11-22T00:00:00Z", reason = "passed SOP-114" })).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await admin.ActAsync("lan", "revoke-role", new { role = "operator", site = "S1", reason = "left line 2" })).Status);

        var lan = (await admin.GetAsync("/api/people/lan")).Json;
        var role = Assert.Single(lan.GetProperty("roles").EnumerateArray().ToArray());
        Assert.Equal(("joins line 2", "left line 2", "admin"), (role.GetProperty("reason").GetString(), role.GetProperty("revokeReason").GetString(), role.GetProperty("revokedBy").GetString()));
        Assert.Equal("Passport shown in person", lan.GetProperty("identityCheckedHow").GetString());
        Assert.Equal("weighing", lan.GetProperty("qualifications")[0].GetProperty("name").GetString());
        var types = (await server.Ledger.ReadStreamAsync("person/lan")).Select(entry => (entry.Type, entry.Actor)).ToArray();
        Assert.Equal(
            [("person-added.v1", "admin"), ("role-granted.v1", "admin"), ("identity-check-recorded.v1", "hoa"), ("qualification-granted.v1", "admin"), ("role-revoked.v1", "admin")],
            types);
        Assert.Equal(3, (await server.Ledger.ReadStreamAsync("access/admin")).Count(entry => entry.Type == "attempt-refused.v1"));
    }

    [Theory, OnBothEngines]
    [Trait("Requirement", "A11-12.1-12.3")]
    public async Task Who_held_which_role_is_told_for_any_date(Engine engine)
    {
        await using var server = await TheriacServer.StartAsync(engine);
        var admin = await server.PersonAsync("admin", Role.Administrator);
        await server.AccountAsync("lan");
        server.Clock.Advance(TimeSpan.FromDays(1));
        admin = await server.SignedInAsync("admin");
        await admin.ActAsync("lan", "grant-role", new { role = "operator", site = "S1", reason = "joins" });
        server.Clock.Advance(TimeSpan.FromDays(1));
        admin = await server.SignedInAsync("admin");
        await admin.ActAsync("lan", "revoke-role", new { role = "operator", site = "S1", reason = "leaves" });

        Assert.Equal(0, await HeldAsync("2026-11-22T09:00:00Z"));
        Assert.Equal(1, await HeldAsync("2026-11-23T09:00:00Z"));
        Assert.Equal(0, await HeldAsync("2026-11-24T09:00:00Z"));

        async Task<int> HeldAsync(string at) => (await admin.GetAsync($"/api/roles?at={at}")).Json.GetProperty("holders").EnumerateArray()
            .Count(holder => holder.GetProperty("userId").GetString() == "lan");
    }

    [Theory, OnBothEngines]
    [Trait("Requirement", "P11-100a"), Trait("Requirement", "P11-300a")]
    public async Task An_id_is_given_once_for_ever(Engine engine)
    {
        await using var server = await TheriacServer.StartAsync(engine);
        var admin = await server.PersonAsync("admin", Role.Administrator);
        var lan = await server.PersonAsync("lan", Role.Operator);

        Assert.Equal(HttpStatusCode.NoContent, (await admin.ActAsync("lan", "deactivate", new { reason = "retired" })).Status);

        foreach (var id in new[] { "lan", "LAN", " Lan " })
            Assert.Equal("person-exists", (await admin.PostAsync("/api/people", new { userId = id, name = "Another" })).Code);
        Assert.Equal("input-not-accepted", (await admin.PostAsync("/api/people", new { userId = "ｌａｎ", name = "Another" })).Code);
        Assert.Equal("signed-out", (await lan.GetAsync("/api/notices")).Code);
        Assert.Equal("credentials-wrong", (await server.Browser().SignInAsync("lan", TestPeople.Password)).Code);
    }

    [Theory, OnBothEngines]
    [Trait("Requirement", "P11-200a3")]
    public async Task A_reset_password_opens_nothing_until_its_owner_changed_it_and_everybody_is_told(Engine engine)
    {
        await using var server = await TheriacServer.StartAsync(engine);
        var admin = await server.PersonAsync("admin", Role.Administrator);
        var security = await server.PersonAsync("minh", Role.SecurityOfficer);
        var lan = await server.PersonAsync("lan", Role.Operator);

        var reset = await admin.ActAsync("lan", "reset-password", new { reason = "forgot it" });
        var oneTime = reset.Json.GetProperty("password").GetString()!;

        Assert.Equal("signed-out", (await lan.GetAsync("/api/notices")).Code);
        var again = server.Browser();
        Assert.Equal("password-change", (await again.SignInAsync("lan", oneTime)).Json.GetProperty("state").GetString());
        Assert.Equal("password-change-required", (await again.GetAsync("/api/notices")).Code);
        Assert.Equal("password-same", (await again.ChangePasswordAsync(oneTime, oneTime)).Json.GetProperty("errors")[0].GetProperty("code").GetString());
        Assert.Equal("active", (await again.ChangePasswordAsync(oneTime, "my-own-secret-7")).Json.GetProperty("state").GetString());
        Assert.Contains("password-reset", await again.NoticesAsync());
        Assert.Contains("password-reset", await security.NoticesAsync());
        var types = (await server.Ledger.ReadStreamAsync("person/lan")).Select(entry => entry.Type).ToArray();
        Assert.Equal(["password-reset.v1", "password-changed.v1"], types[^2..]);
        Assert.Equal("own-account", (await admin.ActAsync("admin", "reset-password", new { reason = "mine" })).Code);

        // To sign as another takes two people: who reset cannot vouch as well.
        Assert.Equal("checked-by-resetter", (await admin.ActAsync("lan", "record-identity-check", new { how = "I know her" })).Code);
        Assert.Equal(JsonValueKind.Null, (await admin.GetAsync("/api/people/lan")).Json.GetProperty("identityCheckedHow").ValueKind);
        Assert.Equal(HttpStatusCode.NoContent, (await security.ActAsync("lan", "record-identity-check", new { how = "Badge and face" })).Status);
    }

    [Theory, OnBothEngines]
    [Trait("Requirement", "P11-10e4")]
    public async Task No_secret_and_no_time_of_the_client_reaches_an_entry(Engine engine)
    {
        await using var server = await TheriacServer.StartAsync(engine);
        var admin = await server.PersonAsync("admin", Role.Administrator);
        var made = await admin.PostAsync("/api/people", new { userId = "lan", name = "Lan", at = "1999-01-01T00:00:00Z" });
        var token = await admin.PostAsync("/api/tokens", new { name = "ERP", roles = new[] { new { role = "machine", site = "*" } } });

        var text = string.Join('\n', (await server.Ledger.ReadAsync(1, 1000)).Select(entry => System.Text.Encoding.UTF8.GetString(entry.Payload.Span)));

        Assert.DoesNotContain(made.Json.GetProperty("password").GetString()!, text);
        Assert.DoesNotContain(token.Json.GetProperty("token").GetString()!, text);
        Assert.DoesNotContain(TestPeople.Password, text);
        Assert.DoesNotContain("1999", text);
    }

    [Theory, OnBothEngines]
    [Trait("Requirement", "P11-300b")]
    public async Task An_aged_password_must_be_changed_and_a_dormant_account_is_listed(Engine engine)
    {
        await using var server = await TheriacServer.StartAsync(engine);
        await server.AccountAsync("admin", Role.Administrator);
        await server.AccountAsync("lan", Role.Operator);
        server.Clock.Advance(TimeSpan.FromDays(100));
        var admin = await server.SignedInAsync("admin");

        var dormant = (await admin.GetAsync("/api/people?dormant=true")).Json.GetProperty("items").EnumerateArray();
        Assert.Equal(["lan"], dormant.Select(line => line.GetProperty("userId").GetString()!));

        server.Clock.Advance(TimeSpan.FromDays(300));
        Assert.Equal("password-change", (await server.Browser().SignInAsync("lan", TestPeople.Password)).Json.GetProperty("state").GetString());
    }

    [Theory, OnBothEngines]
    [Trait("Requirement", "A11D-11a")]
    public async Task An_administrator_of_one_site_grants_at_no_other(Engine engine)
    {
        await using var server = await TheriacServer.StartAsync(engine);
        await server.AccountAsync("lan");
        var boss = await server.PersonAsync("boss", Role.Administrator);
        await boss.PostAsync("/api/people", new { userId = "local", name = "Local administrator" });
        await boss.ActAsync("local", "grant-role", new { role = "administrator", site = "S1", reason = "runs S1" });
        var local = await server.FirstSignInAsync(boss, "local");

        Assert.Equal(HttpStatusCode.NoContent, (await local.ActAsync("lan", "grant-role", new { role = "operator", site = "S1", reason = "joins" })).Status);
        Assert.Equal("role-missing", (await local.ActAsync("lan", "grant-role", new { role = "operator", site = "S2", reason = "joins" })).Code);
        Assert.Equal("role-missing", (await local.ActAsync("lan", "grant-role", new { role = "operator", site = "*", reason = "joins" })).Code);
        Assert.Equal("role-missing", (await local.PostAsync("/api/tokens", NewToken("S2"))).Code);
        Assert.Equal(HttpStatusCode.Created, (await local.PostAsync("/api/tokens", NewToken("S1"))).Status);

        static object NewToken(string site) => new { name = "ERP", roles = new[] { new { role = "machine", site } } };
    }
}
