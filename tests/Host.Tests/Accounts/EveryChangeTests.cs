using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Theriac.Host.Tests.Server;
using Theriac.People;
using Theriac.Storage;
using Theriac.Testing;
using Xunit;

namespace Theriac.Host.Tests.Accounts;

/// <summary>Each command on accounts writes an entry with its actor; the list of commands is generated, so none is missed.</summary>
[Trait("Requirement", "P11-10e1"), Trait("Requirement", "A11-12.4"), Trait("Requirement", "DI-A")]
public sealed class EveryChangeTests
{
    /// <summary>Commands with a body that succeeds after those before it.</summary>
    private static readonly (string Command, string Path, object? Body)[] Commands =
    [
        ("POST /api/people/", "/api/people", new { userId = "lan", name = "Lan" }),
        ("POST /api/people/{id}/actions/grant-role", "/api/people/lan/actions/grant-role", new { role = "operator", site = "S1", reason = "joins" }),
        ("POST /api/people/{id}/actions/revoke-role", "/api/people/lan/actions/revoke-role", new { role = "operator", site = "S1", reason = "leaves" }),
        ("POST /api/people/{id}/actions/record-identity-check", "/api/people/tam/actions/record-identity-check", new { how = "passport" }),
        ("POST /api/people/{id}/actions/grant-qualification", "/api/people/lan/actions/grant-qualification", new { qualification = "weighing", reason = "trained" }),
        ("POST /api/people/{id}/actions/revoke-qualification", "/api/people/lan/actions/revoke-qualification", new { qualification = "weighing", reason = "lapsed" }),
        ("POST /api/people/{id}/actions/reset-password", "/api/people/lan/actions/reset-password", new { reason = "forgotten" }),
        ("POST /api/people/{id}/actions/unlock", "/api/people/tam/actions/unlock", new { reason = "spoke to her" }),
        ("POST /api/people/{id}/actions/deactivate", "/api/people/lan/actions/deactivate", new { reason = "left" }),
        ("DELETE /api/people/{id}/sessions/{session}", "/api/people/tam/sessions/{session}", null),
        ("POST /api/tokens/", "/api/tokens", new { name = "ERP", roles = new[] { new { role = "machine", site = "*" } } }),
        ("DELETE /api/tokens/{id}", "/api/tokens/{token}", null),
    ];

    /// <summary>These change no record: what one has seen, documents to be signed; and those with tests of their own.</summary>
    private static readonly string[] Elsewhere =
    [
        "POST /api/notices/actions/seen", "POST /api/access-reviews/{role}/actions/review/document",
        "POST /api/access-reviews/{role}/actions/review", "POST /api/people/{id}/actions/remove-passkey",
    ];

    [Theory, OnBothEngines]
    public async Task Each_command_writes_an_entry_with_its_actor(Engine engine)
    {
        await using var server = await TheriacServer.StartAsync(engine);
        var admin = await server.PersonAsync("admin", Role.Administrator);
        var tam = await server.PersonAsync("tam", Role.Operator);
        for (var i = 0; i < 5; i++)
            await server.Browser().SignInAsync("tam", "a guess at it");
        var session = (await admin.GetAsync("/api/people/tam")).Json.GetProperty("sessions")[0].GetProperty("id").GetString();
        var token = "";

        foreach (var (command, path, body) in Commands)
        {
            var before = (await server.Ledger.HeadAsync()).Number;
            var address = path.Replace("{session}", session).Replace("{token}", token);
            var answer = await admin.SendAsync(new HttpMethod(command.Split(' ')[0]), address, body);
            Assert.True((int)answer.Status < 300, $"{command}: {answer.Text}");
            var entries = await server.Ledger.ReadAsync(before + 1, 10);
            Assert.True(entries.Any(entry => entry.Actor == "admin"), command);
            if (command == "POST /api/tokens/")
                token = answer.Json.GetProperty("tokenId").GetString()!;
        }
    }

    [Fact]
    public async Task No_command_is_missed()
    {
        await using var server = await TheriacServer.StartAsync(Engine.Sqlite);

        var commands = server.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(route => route.Metadata.GetMetadata<ITagsMetadata>()?.Tags.Contains("people") == true)
            .SelectMany(route => route.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Select(method => $"{method} {route.RoutePattern.RawText}"))
            .Where(command => !command.StartsWith("GET", StringComparison.Ordinal));

        Assert.Equal(Commands.Select(each => each.Command).Concat(Elsewhere).Order(), commands.Order());
    }
}
