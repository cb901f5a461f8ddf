using System.Net;
using Theriac.Host.Tests.Server;
using Theriac.People;
using Theriac.Storage;
using Theriac.Testing;
using Xunit;

namespace Theriac.Host.Tests.Accounts;

public sealed class TokenTests
{
    [Theory, OnBothEngines]
    [Trait("Requirement", "P11-300c"), Trait("Requirement", "P11-300e")]
    public async Task A_token_works_until_it_is_revoked_and_not_a_moment_longer(Engine engine)
    {
        await using var server = await TheriacServer.StartAsync(engine);
        var admin = await server.PersonAsync("admin", Role.Administrator);
        var made = await admin.PostAsync("/api/tokens", new { name = "ERP", roles = new[] { new { role = "auditor", site = "*" } }, days = 30 });
        var machine = server.Browser();
        machine.Bearer = made.Json.GetProperty("token").GetString();

        Assert.Equal(HttpStatusCode.OK, (await machine.GetAsync("/api/activity")).Status);
        Assert.Equal("role-missing", (await machine.PostAsync("/api/tokens", new { name = "own" })).Code);
        Assert.Equal(HttpStatusCode.NoContent, (await admin.DeleteAsync($"/api/tokens/{made.Json.GetProperty("tokenId").GetString()}")).Status);
        Assert.Equal("token-unknown", (await machine.GetAsync("/api/activity")).Code);

        var line = (await admin.GetAsync("/api/tokens")).Json.GetProperty("items")[0];
        Assert.Equal(("ERP", "admin"), (line.GetProperty("name").GetString(), line.GetProperty("revokedBy").GetString()));
        Assert.DoesNotContain(machine.Bearer!, (await admin.GetAsync("/api/tokens")).Text);
    }

    [Theory, OnBothEngines]
    [Trait("Requirement", "P11-300e")]
    public async Task An_altered_or_expired_token_is_refused(Engine engine)
    {
        await using var server = await TheriacServer.StartAsync(engine);
        var admin = await server.PersonAsync("admin", Role.Administrator);
        var made = await admin.PostAsync("/api/tokens", new { name = "ERP", roles = new[] { new { role = "auditor", site = "*" } }, days = 1 });
        var token = made.Json.GetProperty("token").GetString()!;
        var machine = server.Browser();

        for (var i = 0; i < token.Length; i += 7)
        {
            machine.Bearer = token[..i] + (token[i] == 'x' ? 'y' : 'x') + token[(i + 1)..];
            Assert.Equal("token-unknown", (await machine.GetAsync("/api/activity")).Code);
        }

        machine.Bearer = token;
        Assert.Equal(HttpStatusCode.OK, (await machine.GetAsync("/api/activity")).Status);
        server.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal("token-unknown", (await machine.GetAsync("/api/activity")).Code);
    }

    [Theory]
    [InlineData("administrator")]
    [InlineData("qualified-person")]
    [InlineData("security-officer")]
    [InlineData("verifier")]
    [InlineData("supervisor")]
    public async Task A_machine_neither_signs_nor_administers(string role)
    {
        await using var server = await TheriacServer.StartAsync(Engine.Sqlite);
        var admin = await server.PersonAsync("admin", Role.Administrator);

        var answer = await admin.PostAsync("/api/tokens", new { name = "ERP", roles = new[] { new { role, site = "*" } } });

        Assert.Equal("role-not-for-machines", answer.Json.GetProperty("errors")[0].GetProperty("code").GetString());
    }
}
