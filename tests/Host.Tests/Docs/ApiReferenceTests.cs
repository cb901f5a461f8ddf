using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Theriac.Host.Tests.Server;
using Theriac.Storage;
using Theriac.Testing;
using Xunit;

namespace Theriac.Host.Tests.Docs;

/// <summary>What the host says of itself, and the pages of <c>docs/api</c> that are written from it.</summary>
public sealed class ApiReferenceTests
{
    [Fact]
    public async Task Every_endpoint_says_what_it_answers_and_that_it_may_refuse()
    {
        await using var server = await TheriacServer.StartAsync(Engine.Sqlite);
        var calls = ApiDescription.CallsOf(await DescriptionAsync(server));

        Assert.True(calls.Count > 80);
        foreach (var call in calls)
        {
            var name = $"{call.Method} {call.Path}";
            Assert.True(call.SaysRefusals, $"{name} does not say that it may refuse.");
            Assert.True(call.Access is not null, $"{name} does not say who may call it.");
            Assert.True(call.Tag is not "" and not "Theriac.Host", $"{name} has no tag.");
            Assert.True(call.Answers.Any(), $"{name} does not say what it answers.");
            foreach (var (status, contents) in call.Answers)
            {
                var isSilent = status is "202" or "204";
                Assert.True(isSilent == (contents.Count == 0), $"{name} does not say what its {status} carries: add Produces<T>().");
                Assert.All(contents, content => Assert.True(content.Schema is not null, $"{name} has no schema for {content.Media}."));
            }
        }
    }

    [Fact]
    public void Every_refusal_of_every_module_has_a_code_and_a_status()
    {
        var lines = RefusalBook.Read();

        Assert.True(lines.Count > 200);
        Assert.All(lines, line => Assert.InRange(line.Status, 400, 503));
        Assert.Contains(new RefusalLine("Plant", "LotUnknown", "lot-unknown", 404, "There is no … …."), lines);
        Assert.Contains(lines, line => line is { Module: "Epcis", Code: "epcis-event-exists", Status: 409 });
        Assert.Contains(lines, line => line is { Module: "Recipe", Code: "recipe-not-draft", Status: 409 });
    }

    [Fact]
    public async Task The_reference_in_docs_is_what_the_host_says()
    {
        await using var server = await TheriacServer.StartAsync(Engine.Sqlite);
        var refusals = RefusalBook.Read();
        var reach = new RefusalReach(refusals);
        var endpoints = EndpointsOf(server);
        var reference = new ApiReference(
            await DescriptionAsync(server),
            call => endpoints.TryGetValue($"{call.Method} {call.Path}", out var endpoint) ? reach.Of(endpoint) : [], refusals);

        foreach (var (name, text) in reference.Pages)
        {
            var path = Path.Combine(PostgresServer.FindRoot(), "docs", "api", name);
            // To publish a change of the interface: run this test with THERIAC_WRITE_DOCS=1, then read the difference.
            if (Environment.GetEnvironmentVariable("THERIAC_WRITE_DOCS") == "1")
            {
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                await File.WriteAllTextAsync(path, text);
            }

            Assert.Equal(text, await File.ReadAllTextAsync(path));
        }
    }

    private static async Task<JsonElement> DescriptionAsync(TheriacServer server) => (await server.Browser().GetAsync("/openapi/v1.json")).Json;

    /// <summary>By method and path as the description writes it: without constraints and without a slash at the end.</summary>
    private static Dictionary<string, RouteEndpoint> EndpointsOf(TheriacServer server) =>
        (from endpoint in server.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
         from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []
         select ($"{method} {PathOf(endpoint)}", endpoint)).DistinctBy(pair => pair.Item1).ToDictionary(pair => pair.Item1, pair => pair.endpoint);

    private static string PathOf(RouteEndpoint endpoint) =>
        "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
        {
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternSeparatorPart separator => separator.Content,
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart parameter => $"{{{parameter.Name}}}",
            _ => "",
        }))));
}
