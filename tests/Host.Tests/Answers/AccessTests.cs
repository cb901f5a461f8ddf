using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Theriac.Host.Tests.Server;
using Theriac.People;
using Theriac.Storage;
using Theriac.Testing;
using Xunit;

namespace Theriac.Host.Tests.Answers;

/// <summary>Every endpoint of every module, called without a session and with each role. The list is generated; none is missed.</summary>
[Trait("Requirement", "P11-10d"), Trait("Requirement", "A11-12.1-12.3")]
public sealed class AccessTests
{
    [Fact]
    public async Task Every_endpoint_says_who_may_use_it()
    {
        await using var server = await TheriacServer.StartAsync(Engine.Sqlite);

        var undeclared = Routes(server).Where(route => route.Metadata.GetMetadata<Access>() is null).Select(route => route.RoutePattern.RawText);

        Assert.Empty(undeclared);
        Assert.True(Routes(server).Count() > 40);
    }

    [Theory, OnBothEngines]
    public async Task Without_a_session_every_endpoint_that_is_not_public_answers_401(Engine engine)
    {
        await using var server = await TheriacServer.StartAsync(engine);
        var nobody = server.Browser();
        foreach (var (method, path, access) in Calls(server))
        {
            var answer = await nobody.SendAsync(method, path, method == HttpMethod.Get ? null : new { });
            if (!access.Anonymous)
                Assert.True(answer is { Status: HttpStatusCode.Unauthorized, Code: "signed-out" }, $"{method} {path}: {answer.Status} {answer.Code}");
        }
    }

    [Theory, OnBothEngines]
    public async Task With_every_other_role_an_endpoint_answers_403(Engine engine)
    {
        await using var server = await TheriacServer.StartAsync(engine);
        var closed = Calls(server).Where(call => call.Access is { Anonymous: false, Roles.Count: > 0 }).ToArray();
        foreach (var role in Enum.GetValues<Role>().Where(role => role != Role.Machine))
        {
            var person = await server.PersonAsync("the-" + RoleNames.Of(role), role);
            foreach (var (method, path, access) in closed.Where(call => !call.Access.Roles.Contains(role)))
            {
                var answer = await person.SendAsync(method, path, method == HttpMethod.Get ? null : new { });
                Assert.True(answer is { Status: HttpStatusCode.Forbidden, Code: "role-missing" }, $"{role} {method} {path}: {answer.Status} {answer.Code}");
            }
        }
    }

    [Fact]
    public async Task Who_may_use_an_endpoint_is_not_refused_for_his_role()
    {
        await using var server = await TheriacServer.StartAsync(Engine.Sqlite);
        foreach (var role in Enum.GetValues<Role>().Where(role => role != Role.Machine))
        {
            var person = await server.PersonAsync("the-" + RoleNames.Of(role), role);
            foreach (var (method, path, access) in Calls(server).Where(call => call.Access.Roles.Contains(role) && call.Method == HttpMethod.Get && !call.Path.Contains("feed")))
                Assert.NotEqual("role-missing", (await person.SendAsync(method, path)).Code);
        }
    }

    [Fact]
    public async Task The_matrix_shows_what_is_enforced()
    {
        await using var server = await TheriacServer.StartAsync(Engine.Sqlite);
        var admin = await server.PersonAsync("admin", Role.Administrator);

        var matrix = (await admin.GetAsync("/api/roles")).Json;

        var shown = matrix.GetProperty("rights").EnumerateArray()
            .Select(right => $"{right.GetProperty("method")} {right.GetProperty("path")} {string.Join(',', right.GetProperty("roles").EnumerateArray())}");
        var enforced = Routes(server).SelectMany(route => Methods(route).Select(method =>
            $"{method} {route.RoutePattern.RawText} {string.Join(',', route.Metadata.GetMetadata<Access>()!.Roles.Select(RoleNames.Of))}"));
        Assert.Equal(enforced.Order(), shown.Order());
    }

    private static IEnumerable<(HttpMethod Method, string Path, Access Access)> Calls(TheriacServer server) =>
        from route in Routes(server)
        from method in Methods(route)
        where method is not "ANY"
        select (new HttpMethod(method), PathOf(route), route.Metadata.GetMetadata<Access>()!);

    private static IEnumerable<RouteEndpoint> Routes(TheriacServer server) =>
        server.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    private static IReadOnlyList<string> Methods(RouteEndpoint route) => route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["ANY"];

    /// <summary>The route with a value for each parameter.</summary>
    private static string PathOf(RouteEndpoint route) =>
        "/" + string.Join('/', route.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
        {
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternSeparatorPart separator => separator.Content,
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart => "1",
            _ => "",
        }))));
}
